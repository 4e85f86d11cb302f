-- The first of an office is admitted by being the first, once. An office that had somebody and lost everybody is opened
-- by the office above, so that whoever resets passwords does not become the first again.
CREATE TABLE report_key_office (
    office   text NOT NULL,
    role     text NOT NULL CHECK (role IN ('inspector', 'custodian')),
    first_at timestamptz NOT NULL,
    PRIMARY KEY (office, role)
);
INSERT INTO report_key_office (office, role, first_at)
    SELECT office, role, min(admitted_at) FROM report_key_holder GROUP BY office, role;
