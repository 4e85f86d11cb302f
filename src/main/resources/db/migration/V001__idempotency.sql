-- Answers of creating requests, to be given again on a retry.
CREATE TABLE idempotency (
    key_hash    bytea PRIMARY KEY,          -- SHA-256 of scope and key
    fingerprint bytea NOT NULL,             -- keyed hash of the body
    answer      bytea,                      -- sealed under a key only the client's raw key gives
    created_at  timestamptz NOT NULL
);
CREATE INDEX idempotency_created_at ON idempotency (created_at);
