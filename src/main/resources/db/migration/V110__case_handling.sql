-- What an office's work needs to be found and counted by. All of it is open, by design: the list stands in the threat
-- model. Who did what to whom stands in none of it.
ALTER TABLE report
    ADD COLUMN office_since timestamptz,           -- when the office that has it got it
    ADD COLUMN fed_back_at  timestamptz,           -- when the result was told to the reporter
    ADD COLUMN archived_at  timestamptz,
    ADD COLUMN lead         text,                  -- 线索编号: office, year, number; given on acceptance
    ADD COLUMN work_title   text CHECK (length(work_title) <= 30),
    ADD COLUMN assignee     uuid REFERENCES staff_person,
    ADD COLUMN merged_into  uuid,                  -- the report that this one is a duplicate of; same county
    ADD COLUMN follower     bytea;                 -- sealed twice: who is told that something is new; of one size for all
UPDATE report SET office_since = received_at, fed_back_at = concluded_at,
    archived_at = CASE WHEN status = 'archived' THEN now() END;
ALTER TABLE report ALTER COLUMN office_since SET NOT NULL;
CREATE UNIQUE INDEX report_by_lead ON report (county, lead) WHERE lead IS NOT NULL;
CREATE INDEX report_by_main ON report (county, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX report_archived ON report (archived_at) WHERE archived_at IS NOT NULL;

-- The office's own notes of a case, never shown to the reporter: assignments, links, what was found and not yet told.
CREATE TABLE report_note (
    id         uuid PRIMARY KEY,
    county     char(6) NOT NULL,
    report_id  uuid NOT NULL,
    at         timestamptz NOT NULL,
    written_by uuid NOT NULL REFERENCES staff_person,
    sealed     bytea NOT NULL,                     -- under the report's own key
    FOREIGN KEY (county, report_id) REFERENCES report ON DELETE CASCADE
);
CREATE INDEX report_note_by_report ON report_note (county, report_id, at);

-- Numbers of leads, without gaps within an office's year.
CREATE TABLE report_lead_number (
    office text NOT NULL,
    year   int NOT NULL,
    last   int NOT NULL,
    PRIMARY KEY (office, year)
);

-- What the statistics count: one row a step, without the report it was taken in, so that they outlive it.
CREATE TABLE report_tally (
    id     uuid PRIMARY KEY,
    office text NOT NULL,
    region text NOT NULL,
    kind   text NOT NULL,
    step   text NOT NULL,
    on_day date NOT NULL,
    due_on date                                    -- last day on which it was in time; null where no rule or no calendar
);
CREATE INDEX report_tally_by_day ON report_tally (office, on_day);
