-- Which state of a year's sums was compared with its lines last: what has not moved since need not be counted tonight.
ALTER TABLE stat_year ADD COLUMN checked_generation bigint;
ALTER TABLE stat_year ADD COLUMN checked_at timestamptz;
