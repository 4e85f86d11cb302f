-- What the office found: an objection that is upheld leads to a correction before the roster is final.
ALTER TABLE objection ADD COLUMN outcome text CHECK (outcome IN ('upheld', 'partly', 'rejected'));
CREATE INDEX objection_unanswered ON objection (created_at, id) WHERE answered_at IS NULL;
