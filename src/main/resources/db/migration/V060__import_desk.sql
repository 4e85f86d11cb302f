-- A clerk looks at what was recognised before anything is kept, corrects columns, sees how far an import is, cancels it.
ALTER TABLE import_job
    ADD COLUMN preview           boolean NOT NULL DEFAULT false, -- stops at 'recognised' until the clerk confirms
    ADD COLUMN office            text,                           -- region of the grant under which it was sent
    ADD COLUMN mapping           text,                           -- JSON, column key → field, as the clerk corrected it
    ADD COLUMN recognition       text,                           -- JSON, what was recognised; no ID or card digits
    ADD COLUMN source_removed_at timestamptz,                    -- the sealed file is gone since
    DROP CONSTRAINT import_job_status_check,
    ADD CONSTRAINT import_job_status_check
        CHECK (status IN ('received', 'running', 'recognised', 'done', 'refused', 'cancelled'));
UPDATE import_job SET office = region;
ALTER TABLE import_job ALTER COLUMN office SET NOT NULL;
CREATE INDEX import_job_with_source ON import_job (created_at) WHERE source_removed_at IS NULL;

-- Apart from import_job, whose row is locked while its import runs.
CREATE TABLE import_progress (
    import_id    uuid PRIMARY KEY REFERENCES import_job,
    rows_read    int NOT NULL DEFAULT 0,
    of_rows      int,                              -- as the file says of itself, null where it does not
    cancelled_at timestamptz                       -- nothing comes of it from then on
);
INSERT INTO import_progress (import_id) SELECT id FROM import_job;

-- What a heading means to an office, where it is not what the synonyms say.
CREATE TABLE import_mapping (
    programme  text NOT NULL REFERENCES programme,
    office     text NOT NULL,                      -- region of the clerk's grant
    heading    text NOT NULL,
    field      text NOT NULL,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (programme, office, heading)
);

-- For the marked workbook, which goes through the rows of a sheet beside its problems.
CREATE INDEX import_problem_by_place ON import_problem (import_id, sheet, row_no, no);
