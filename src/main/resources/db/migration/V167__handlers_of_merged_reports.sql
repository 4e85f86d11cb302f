-- What is merged into a case that somebody handles is theirs too.
UPDATE report d SET assignee = m.assignee
FROM report m
WHERE m.county = d.county AND m.id = d.merged_into
  AND m.assignee IS NOT NULL AND d.assignee IS DISTINCT FROM m.assignee;
