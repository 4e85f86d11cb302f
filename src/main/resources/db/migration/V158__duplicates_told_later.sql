-- A duplicate whose key was not at hand when its main case took a step: from which message of the main case on its
-- reporter has to be told. It says no more than which messages both have, which their numbers say already.
ALTER TABLE report ADD COLUMN untold_from integer;
CREATE INDEX report_untold ON report (county, merged_into) WHERE untold_from IS NOT NULL;
