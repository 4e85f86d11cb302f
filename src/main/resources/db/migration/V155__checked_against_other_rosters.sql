-- Some rules read other rosters of the county and year. A version remembers which ones it was held against, by their
-- versions and imports; one that does not yet know is held against them once more before it is published.
ALTER TABLE roster_check_run ADD COLUMN others text;
