-- What is due or late, as the job has found it. Whether it is late is reckoned from the day when it is read.
CREATE TABLE report_task (
    county       char(6) NOT NULL,
    report_id    uuid NOT NULL,
    task         text NOT NULL CHECK (task IN ('accept', 'transfer', 'feedback')),
    office       text NOT NULL,                    -- that had the report then
    due_on       date NOT NULL,
    written_at   timestamptz NOT NULL,
    escalated_at timestamptz,                      -- since when the office above sees that there is one
    PRIMARY KEY (county, report_id, task),
    FOREIGN KEY (county, report_id) REFERENCES report ON DELETE CASCADE
);
CREATE INDEX report_task_by_office ON report_task (office, due_on);
