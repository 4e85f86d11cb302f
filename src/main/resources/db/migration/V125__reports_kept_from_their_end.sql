-- How long a report is kept was reckoned from its archiving; what was concluded, rejected or handed to a body outside and
-- never archived was kept for ever. Now it is from the last step that left nothing to do.
ALTER TABLE report ADD COLUMN ended_at timestamptz;
UPDATE report r SET ended_at = COALESCE(
        archived_at,
        fed_back_at,
        concluded_at,
        (SELECT max(m.at) FROM report_message m WHERE m.county = r.county AND m.report_id = r.id),
        received_at)
WHERE status IN ('not-ours', 'rejected', 'concluded', 'archived');
CREATE INDEX report_ended ON report (ended_at) WHERE ended_at IS NOT NULL;
DROP INDEX report_archived;
