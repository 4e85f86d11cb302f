-- A phone number that its owner let us have, sealed; removed by its owner at any time.
ALTER TABLE citizen
    ADD COLUMN phone_sealed bytea,
    ADD COLUMN phone_at timestamptz,
    ADD CHECK ((phone_sealed IS NULL) = (phone_at IS NULL));
