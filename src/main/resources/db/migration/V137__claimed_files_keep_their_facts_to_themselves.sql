-- Digest, length, kind, name and parts of a claimed file tell apart two copies of a document that differ in one letter,
-- and its expiry told when its first byte came. From now on they are sealed under the file's own key when it is claimed;
-- files claimed before keep what can only be sealed by who has their key, until they are destroyed.
ALTER TABLE upload ADD COLUMN facts bytea; -- once claimed: digest, length, kind and parts, sealed; the open columns are empty then
UPDATE upload SET metadata = NULL, expires_at = 'epoch' WHERE owner IS NOT NULL;
