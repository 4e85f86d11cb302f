-- What tells a reason from others (sealed under the report's key), and what the custodian said, for the custodians who
-- decide on the next request (sealed as the reason is).
ALTER TABLE report_identity_request ADD COLUMN reason_mark bytea, ADD COLUMN decision bytea;
