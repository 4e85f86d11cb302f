-- Questions of a kind, one row a version. A version never changes: reports that were sent by it are read with it.
CREATE TABLE report_questionnaire (
    kind         text NOT NULL REFERENCES report_kind,
    version      int NOT NULL CHECK (version > 0),
    body         text NOT NULL,                    -- JSON, as it is served
    published_at timestamptz NOT NULL,
    PRIMARY KEY (kind, version)
);
