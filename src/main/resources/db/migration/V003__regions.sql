-- 行政区划 (GB/T 2260 and the statistics bureau's codes below the county): a code begins with its parent's code.
CREATE TABLE region (
    code   text PRIMARY KEY,                       -- 2, 4, 6, 9 or 12 digits
    name   text NOT NULL,
    level  text NOT NULL CHECK (level IN ('province', 'prefecture', 'county', 'township', 'village')),
    parent text REFERENCES region DEFERRABLE INITIALLY DEFERRED,
    CHECK (parent IS NULL OR starts_with(code, parent))
);
