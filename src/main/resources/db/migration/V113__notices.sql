-- "Something is new", on its way to a villager. Nothing here names a report or a villager; what is sealed does only the
-- latter, and goes when it is delivered.
CREATE TABLE notice_outbox (
    id         uuid PRIMARY KEY,                   -- version 4: tells nothing of when
    sealed     bytea NOT NULL,
    deliver_at timestamptz NOT NULL                -- the next full quarter of an hour
);
CREATE INDEX notice_outbox_due ON notice_outbox (deliver_at);

-- What a villager sees in the app: at most one a day, whatever happened how often.
CREATE TABLE notice (
    id     uuid PRIMARY KEY,
    reader bytea NOT NULL,                         -- keyed hash of the villager
    on_day date NOT NULL,
    UNIQUE (reader, on_day)
);
CREATE INDEX notice_by_day ON notice (on_day);
