-- A household is known by the first person the file lists of it, mostly its head, so that it is the same household in
-- the next roster; that person's id is a bigint.
ALTER TABLE roster_line ALTER COLUMN household TYPE bigint;
CREATE INDEX roster_line_by_household ON roster_line (county, household) WHERE household IS NOT NULL;

-- Which versions the sums below count: those published now.
CREATE TABLE stat_version (
    version_id uuid PRIMARY KEY REFERENCES roster_version,
    roster_id  uuid NOT NULL UNIQUE REFERENCES roster,
    county     char(6) NOT NULL,
    year       int NOT NULL,
    programme  text NOT NULL
);
CREATE INDEX stat_version_by_year ON stat_version (county, year, programme);

-- Sums of the published lines by region (village, township, county), programme and year. People and households are
-- counted once in each cell, so that no cell is the sum of others.
CREATE TABLE stat_cell (
    county     char(6) NOT NULL,
    year       int NOT NULL,
    programme  text NOT NULL,                      -- '' is all programmes
    region     text NOT NULL,
    lines      bigint NOT NULL,
    people     bigint NOT NULL,
    households bigint NOT NULL,                    -- a line whose file tells no household counts for its person
    amount_fen bigint NOT NULL,
    PRIMARY KEY (county, year, region, programme)
);

-- One row for each year of a county: whoever changes its sums holds it, and public tables are made anew when it counts on.
CREATE TABLE stat_year (
    county     char(6) NOT NULL,
    year       int NOT NULL,
    generation bigint NOT NULL,
    PRIMARY KEY (county, year)
);
