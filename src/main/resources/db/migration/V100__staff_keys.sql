-- A key pair for whoever reads reports or guards names (X25519). The private key opens with the person's password only:
-- it is sealed under a key derived from it by Argon2id, and that once more under the site's keys.
CREATE TABLE staff_key (
    staff_id    uuid PRIMARY KEY REFERENCES staff_person,
    public_key  bytea NOT NULL CHECK (length(public_key) = 32),
    private_key bytea NOT NULL,
    salt        bytea NOT NULL,
    made_at     timestamptz NOT NULL
);

-- While somebody is logged in: the private key sealed under a random secret, which stands in the access token alone…
ALTER TABLE login_session ADD COLUMN private_key bytea;
-- …and, until the next refresh, here, under a key that only the refresh token gives.
ALTER TABLE refresh_token ADD COLUMN session_secret bytea;
