-- share --
-- While a transaction refers to these contents nobody may sweep them.
SELECT pg_advisory_xact_lock_shared(hashtextextended(sha256, 1))
FROM unnest(%(contents)s::text[]) AS sha256

-- own --
-- Taken to remove a content: waits for those who are about to refer to it.
SELECT pg_advisory_xact_lock(hashtextextended(%(sha256)s, 1))

-- referred --
-- Which of these contents something refers to.
SELECT sha256 FROM attachments WHERE sha256 = ANY(%(contents)s)
UNION
SELECT sha256 FROM loose_documents WHERE sha256 = ANY(%(contents)s)

-- forget --
-- What was read off a content goes with it, and what its pages look like.
WITH pages AS (DELETE FROM page_hashes WHERE sha256 = %(sha256)s)
DELETE FROM readings WHERE sha256 = %(sha256)s

-- insert_loose --
INSERT INTO loose_documents (id, sha256) VALUES (%(id)s, %(sha256)s)

-- loose --
SELECT sha256, refusal FROM loose_documents WHERE id = %(id)s

-- refuse_loose --
UPDATE loose_documents SET refusal = %(refusal)s WHERE id = %(id)s

-- delete_loose --
DELETE FROM loose_documents WHERE id = %(id)s

-- delete_old_loose --
-- Left behind by an endpoint that was killed while its caller waited.
DELETE FROM loose_documents WHERE created_at < now() - interval '1 hour'

-- unreferred_readings --
-- Readings whose content nothing refers to: left where an erasure was cut off.
SELECT DISTINCT sha256 FROM readings r
WHERE NOT EXISTS (SELECT FROM attachments a WHERE a.sha256 = r.sha256)
  AND NOT EXISTS (SELECT FROM loose_documents d WHERE d.sha256 = r.sha256)
