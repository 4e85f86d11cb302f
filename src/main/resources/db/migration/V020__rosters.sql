-- 补贴项目 and 发放清册. A roster is one programme, one region, one period; what it says stands in its versions.
CREATE TABLE programme (
    code           text PRIMARY KEY,
    name           text NOT NULL UNIQUE,
    unit           text NOT NULL,                  -- of the quantity: 亩, 人, 台
    amount_rule    text NOT NULL DEFAULT 'product' -- amount = quantity × standard to the fen, or 'free'
        CHECK (amount_rule IN ('product', 'free')),
    show_quantity  boolean NOT NULL DEFAULT true,
    show_standard  boolean NOT NULL DEFAULT true,
    mask_names     boolean NOT NULL DEFAULT false,
    publicity_days int NOT NULL DEFAULT 7,         -- calendar days open to objection
    created_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE roster (
    id              uuid PRIMARY KEY,
    county          char(6) NOT NULL,
    programme       text NOT NULL REFERENCES programme,
    region          text NOT NULL,
    year            int NOT NULL,
    period          text NOT NULL,                 -- 2025, 2025Q3, 2025-06
    title           text NOT NULL,
    current_version int,                           -- the published one, null before and after withdrawal
    created_at      timestamptz NOT NULL,
    UNIQUE (programme, region, period)
);
CREATE INDEX roster_by_region ON roster (region text_pattern_ops, year, programme);

CREATE TABLE roster_version (
    id             uuid PRIMARY KEY,
    roster_id      uuid NOT NULL REFERENCES roster,
    version        int NOT NULL,
    county         char(6) NOT NULL,
    year           int NOT NULL,
    status         text NOT NULL
        CHECK (status IN ('draft', 'submitted', 'reviewed', 'cleared', 'published', 'withdrawn', 'superseded')),
    line_count     int NOT NULL,
    total_fen      bigint NOT NULL,
    import_id      uuid NOT NULL,
    author         uuid NOT NULL,
    reviewer       uuid,
    secrecy_reviewer uuid,
    publisher      uuid,
    published_at   timestamptz,
    publicity_from date,
    publicity_to   date,
    withdrawn_at   timestamptz,
    reason         text,                           -- of the last return or withdrawal
    created_at     timestamptz NOT NULL,
    lock_version   int NOT NULL DEFAULT 0,
    UNIQUE (roster_id, version)
);
-- Never two versions on their way at once, whoever races.
CREATE UNIQUE INDEX roster_version_one_open ON roster_version (roster_id)
    WHERE status IN ('draft', 'submitted', 'reviewed', 'cleared');

-- People and accounts are kept once and referred to. The county leads, so that a province can spread over many servers.
CREATE TABLE beneficiary (
    county    char(6) NOT NULL,
    id        bigint GENERATED ALWAYS AS IDENTITY,
    id_index  bytea NOT NULL,                      -- blind index of the 18-digit ID number
    id_sealed bytea NOT NULL,
    name      text NOT NULL,                       -- as last written by a clerk
    PRIMARY KEY (county, id),
    UNIQUE (county, id_index)
);
CREATE INDEX beneficiary_by_index ON beneficiary (id_index);

CREATE TABLE account (
    county      char(6) NOT NULL,
    id          bigint GENERATED ALWAYS AS IDENTITY,
    card_index  bytea NOT NULL,                    -- blind index of the card number
    card_sealed bytea NOT NULL,
    PRIMARY KEY (county, id),
    UNIQUE (county, card_index)
);

CREATE TABLE roster_line (
    county         char(6) NOT NULL,
    year           int NOT NULL,
    version_id     uuid NOT NULL,
    no             int NOT NULL,                   -- 1, 2, 3 … in the order of the file
    village        text NOT NULL,                  -- region code
    group_name     text,                           -- 村民小组
    name           text NOT NULL,                  -- as the clerk wrote it
    name_folded    text NOT NULL,                  -- for search only: variants of · folded, spaces dropped
    quantity       numeric(14, 4),
    unit           text NOT NULL,
    standard       numeric(14, 4),                 -- yuan a unit
    amount_fen     bigint NOT NULL,
    beneficiary_id bigint NOT NULL,
    account_id     bigint,
    PRIMARY KEY (county, year, version_id, no)
) PARTITION BY RANGE (year);
CREATE INDEX roster_line_by_village ON roster_line (version_id, village, no);
CREATE INDEX roster_line_by_name ON roster_line (version_id, village, name_folded text_pattern_ops);
CREATE INDEX roster_line_by_beneficiary ON roster_line (county, beneficiary_id);

DO $$
BEGIN
    FOR y IN 2015..2035 LOOP
        EXECUTE format('CREATE TABLE roster_line_%s PARTITION OF roster_line FOR VALUES FROM (%s) TO (%s)', y, y, y + 1);
    END LOOP;
END $$;
CREATE TABLE roster_line_other PARTITION OF roster_line DEFAULT;
