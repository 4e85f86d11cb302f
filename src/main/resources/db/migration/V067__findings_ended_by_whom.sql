-- Who said that a finding is corrected; null where a run found it no more. A run reopens only what a run closed.
ALTER TABLE roster_finding ADD COLUMN corrected_by uuid;
UPDATE roster_finding SET corrected_by = verdict_by WHERE status = 'corrected' AND corrected_at = verdict_at;
-- A rule that was turned off asks nobody any more; what it had found is neither corrected nor explained.
ALTER TABLE roster_finding DROP CONSTRAINT roster_finding_status_check;
ALTER TABLE roster_finding ADD CONSTRAINT roster_finding_status_check
    CHECK (status IN ('open', 'confirmed', 'explained', 'corrected', 'ended'));
