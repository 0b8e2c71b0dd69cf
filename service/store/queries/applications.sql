-- claim_key --
-- Waits for another request with the same key that is about to commit; the first one wins.
INSERT INTO idempotency_keys (owner, key, fingerprint, application)
VALUES (%(owner)s, %(key)s, %(fingerprint)s, %(application)s)
ON CONFLICT (owner, key) DO NOTHING
RETURNING application

-- key_holder --
-- What the key stood for when it was first used.
SELECT fingerprint, application FROM idempotency_keys WHERE owner = %(owner)s AND key = %(key)s

-- insert --
INSERT INTO applications (id, owner, number, rulebook, employer, submitted_on, webhook)
VALUES (%(id)s, %(owner)s, %(number)s, %(rulebook)s, %(employer)s, %(submitted_on)s, %(webhook)s)

-- supplement --
-- The next revision: new evidence, no verdict yet. The caller holds the row.
UPDATE applications
SET revision = revision + 1, state = 'queued', outcome = NULL, error = NULL, report = NULL,
    rulebook = %(rulebook)s, number = %(number)s, employer = %(employer)s,
    submitted_on = %(submitted_on)s, webhook = coalesce(%(webhook)s, webhook), updated_at = now()
WHERE id = %(id)s
RETURNING revision

-- insert_revision --
INSERT INTO revisions (application, revision, manifest, evidence)
VALUES (%(application)s, %(revision)s, %(manifest)s::json, %(evidence)s)

-- insert_attachment --
INSERT INTO attachments (application, revision, id, position, file, sha256, bytes)
VALUES (%(application)s, %(revision)s, %(id)s, %(position)s, %(file)s, %(sha256)s, %(bytes)s)

-- find --
-- One application, where the caller may see it: owner and scopes are null where they do not limit.
SELECT id, owner, number, rulebook, revision, state, outcome, error, report, webhook,
       created_at, updated_at
FROM applications
WHERE id = %(id)s
  AND (%(owner)s::text IS NULL OR owner = %(owner)s)
  AND (%(scopes)s::text[] IS NULL OR rulebook = ANY(%(scopes)s))

-- several --
-- The rows of these applications, as they stand now.
SELECT id, owner, number, rulebook, revision, state, outcome, error, report, webhook,
       created_at, updated_at
FROM applications WHERE id = ANY(%(applications)s)

-- hold --
-- The row, until the transaction ends: supplements, verdicts and erasure take turns.
SELECT id, owner, number, rulebook, revision, state, outcome, error, report, webhook,
       created_at, updated_at
FROM applications WHERE id = %(id)s FOR UPDATE

-- hold_all --
-- As hold, of several, in the order of their ids: who holds some of them waits in no ring.
SELECT id, owner, number, rulebook, revision, state, outcome, error, report, webhook,
       created_at, updated_at
FROM applications WHERE id = ANY(%(applications)s) ORDER BY id FOR UPDATE

-- page --
-- Newest first, from where the last page ended. An index on (created_at, id) answers it.
SELECT id, owner, number, rulebook, revision, state, outcome, error, report, webhook,
       created_at, updated_at
FROM applications
WHERE (%(owner)s::text IS NULL OR owner = %(owner)s)
  AND (%(scopes)s::text[] IS NULL OR rulebook = ANY(%(scopes)s))
  AND (%(state)s::text IS NULL OR state = %(state)s)
  AND (%(outcome)s::text IS NULL OR outcome = %(outcome)s)
  AND (%(number)s::text IS NULL OR number = %(number)s)
  AND (%(rulebook)s::text IS NULL OR rulebook = %(rulebook)s)
  AND (%(employer)s::text IS NULL OR employer = %(employer)s)
  AND (%(since)s::timestamptz IS NULL OR created_at >= %(since)s)
  AND (%(until)s::timestamptz IS NULL OR created_at < %(until)s)
  AND (%(last_at)s::timestamptz IS NULL
       OR (created_at, id) < (%(last_at)s, %(last_id)s::uuid))
ORDER BY created_at DESC, id DESC
LIMIT %(limit)s

-- manifest --
SELECT manifest FROM revisions
WHERE application = %(application)s AND revision = %(revision)s

-- evidence --
SELECT evidence FROM revisions WHERE application = %(application)s AND revision = %(revision)s

-- attachments --
-- The files of a revision and how far their reading is.
SELECT a.id, a.file, a.sha256, a.bytes, a.refusal, r.pages
FROM attachments a
LEFT JOIN readings r ON r.sha256 = a.sha256 AND r.reader_version = %(reader_version)s
WHERE a.application = %(application)s AND a.revision = %(revision)s
ORDER BY a.position

-- contents --
-- Every content any revision of the application refers to.
SELECT DISTINCT sha256 FROM attachments WHERE application = %(application)s

-- refuse --
-- Settled: this file cannot be read.
UPDATE attachments SET refusal = %(refusal)s
WHERE application = %(application)s AND revision = %(revision)s AND id = %(id)s

-- start --
-- A worker has taken it; a later revision is not touched.
UPDATE applications SET state = 'running', updated_at = now()
WHERE id = %(id)s AND revision = %(revision)s AND state = 'queued'

-- finish --
UPDATE applications a
SET state = 'done', outcome = t.outcome, report = t.report, error = NULL, updated_at = now()
FROM unnest(%(ids)s::uuid[], %(revisions)s::integer[], %(outcomes)s::text[], %(reports)s::uuid[])
     AS t (id, revision, outcome, report)
WHERE a.id = t.id AND a.revision = t.revision

-- fail --
-- Given up after the last try: no report, and the code says why.
UPDATE applications SET state = 'queued', error = %(error)s, updated_at = now()
WHERE id = %(id)s AND revision = %(revision)s AND state <> 'done'

-- delete --
DELETE FROM applications WHERE id = %(id)s

-- tell --
-- Whoever waits for this application, at any endpoint, looks again.
SELECT pg_notify('zuozheng_done', %(id)s)
