-- Imports of one county are made one after the other, first come first served: one that waits has a number, the one
-- whose turn it is has the turn, and work is queued for that one only.
CREATE SEQUENCE import_queue;
ALTER TABLE import_job
    ADD COLUMN queue_no bigint,                        -- null where it neither waits for its turn nor has it
    ADD COLUMN turn     boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT import_job_turn_queued CHECK (NOT turn OR queue_no IS NOT NULL);
CREATE INDEX import_job_queue ON import_job (left(region, 6), queue_no) WHERE queue_no IS NOT NULL;
CREATE UNIQUE INDEX import_job_turn ON import_job (left(region, 6)) WHERE turn;

-- Those under way have their work queued already: the oldest of a county goes on, the others wait for it.
UPDATE import_job j SET queue_no = waiting.no
FROM (SELECT id, row_number() OVER (ORDER BY id) AS no
      FROM import_job WHERE status IN ('received', 'running') AND NOT preview) AS waiting
WHERE j.id = waiting.id;
SELECT setval('import_queue', coalesce(max(queue_no), 0) + 1, false) FROM import_job;
UPDATE import_job SET turn = true
WHERE id IN (SELECT DISTINCT ON (left(region, 6)) id FROM import_job WHERE queue_no IS NOT NULL
             ORDER BY left(region, 6), queue_no);
DELETE FROM scheduled_tasks USING import_job j
WHERE task_name = 'import-roster' AND task_instance LIKE j.id || '#%' AND j.queue_no IS NOT NULL AND NOT j.turn;
