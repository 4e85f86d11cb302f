-- Which lines are of one household, where the file tells it; the number means nothing outside its version.
ALTER TABLE roster_line ADD COLUMN household int;

-- The name in letters, for search within a village: " shanxiaoming xiaoming ming" and " sxm". Read together with the
-- village's other columns, so that they need no index of their own.
ALTER TABLE roster_line ADD COLUMN name_pinyin text;
ALTER TABLE roster_line ADD COLUMN name_initials text;
