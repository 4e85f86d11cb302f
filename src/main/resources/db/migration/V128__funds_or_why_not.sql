-- Who has no figures says why; that is public too.
ALTER TABLE roster_fund
    ALTER COLUMN allotted_fen DROP NOT NULL,
    ALTER COLUMN disbursed_fen DROP NOT NULL,
    ALTER COLUMN balance_fen DROP NOT NULL,
    ALTER COLUMN paid_fen DROP NOT NULL,
    ALTER COLUMN returned_fen DROP NOT NULL,
    ALTER COLUMN transit_fen DROP NOT NULL,
    ADD CHECK (num_nulls(allotted_fen, disbursed_fen, balance_fen, paid_fen, returned_fen, transit_fen) IN (0, 6)),
    ADD CHECK (allotted_fen IS NOT NULL OR explanation IS NOT NULL);
