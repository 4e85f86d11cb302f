-- Lines written before names were kept in letters (V080) get theirs in the background, version by version. Which versions
-- lack them would take reading every line, so all that are there now are looked through once; later ones have them.
CREATE TABLE letters_backlog (
    version_id uuid PRIMARY KEY REFERENCES roster_version ON DELETE CASCADE,
    county     char(6) NOT NULL,
    year       int NOT NULL,
    done_to    int NOT NULL DEFAULT 0              -- number of the last line looked at
);
INSERT INTO letters_backlog (version_id, county, year) SELECT id, county, year FROM roster_version;
