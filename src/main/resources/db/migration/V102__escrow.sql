-- The first of the two shares of the escrow key, while the second is awaited; sealed under the site's keys, and useless
-- alone.
CREATE TABLE escrow_share (
    office     text NOT NULL,
    role       text NOT NULL,
    share      bytea NOT NULL,
    staff      text NOT NULL,                      -- for whom, ids in order
    given_by   uuid NOT NULL REFERENCES staff_person,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (office, role)
);
