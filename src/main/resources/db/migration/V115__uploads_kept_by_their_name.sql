-- The key of an unclaimed upload is kept by the secret name in its URL, of which only a hash is here; before, the site
-- kept it. Uploads begun before are given up: their senders begin again.
UPDATE upload SET removed = true WHERE owner IS NULL;
