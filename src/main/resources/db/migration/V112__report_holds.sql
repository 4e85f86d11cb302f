-- Keeps a report from being destroyed when its time is over: an appeal, a court.
CREATE TABLE report_hold (
    id          uuid PRIMARY KEY,
    county      char(6) NOT NULL,
    report_id   uuid NOT NULL,
    held_by     uuid NOT NULL REFERENCES staff_person,
    held_at     timestamptz NOT NULL,
    until       date NOT NULL,                     -- last day
    reason      bytea NOT NULL,                    -- sealed under the report's own key
    released_by uuid REFERENCES staff_person,
    released_at timestamptz,
    FOREIGN KEY (county, report_id) REFERENCES report ON DELETE CASCADE
);
CREATE INDEX report_hold_by_report ON report_hold (county, report_id);
