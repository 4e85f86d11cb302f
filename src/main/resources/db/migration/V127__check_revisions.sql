-- What the rules depend on besides the lines changes: a programme's settings, the exclusions, a county's lists. A version
-- remembers by which state of it all it was checked.
CREATE TABLE check_revision (
    scope    text PRIMARY KEY,                     -- 'programme:farmland', 'exclusions', 'county:360735'
    revision bigint NOT NULL                       -- counts the changes
);

CREATE TABLE roster_check_run (
    version_id uuid PRIMARY KEY REFERENCES roster_version ON DELETE CASCADE,
    revision   bigint NOT NULL,                    -- of all its scopes together
    ran_at     timestamptz NOT NULL
);
