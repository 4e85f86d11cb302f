-- Where the money of a roster version is: allotted = disbursed + balance, disbursed = paid + returned + in transit.
CREATE TABLE roster_fund (
    version_id    uuid PRIMARY KEY REFERENCES roster_version,
    allotted_fen  bigint NOT NULL CHECK (allotted_fen >= 0),    -- 下达
    disbursed_fen bigint NOT NULL CHECK (disbursed_fen >= 0),   -- 拨付
    balance_fen   bigint NOT NULL CHECK (balance_fen >= 0),     -- 结余
    paid_fen      bigint NOT NULL CHECK (paid_fen >= 0),        -- 发放
    returned_fen  bigint NOT NULL CHECK (returned_fen >= 0),    -- 退回
    transit_fen   bigint NOT NULL CHECK (transit_fen >= 0),     -- 在途
    explanation   text,                            -- public, where the figures do not agree
    put_by        uuid NOT NULL,
    put_at        timestamptz NOT NULL
);
