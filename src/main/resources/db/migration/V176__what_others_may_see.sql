-- What villagers write or photograph for others to see, and whether others may: WeChat is asked first, then a person.
-- One row for the text and one for each file, each time that it is to be shown; the county leads the key as elsewhere.
CREATE TABLE content_review (
    county      char(6) NOT NULL,
    id          uuid NOT NULL,
    region      text NOT NULL,                     -- whose reviewers decide
    kind        text NOT NULL,                     -- what it belongs to, wish
    subject     uuid NOT NULL,                     -- and which one
    file        uuid,                              -- null: the text
    media_type  text,                              -- of the file as it was sent
    state       text NOT NULL CHECK (state IN ('checking', 'waiting', 'passed', 'refused', 'dropped')),
    cause       text,                              -- why a person is to decide
    reason      text,                              -- of a refusal, for its author to read
    asked_at    timestamptz NOT NULL,
    settled_at  timestamptz,
    trace       text,                              -- WeChat's number of its question, of a picture
    fetch_key   bytea,                             -- SHA-256 of the name under which WeChat fetches the picture
    fetch_until timestamptz,
    PRIMARY KEY (county, id)
);
CREATE INDEX content_review_by_id ON content_review (id);
CREATE INDEX content_review_by_subject ON content_review (subject);
CREATE INDEX content_review_waiting ON content_review (id) WHERE state = 'waiting';
CREATE INDEX content_review_checking ON content_review (asked_at) WHERE state = 'checking';
CREATE UNIQUE INDEX content_review_by_trace ON content_review (trace) WHERE trace IS NOT NULL;
CREATE UNIQUE INDEX content_review_by_fetch_key ON content_review (fetch_key) WHERE fetch_key IS NOT NULL;

-- What WeChat found in a picture. It may say so before we have written down the number of our own question.
CREATE TABLE content_verdict (
    trace   text PRIMARY KEY,
    verdict text NOT NULL,
    at      timestamptz NOT NULL
);

-- Whether others see a wish is its author's choice; the state says how far that is.
ALTER TABLE wish
    ADD publicity text NOT NULL DEFAULT 'private'
        CHECK (publicity IN ('private', 'checking', 'shown', 'refused', 'needs-change', 'unfit')),
    ADD publicity_reason text,                     -- why not, for its author to read
    ADD public_title text,                         -- what others read instead of the title
    ADD public_text text;                          -- and instead of the content
CREATE INDEX wish_shown ON wish (region text_pattern_ops, id) WHERE publicity = 'shown';
