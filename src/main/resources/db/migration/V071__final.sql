-- 公示结束: the publicity period is over, every objection is answered, payment may be final.
ALTER TABLE roster_version ADD COLUMN final_at timestamptz, ADD COLUMN final_by uuid;
-- Published, its publicity period maybe over, and not final yet: what is still to be done.
CREATE INDEX roster_version_not_final ON roster_version (publicity_to) WHERE status = 'published' AND final_at IS NULL;
-- The code's enum says which steps there are; a list here would have to change with each.
ALTER TABLE roster_step DROP CONSTRAINT roster_step_action_check;
