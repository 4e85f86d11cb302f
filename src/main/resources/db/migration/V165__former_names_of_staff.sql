-- Reports go past whom they name. An office's own administrator may change a name, so what somebody was called stays theirs.
CREATE TABLE staff_former_name (
    staff_id uuid NOT NULL REFERENCES staff_person,
    name     text NOT NULL,
    until    timestamptz NOT NULL,
    PRIMARY KEY (staff_id, name)
);
