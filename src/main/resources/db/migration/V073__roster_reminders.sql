-- What staff were reminded of; once for each kind and subject, however often the job runs.
CREATE TABLE roster_reminder (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    subject    uuid NOT NULL,                      -- the objection, or the roster version
    roster_id  uuid NOT NULL REFERENCES roster,
    due_on     date NOT NULL,                      -- as reckoned when it was written
    written_at timestamptz NOT NULL,
    UNIQUE (kind, subject)
);
