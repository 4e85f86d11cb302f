-- Counts changes of a programme's settings: part of the key of every public page made under them.
ALTER TABLE programme ADD COLUMN revision int NOT NULL DEFAULT 0;

-- Who did what to a roster version, for the staff who handle it; the audit chain holds the same as evidence.
CREATE TABLE roster_step (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES roster_version,
    action     text NOT NULL
        CHECK (action IN ('import', 'submit', 'review', 'clear', 'publish', 'return', 'withdraw', 'supersede')),
    staff_id   uuid,
    staff_name text,
    reason     text,
    at         timestamptz NOT NULL
);
CREATE INDEX roster_step_by_version ON roster_step (version_id, id);

-- Counts what the public list of a county went through; part of the key of every cached list page.
CREATE TABLE roster_catalogue (
    county     char(6) PRIMARY KEY,
    generation bigint NOT NULL
);

-- The public list: newest first within a region's subtree.
CREATE INDEX roster_version_published ON roster_version (published_at DESC, roster_id) WHERE status = 'published';
CREATE INDEX roster_version_by_status ON roster_version (status, county);
