-- A list that no newer one replaces is ended by hand: by whom, and why.
ALTER TABLE person_list
    ADD COLUMN ended_by uuid,
    ADD COLUMN end_reason text;
