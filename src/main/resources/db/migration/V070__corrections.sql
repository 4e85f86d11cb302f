-- A version that follows one the public has seen says why, and which lines differ. A row here makes it a correction.
CREATE TABLE roster_correction (
    version_id uuid PRIMARY KEY REFERENCES roster_version,
    base_id    uuid REFERENCES roster_version,     -- null where what was public before was withdrawn
    reason     text,
    added      int NOT NULL,
    removed    int NOT NULL,
    changed    int NOT NULL
);

-- What differs, by person: numbers of lines only, so that nothing about anybody is kept twice.
CREATE TABLE roster_change (
    version_id     uuid NOT NULL REFERENCES roster_correction,
    no             int NOT NULL,
    beneficiary_id bigint NOT NULL,
    line_no        int,                            -- in this version, null where the person's line is gone
    base_line_no   int,                            -- in the base, null where the line is new
    reason         text,
    PRIMARY KEY (version_id, no),
    CHECK (line_no IS NOT NULL OR base_line_no IS NOT NULL)
);
