-- Who joins an office is not given the reports that name them, nor what is merged with those: the report's keys are not
-- wrapped for them, and no list shows it. That a report is kept from somebody stands in the open, as it also shows by the
-- keys: see the threat model.
CREATE TABLE report_withheld (
    county    char(6) NOT NULL,
    report_id uuid NOT NULL,
    staff_id  uuid NOT NULL REFERENCES staff_person,
    since     timestamptz NOT NULL,
    PRIMARY KEY (county, report_id, staff_id),
    FOREIGN KEY (county, report_id) REFERENCES report ON DELETE CASCADE
);
