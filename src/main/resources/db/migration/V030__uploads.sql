-- Files sent in pieces (tus 1.0.0). A finished one is claimed by the report or wish it belongs to; one that nobody claims
-- expires. Nothing here says who sent it or when.
CREATE TABLE upload (
    id          uuid PRIMARY KEY,
    capability  bytea NOT NULL UNIQUE,          -- SHA-256 of the random name in the upload's URL
    folder      text NOT NULL,                  -- storage name that its parts share
    wrapped_key bytea NOT NULL,                 -- its data key, sealed; destroying it destroys the file
    length      bigint CHECK (length >= 0),     -- bytes in the end; null while the client has not said
    received    bigint NOT NULL DEFAULT 0 CHECK (received >= 0 AND received <= length),
    metadata    bytea,                          -- what the client sent along, sealed
    expires_at  timestamptz NOT NULL,           -- unless claimed
    removed     boolean NOT NULL DEFAULT false, -- its files are being deleted; the row goes last
    sha256      text,                           -- of the plain content, once whole
    media_type  text,                           -- by its content, once whole
    owner       text,                           -- report:<id> or wish:<id>, once claimed
    place       int                             -- 0, 1, 2 … among the owner's files
);
CREATE INDEX upload_unclaimed ON upload (expires_at) INCLUDE (received) WHERE owner IS NULL;
CREATE UNIQUE INDEX upload_by_owner ON upload (owner, place) WHERE owner IS NOT NULL;

-- What has been received for good. Parts are never changed: appending adds one, and who comes second for a place fails.
CREATE TABLE upload_part (
    storage_key text PRIMARY KEY,
    upload_id   uuid NOT NULL REFERENCES upload ON DELETE CASCADE,
    starts_at   bigint NOT NULL,                -- plain offset
    bytes       bigint NOT NULL CHECK (bytes > 0),
    UNIQUE (upload_id, starts_at)
);
