-- Files that clerks send, what became of them, and what was found in them.
CREATE TABLE import_job (
    id            uuid PRIMARY KEY,
    programme     text NOT NULL REFERENCES programme,
    region        text NOT NULL,
    year          int NOT NULL,
    period        text NOT NULL,
    file_name     text,                            -- long numbers masked
    file_key      text NOT NULL,                   -- of the sealed file
    file_bytes    bigint NOT NULL,
    file_sha256   text NOT NULL,
    author        uuid NOT NULL,
    status        text NOT NULL CHECK (status IN ('received', 'running', 'done', 'refused')),
    failures      int NOT NULL DEFAULT 0,          -- through no fault of the file
    row_count     int NOT NULL DEFAULT 0,
    accepted      int NOT NULL DEFAULT 0,
    rejected      int NOT NULL DEFAULT 0,
    total_fen     bigint NOT NULL DEFAULT 0,       -- of the accepted rows
    problem_count int NOT NULL DEFAULT 0,          -- all of them, also those past what import_problem keeps
    roster_id     uuid,
    version_id    uuid,
    created_at    timestamptz NOT NULL,
    finished_at   timestamptz
);
CREATE INDEX import_job_same_file ON import_job (programme, region, period, file_sha256);
CREATE INDEX import_job_by_region ON import_job (region text_pattern_ops, id);
-- Which roster versions stand on an import.
CREATE INDEX roster_version_by_import ON roster_version (import_id);

CREATE TABLE import_problem (
    import_id uuid NOT NULL REFERENCES import_job ON DELETE CASCADE,
    no        int NOT NULL,
    sheet     text,
    row_no    int,
    col       text,
    code      text NOT NULL,
    message   text NOT NULL,
    level     text NOT NULL,
    PRIMARY KEY (import_id, no)
);
