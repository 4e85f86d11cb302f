-- 我要举报. Whoever holds this database reads of a report its region, kind, state and dates, and nothing else.
CREATE TABLE report_kind (
    code     text PRIMARY KEY,
    name     text NOT NULL,
    position int NOT NULL                          -- order in which villagers see them
);
INSERT INTO report_kind (code, name, position) VALUES
    ('subsidy', '补贴资金', 1),
    ('conduct', '干部作风', 2),
    ('village-affairs', '村务财务', 3),
    ('other', '其他', 4);

CREATE TABLE report (
    county       char(6) NOT NULL,
    id           uuid NOT NULL,                    -- version 4: tells nothing of when or by whom
    region       text NOT NULL,
    kind         text NOT NULL REFERENCES report_kind,
    status       text NOT NULL CHECK (status IN
        ('received', 'accepted', 'not-ours', 'rejected', 'investigating', 'concluded', 'archived')),
    received_at  timestamptz NOT NULL,
    accepted_at  timestamptz,
    concluded_at timestamptz,
    data_key     bytea NOT NULL,                   -- the report's own key, wrapped
    content      bytea NOT NULL,                   -- sealed: subject, text, accused, what there is besides
    identity_key bytea NOT NULL,                   -- a second key, wrapped: who opens a report need not open this
    identity     bytea NOT NULL,                   -- sealed: real name and contact; holds nothing for the anonymous
    messages     int NOT NULL,                     -- number of the last message
    lock_version int NOT NULL,
    PRIMARY KEY (county, id)
);
CREATE INDEX report_by_id ON report (id);
CREATE INDEX report_by_age ON report (county, received_at DESC, id DESC);

CREATE TABLE report_message (
    county    char(6) NOT NULL,
    report_id uuid NOT NULL,
    no        int NOT NULL,                        -- 1, 2, 3 … within the report
    id        uuid NOT NULL,
    at        timestamptz NOT NULL,
    sealed    bytea NOT NULL,                      -- who writes and what, under the report's own key
    PRIMARY KEY (county, report_id, no),
    FOREIGN KEY (county, report_id) REFERENCES report ON DELETE CASCADE
);

-- 查询码. Apart from the report, because the receipt alone, without the county, must find it.
CREATE TABLE report_receipt (
    hash      bytea PRIMARY KEY,                   -- slow derivation of the 16 digits
    county    char(6) NOT NULL,
    report_id uuid NOT NULL
);
