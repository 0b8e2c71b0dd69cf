-- find --
SELECT document::text FROM readings
WHERE sha256 = %(sha256)s AND reader_version = %(reader_version)s

-- insert --
-- The first reading stays: equal versions read equal bytes alike. Kept only while something
-- refers to the content: an erased application's words must not come back.
INSERT INTO readings (sha256, reader_version, document, pages, seconds)
SELECT %(sha256)s, %(reader_version)s, %(document)s::json, %(pages)s, %(seconds)s
WHERE EXISTS (SELECT FROM attachments WHERE sha256 = %(sha256)s)
   OR EXISTS (SELECT FROM loose_documents WHERE sha256 = %(sha256)s)
ON CONFLICT DO NOTHING

-- try_lock --
-- Held by the connection: it goes with a worker that dies.
SELECT pg_try_advisory_lock(hashtextextended(%(name)s, 2))

-- unlock --
SELECT pg_advisory_unlock(hashtextextended(%(name)s, 2))
