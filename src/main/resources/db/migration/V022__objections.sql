-- 异议: a villager disputes a line of a published roster, or the roster. Texts and contacts are sealed.
CREATE TABLE objection (
    id             uuid PRIMARY KEY,
    county         char(6) NOT NULL,
    roster_id      uuid NOT NULL REFERENCES roster,
    version_id     uuid NOT NULL REFERENCES roster_version,
    line_no        int,
    kind           text NOT NULL CHECK (kind IN ('wrong-quantity', 'not-me', 'deceased', 'other')),
    text_sealed    bytea NOT NULL,
    contact_sealed bytea,
    citizen_id     uuid,                           -- null where it was made without logging in
    receipt_hash   bytea UNIQUE,                   -- of those: the slow derivation of the receipt handed out
    created_at     timestamptz NOT NULL,
    answer_sealed  bytea,
    answered_by    uuid,
    answered_at    timestamptz
);
CREATE INDEX objection_by_roster ON objection (roster_id, id);
CREATE INDEX objection_by_citizen ON objection (citizen_id, id) WHERE citizen_id IS NOT NULL;
