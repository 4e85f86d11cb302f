-- 受理单位: the discipline inspection office of a region, whose code it has. A county and what is above it has one without
-- any row here; a row gives it another name, another superior, or a township an office of its own.
CREATE TABLE report_office (
    code     text PRIMARY KEY CHECK (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9})$'),
    name     text NOT NULL,
    superior text CHECK (superior <> code),        -- code of the office above; null where there is none
    aliases  text[] NOT NULL DEFAULT '{}',         -- what else people call it
    phone    text
);

-- Who its head and leading members are: a report that names one of them goes one level up. Posts are public.
CREATE TABLE report_office_person (
    office text NOT NULL,
    name   text NOT NULL,
    post   text NOT NULL,
    PRIMARY KEY (office, name)
);

-- The lowest office that takes a kind.
ALTER TABLE report_kind ADD COLUMN taken_by text NOT NULL DEFAULT 'county'
    CHECK (taken_by IN ('township', 'county', 'prefecture', 'province'));
UPDATE report_kind SET taken_by = 'township' WHERE code = 'village-affairs';

-- The office that has the report. Staff see by it, never by the place.
ALTER TABLE report ADD COLUMN office text;
UPDATE report SET office = county;
ALTER TABLE report ALTER COLUMN office SET NOT NULL;
CREATE INDEX report_by_office ON report (office, received_at DESC, id DESC);
