-- A report's keys are wrapped for people from now on, no longer for the site. Those of before can be opened with the
-- site's keys only, by the application and not by SQL: no site was in service, so what demos left goes.
UPDATE upload SET owner = NULL, place = NULL, expires_at = now() WHERE owner LIKE 'report:%';
DELETE FROM report_receipt;
DELETE FROM report;
ALTER TABLE report DROP COLUMN data_key, DROP COLUMN identity_key;

-- Wrapped under the half of the receipt's derivation that is not kept. The identity's key only while the office has no
-- custodian.
ALTER TABLE report_receipt ADD COLUMN content_key bytea NOT NULL, ADD COLUMN identity_key bytea;

-- Who gets the keys of an office's reports: the first by being the first, every other one by one of these.
CREATE TABLE report_key_holder (
    office      text NOT NULL,                     -- region of the office, as it stands in the grant
    role        text NOT NULL CHECK (role IN ('inspector', 'custodian')),
    staff_id    uuid NOT NULL REFERENCES staff_person,
    public_key  bytea NOT NULL,                    -- the one that was admitted, whatever comes later
    admitted_at timestamptz NOT NULL,
    admitted_by uuid REFERENCES staff_person,      -- null for the first
    PRIMARY KEY (office, role, staff_id)
);
CREATE INDEX report_key_holder_by_staff ON report_key_holder (staff_id);

-- One row for everybody who can open a part of a report.
CREATE TABLE report_key (
    county     char(6) NOT NULL,
    report_id  uuid NOT NULL,
    part       text NOT NULL,                      -- content, identity, or the reason of a request for it
    holder     uuid NOT NULL,                      -- a member of staff; nil for the escrow key
    office     text NOT NULL,                      -- for which office and as what the holder has it
    role       text NOT NULL CHECK (role IN ('inspector', 'custodian', 'escrow')),
    wrapped    bytea NOT NULL,
    expires_at timestamptz,                        -- an inspector's look at an identity ends
    PRIMARY KEY (county, report_id, part, holder),
    FOREIGN KEY (county, report_id) REFERENCES report ON DELETE CASCADE
);
CREATE INDEX report_key_by_report ON report_key (report_id, part);
CREATE INDEX report_key_by_holder ON report_key (holder, office, role);
CREATE INDEX report_key_expiring ON report_key (expires_at) WHERE expires_at IS NOT NULL;
