-- 我要办事 → 心愿订单. The county leads the key, so that a province can spread over many servers.
CREATE TABLE wish (
    county        char(6) NOT NULL,
    id            uuid NOT NULL,
    number        text NOT NULL UNIQUE,            -- XY360735100211-2026-0001
    region        text NOT NULL,                   -- where it is to be fulfilled: a village, or a region above it
    type          text NOT NULL,
    title         text NOT NULL,
    content       text NOT NULL,
    place         text,
    status        text NOT NULL CHECK (status IN ('submitted', 'returned', 'accepted', 'in-progress', 'done',
                      'confirmed', 'reopened', 'closed-unresolved', 'not-ours', 'duplicate')),
    citizen       uuid NOT NULL,
    asker         text,                            -- the villager's name where proved, for the staff only
    submitted_at  timestamptz NOT NULL,
    accept_by     date,                            -- null while the calendar of its year is not known
    finish_from   date,                            -- the day from which the time to finish runs
    finish_by     date,                            -- null before acceptance, or while the calendar is not known
    responsible   text,                            -- who does it, as the cadre tells the villager
    result        text,
    done_at       timestamptz,
    confirmed_at  timestamptz,
    duplicate_of  text,                            -- number of the wish that goes on in its place
    stars         smallint CHECK (stars BETWEEN 1 AND 5),
    comment       text,
    PRIMARY KEY (county, id)
);
CREATE INDEX wish_by_id ON wish (id);
CREATE INDEX wish_by_citizen ON wish (citizen, id DESC);
CREATE INDEX wish_by_region ON wish (region text_pattern_ops, status);
CREATE INDEX wish_done ON wish (done_at) WHERE status = 'done';
CREATE INDEX wish_without_dates ON wish (id)
    WHERE accept_by IS NULL OR finish_from IS NOT NULL AND finish_by IS NULL;

-- What happened to it, as the villager may read it; who exactly did it stands in the audit trail.
CREATE TABLE wish_step (
    county  char(6) NOT NULL,
    wish_id uuid NOT NULL,
    no      int NOT NULL,
    at      timestamptz NOT NULL,
    status  text NOT NULL,                         -- after the step
    who     text NOT NULL,                         -- 本人, 系统, or the office
    note    text,
    PRIMARY KEY (county, wish_id, no)
);

-- The last number given in a village and year; the row is locked while the next is given, so there are no gaps.
CREATE TABLE wish_number (
    region text NOT NULL,
    year   int NOT NULL,
    last   int NOT NULL,
    PRIMARY KEY (region, year)
);
