-- Years of the holiday calendar that an administrator loaded; a year here replaces the bundled one as a whole.
CREATE TABLE calendar_day (
    day  date PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('holiday', 'workday')),
    name text NOT NULL
);
