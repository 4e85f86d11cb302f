-- Several offices of a county keep lists of one kind; each replaces its own only.
DROP INDEX person_list_current;
CREATE UNIQUE INDEX person_list_current ON person_list (county, kind, source) WHERE replaced_at IS NULL;
