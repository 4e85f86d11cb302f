-- Villagers. The account is an openid of one mini-program; the person behind it is known once proved.
CREATE TABLE citizen (
    id                 uuid PRIMARY KEY,
    openid_index       bytea NOT NULL UNIQUE,      -- blind index of appid and openid
    openid_sealed      bytea NOT NULL,
    appid              text NOT NULL,
    person_index       bytea,                      -- blind index of the 18-digit ID number
    person_name_sealed bytea,
    person_id_sealed   bytea,
    verified_at        timestamptz,
    created_at         timestamptz NOT NULL,
    CHECK (num_nonnulls(person_index, person_name_sealed, person_id_sealed, verified_at) IN (0, 4))
);
CREATE INDEX citizen_by_person ON citizen (person_index) WHERE person_index IS NOT NULL;

-- Staff, and what they may do where: a role in a region and all below it ('' is the whole site).
CREATE TABLE staff_person (
    id              uuid PRIMARY KEY,
    username        text NOT NULL UNIQUE CHECK (username = lower(username)),
    name            text NOT NULL,
    password        text NOT NULL,                 -- Argon2id
    disabled        boolean NOT NULL DEFAULT false,
    totp_sealed     bytea,
    totp_confirmed  boolean NOT NULL DEFAULT false,
    totp_last_step  bigint NOT NULL DEFAULT 0,     -- a step is accepted once
    created_at      timestamptz NOT NULL
);

CREATE TABLE staff_grant (
    staff_id uuid NOT NULL REFERENCES staff_person,
    role     text NOT NULL CHECK (role IN
        ('clerk', 'reviewer', 'secrecy-reviewer', 'cadre', 'inspector', 'custodian', 'leader', 'admin')),
    region   text NOT NULL CHECK (region ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$'),
    PRIMARY KEY (staff_id, role, region)
);

-- A session is the family of one login's tokens; ending it ends them all.
CREATE TABLE login_session (
    id         uuid PRIMARY KEY,
    citizen_id uuid REFERENCES citizen,
    staff_id   uuid REFERENCES staff_person,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,               -- of its newest refresh token
    ended_at   timestamptz,
    CHECK (num_nonnulls(citizen_id, staff_id) = 1)
);
CREATE INDEX login_session_by_citizen ON login_session (citizen_id) WHERE citizen_id IS NOT NULL;
CREATE INDEX login_session_by_staff ON login_session (staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX login_session_by_expiry ON login_session (expires_at);

CREATE TABLE refresh_token (
    hash       bytea PRIMARY KEY,                  -- SHA-256; the token itself has 256 random bits
    session_id uuid NOT NULL REFERENCES login_session ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz                         -- once used it is dead; seen again, the session ends
);
CREATE INDEX refresh_token_by_session ON refresh_token (session_id);

-- Wrong passwords by user name, whether there is such a person or not: both are answered alike.
CREATE TABLE login_failure (
    name_index   bytea PRIMARY KEY,                -- blind index: people type passwords into the wrong field
    failures     int NOT NULL,
    last_at      timestamptz NOT NULL,
    locked_until timestamptz
);

-- Wrong guesses of an identity, by who asked and by whom they asked for.
CREATE TABLE identity_guess (
    kind     text NOT NULL CHECK (kind IN ('asker', 'target')),
    of_whom  bytea NOT NULL,                       -- blind index of openid or of ID number
    day      date NOT NULL,
    wrong    int NOT NULL,
    PRIMARY KEY (kind, of_whom, day)
);
CREATE INDEX identity_guess_by_day ON identity_guess (day);
