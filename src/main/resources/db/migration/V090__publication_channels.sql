-- 公开渠道: where a published roster has been shown. 网 is the publication itself, 微 the article that staff say they
-- sent, 栏 the photos of the village boards.
CREATE TABLE publication_village (
    version_id uuid NOT NULL REFERENCES roster_version,
    village    text NOT NULL,                      -- region code; each is a board to be put up
    lines      int NOT NULL,
    PRIMARY KEY (version_id, village)
);
CREATE INDEX publication_village_by_village ON publication_village (village text_pattern_ops);
INSERT INTO publication_village (version_id, village, lines)
SELECT v.id, l.village, count(*)
FROM roster_version v JOIN roster_line l ON l.county = v.county AND l.year = v.year AND l.version_id = v.id
WHERE v.status = 'published'
GROUP BY v.id, l.village;

CREATE TABLE publication_article (
    version_id uuid PRIMARY KEY REFERENCES roster_version,
    url        text NOT NULL,
    sent_on    date NOT NULL,
    marked_by  uuid NOT NULL,
    marked_at  timestamptz NOT NULL
);

-- A roster on a village's board. Its photos are uploads of the owner board:<id>.
CREATE TABLE board_posting (
    id            uuid PRIMARY KEY,
    county        char(6) NOT NULL,
    version_id    uuid NOT NULL,
    village       text NOT NULL,
    put_up_on     date NOT NULL,
    taken_down_on date,
    place         text,
    filed_by      uuid NOT NULL,
    filed_by_name text NOT NULL,                   -- as it was then
    filed_at      timestamptz NOT NULL,
    FOREIGN KEY (version_id, village) REFERENCES publication_village
);
CREATE INDEX board_posting_by_version ON board_posting (version_id, village);

-- Channels that a programme can do without; absent: it needs all three.
CREATE TABLE programme_channels (
    programme text PRIMARY KEY REFERENCES programme,
    wechat    boolean NOT NULL,
    board     boolean NOT NULL
);
