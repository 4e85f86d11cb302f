-- V167 gave merged reports the handler of their case. Who reports may have been opened for somebody else meanwhile: that
-- ends, as it does where a case is assigned. Also where the report has left its case since.
UPDATE report_identity_request q SET until = now()
FROM report r
WHERE r.county = q.county AND r.id = q.report_id AND q.until > now() AND q.asked_by <> r.assignee;

DELETE FROM report_key k USING report r
WHERE r.county = k.county AND r.id = k.report_id AND k.holder <> r.assignee
  AND k.part = 'identity' AND k.role = 'inspector' AND k.expires_at IS NOT NULL;
