-- Files of imports that are being sealed: the row goes in the transaction that makes the import. One that stays tells of
-- a file that nothing knows, because the server died in between.
CREATE TABLE import_file_begun (
    file_key text PRIMARY KEY,
    begun_at timestamptz NOT NULL
);
CREATE INDEX import_file_begun_at ON import_file_begun (begun_at);
