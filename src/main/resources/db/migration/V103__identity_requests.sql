-- An inspector asks to know who reports; a custodian decides. Reason and note are sealed: the reason's key is a part of
-- the report (report_key), the note is sealed for the asker.
CREATE TABLE report_identity_request (
    id         uuid PRIMARY KEY,
    county     char(6) NOT NULL,
    report_id  uuid NOT NULL,
    status     text NOT NULL CHECK (status IN ('open', 'approved', 'refused')),
    asked_by   uuid NOT NULL REFERENCES staff_person,
    asked_at   timestamptz NOT NULL,
    reason     bytea NOT NULL,
    decided_by uuid REFERENCES staff_person CHECK (decided_by <> asked_by),
    decided_at timestamptz,
    note       bytea,
    until      timestamptz,                        -- an approval ends
    CHECK ((status = 'open') = (decided_at IS NULL)),
    CHECK ((status = 'approved') = (until IS NOT NULL)),
    FOREIGN KEY (county, report_id) REFERENCES report ON DELETE CASCADE
);
-- One question at a time.
CREATE UNIQUE INDEX report_identity_request_open ON report_identity_request (county, report_id, asked_by)
    WHERE status = 'open';
CREATE INDEX report_identity_request_by_report ON report_identity_request (county, report_id);
