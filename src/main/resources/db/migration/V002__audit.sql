-- Who did what: one hash chain a county, "platform" for what belongs to none. Entries are only ever added.
CREATE TABLE audit_chain (
    chain text PRIMARY KEY,                        -- county code or "platform"
    seq   bigint NOT NULL,                         -- of the last entry
    hash  bytea NOT NULL                           -- of the last entry
);

CREATE TABLE audit_entry (
    chain   text NOT NULL,
    seq     bigint NOT NULL,                       -- 1, 2, 3 … without gaps
    at      timestamptz NOT NULL,
    actor   text NOT NULL,
    action  text NOT NULL,
    subject text NOT NULL,
    detail  text NOT NULL,                         -- JSON object, keys in order; the hash covers this very text
    hash    bytea NOT NULL,                        -- SHA-256 over all of the above and the hash before
    PRIMARY KEY (chain, seq)
);

CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail only grows: % on %', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_chain_only_grows BEFORE DELETE OR TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();

CREATE FUNCTION audit_chain_steps_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.chain <> OLD.chain OR NEW.seq <> OLD.seq + 1 THEN
        RAISE EXCEPTION 'the head of an audit chain moves one entry at a time';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_chain_steps_by_one BEFORE UPDATE ON audit_chain
    FOR EACH ROW EXECUTE FUNCTION audit_chain_steps_by_one();
