-- What people want to know of a programme besides its figures: by which law, for whom, how, and whom to ask.
CREATE TABLE programme_terms (
    programme         text PRIMARY KEY REFERENCES programme,
    law_basis         text,
    qualifies         text,
    how_to_apply      text,
    office            text,
    office_phone      text,
    supervision_phone text,
    policy_title      text,
    policy_url        text
);

-- The standard as decreed for a year; the figure in yuan a unit where there is one.
CREATE TABLE programme_standard (
    programme text NOT NULL REFERENCES programme_terms,
    year      int NOT NULL,
    text      text NOT NULL,
    figure    numeric(14, 4),
    PRIMARY KEY (programme, year)
);
