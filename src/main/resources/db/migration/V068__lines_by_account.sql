-- Who else is paid into an account of this roster, without reading the county's year. The number of an account is the
-- site's, so that it needs nothing beside it.
CREATE INDEX roster_line_by_account ON roster_line (account_id) WHERE account_id IS NOT NULL;
