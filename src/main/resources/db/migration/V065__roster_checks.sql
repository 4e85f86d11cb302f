-- Checks on a whole roster: what they found, what became of it, and the data they check against.

-- The months a period covers, so that 2025, 2025Q3 and 2025-08 are seen to overlap.
CREATE FUNCTION period_months(period text) RETURNS int4range IMMUTABLE STRICT LANGUAGE sql AS $$
    SELECT CASE
        WHEN period LIKE '%Q%' THEN
            int4range(left(period, 4)::int * 12 + right(period, 1)::int * 3 - 3,
                      left(period, 4)::int * 12 + right(period, 1)::int * 3)
        WHEN period LIKE '%-%' THEN
            int4range(left(period, 4)::int * 12 + right(period, 2)::int - 1,
                      left(period, 4)::int * 12 + right(period, 2)::int)
        ELSE int4range(period::int * 12, period::int * 12 + 12)
    END
$$;

-- 106230 fen as 1062.30.
CREATE FUNCTION yuan(fen bigint) RETURNS text IMMUTABLE STRICT LANGUAGE sql AS $$
    SELECT to_char(fen / 100.0, 'FM999999999999990.00')
$$;

-- Where a programme departs from a rule's own setting.
CREATE TABLE programme_check (
    programme text NOT NULL REFERENCES programme,
    rule      text NOT NULL,
    due       text NOT NULL CHECK (due IN ('before', 'after', 'off')),
    PRIMARY KEY (programme, rule)
);

-- Programmes of which nobody may get two for the same time.
CREATE TABLE programme_exclusion (
    code       text PRIMARY KEY,
    name       text NOT NULL,
    basis      text NOT NULL,                      -- law or document that says so
    programmes text[] NOT NULL CHECK (cardinality(programmes) >= 2)
);

-- People an office lists, as blind indexes only; a newer list takes the place of the one before whole.
CREATE TABLE person_list (
    id          uuid PRIMARY KEY,
    county      char(6) NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('deceased', 'public-payroll')),
    source      text NOT NULL,                     -- the office
    as_of       date NOT NULL,
    people      int NOT NULL,
    added_by    uuid NOT NULL,
    added_at    timestamptz NOT NULL,
    replaced_at timestamptz
);
CREATE UNIQUE INDEX person_list_current ON person_list (county, kind) WHERE replaced_at IS NULL;

CREATE TABLE person_list_entry (
    county   char(6) NOT NULL,
    list_id  uuid NOT NULL REFERENCES person_list,
    id_index bytea NOT NULL,                       -- as beneficiary.id_index
    PRIMARY KEY (county, list_id, id_index)
);

CREATE TABLE roster_finding (
    id           uuid PRIMARY KEY,
    seq          bigint GENERATED ALWAYS AS IDENTITY,
    county       char(6) NOT NULL,
    roster_id    uuid NOT NULL REFERENCES roster,
    version_id   uuid NOT NULL REFERENCES roster_version,
    rule         text NOT NULL,
    line_no      int,                              -- null where it is about the whole
    name         text,
    village      text,
    fingerprint  bytea NOT NULL,                   -- of the person and the content: the same again in the next import
    told         text NOT NULL,
    status       text NOT NULL CHECK (status IN ('open', 'confirmed', 'explained', 'corrected')),
    verdict      text CHECK (verdict IN ('confirmed', 'explained')),  -- stays when it is corrected
    note         text,
    verdict_by   uuid,
    verdict_name text,
    verdict_at   timestamptz,
    corrected_at timestamptz,
    due          date,                             -- of what stayed open at publication
    seen         uuid NOT NULL,                    -- the last run that found it
    created_at   timestamptz NOT NULL,
    UNIQUE (version_id, rule, fingerprint)
);
CREATE INDEX roster_finding_in_order ON roster_finding (version_id, seq);
CREATE INDEX roster_finding_before ON roster_finding (roster_id, rule, fingerprint) WHERE verdict IS NOT NULL;
CREATE INDEX roster_finding_verdicts ON roster_finding (county, verdict_at) WHERE verdict IS NOT NULL;
CREATE INDEX roster_finding_due ON roster_finding (due, seq) WHERE due IS NOT NULL AND status IN ('open', 'confirmed');
