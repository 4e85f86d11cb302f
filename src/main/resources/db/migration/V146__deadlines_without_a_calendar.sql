-- Where the calendar of a year is not loaded yet, a task has a day that is reckoned by weekdays: to remind, never to be
-- late by.
ALTER TABLE report_task ADD COLUMN provisional boolean NOT NULL DEFAULT false;
-- From which day a step's time ran, so that its last day can be reckoned when the calendar comes.
ALTER TABLE report_tally ADD COLUMN due_from date;
CREATE INDEX report_tally_undecided ON report_tally (office, step, due_from) WHERE due_on IS NULL AND due_from IS NOT NULL;
