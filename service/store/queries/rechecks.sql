-- select --
-- The finished applications a re-check is asked for, oldest first; null does not narrow.
SELECT a.id, a.revision, a.report
FROM applications a
WHERE a.state = 'done' AND a.report IS NOT NULL
  AND (%(plan)s::text IS NULL OR a.rulebook = %(plan)s)
  AND (%(since)s::timestamptz IS NULL OR a.created_at >= %(since)s)
  AND (%(employer)s::text IS NULL OR a.employer = %(employer)s)
  AND (%(outcomes)s::text[] IS NULL OR a.outcome = ANY(%(outcomes)s))
  AND (%(ids)s::text[] IS NULL OR a.number = ANY(%(ids)s) OR a.id::text = ANY(%(ids)s))
  AND (%(rule)s::text IS NULL OR EXISTS (
      SELECT FROM reports p WHERE p.id = a.report AND %(rule)s = ANY(p.applied)))
ORDER BY a.created_at, a.id

-- insert --
INSERT INTO rechecks (id, started_by, asked, rulebook, code, reader_version)
VALUES (%(id)s, %(started_by)s, %(asked)s::json, %(rulebook)s::json, %(code)s, %(reader_version)s)

-- insert_results --
INSERT INTO recheck_results (run, position, application, revision, before)
SELECT %(run)s, t.place - 1, t.application, t.revision, t.before
FROM unnest(%(applications)s::uuid[], %(revisions)s::integer[], %(before)s::uuid[])
     WITH ORDINALITY AS t (application, revision, before, place)

-- find --
-- A run by its id or the beginning of it, with how far it is.
SELECT r.id, r.started_by, r.asked::text, r.rulebook::text, r.code, r.reader_version,
       r.created_at, r.done_at,
       (SELECT count(*) FROM recheck_results x WHERE x.run = r.id) AS total,
       (SELECT count(*) FROM recheck_results x WHERE x.run = r.id AND x.state <> 'waiting') AS done
FROM rechecks r WHERE starts_with(r.id::text, %(id)s)
ORDER BY r.created_at DESC

-- waiting --
SELECT position FROM recheck_results WHERE run = %(run)s AND state = 'waiting' ORDER BY position

-- take --
-- Ours until the commit; what another process of the same run has taken is left to it.
SELECT position, application, revision, before FROM recheck_results
WHERE run = %(run)s AND position = ANY(%(positions)s) AND state = 'waiting'
ORDER BY position FOR UPDATE SKIP LOCKED

-- outline --
-- What applications declare, and what the report that stood follows from, where that is known.
SELECT t.application, a.rulebook, v.manifest::text, v.evidence, g.basis, g.readings
FROM unnest(%(applications)s::uuid[], %(revisions)s::integer[], %(before)s::uuid[])
     AS t (application, revision, before)
JOIN applications a ON a.id = t.application
JOIN revisions v ON v.application = t.application AND v.revision = t.revision
JOIN reports p ON p.id = t.before
LEFT JOIN grounds g ON g.report = p.id AND p.revision = t.revision

-- sheets --
-- Of each attachment the newest reading there was when the run began, or the refusal.
SELECT t.application, f.id, f.sha256, f.refusal,
       (SELECT r.reader_version FROM readings r
        WHERE r.sha256 = f.sha256 AND (r.created_at <= %(until)s OR r.reader_version = %(version)s::text)
        ORDER BY r.reader_version = %(version)s::text DESC, r.created_at DESC LIMIT 1)
FROM unnest(%(applications)s::uuid[], %(revisions)s::integer[]) AS t (application, revision)
JOIN attachments f ON f.application = t.application AND f.revision = t.revision
ORDER BY t.application, f.position

-- readings --
SELECT r.sha256, r.reader_version, r.document::text
FROM unnest(%(contents)s::text[], %(versions)s::text[]) AS t (sha256, reader_version)
JOIN readings r ON r.sha256 = t.sha256 AND r.reader_version = t.reader_version

-- reports --
SELECT id, report::text FROM reports WHERE id = ANY(%(reports)s::uuid[])

-- unread --
-- The contents of these applications that this reader has not read.
SELECT DISTINCT f.sha256
FROM recheck_results x
JOIN attachments f ON f.application = x.application AND f.revision = x.revision
WHERE x.run = %(run)s AND x.position = ANY(%(positions)s) AND x.state = 'waiting'
  AND NOT EXISTS (SELECT FROM readings r
                  WHERE r.sha256 = f.sha256 AND r.reader_version = %(version)s::text)
ORDER BY f.sha256

-- busy --
-- Jobs nobody does now, as there is no worker, hold nothing up.
SELECT EXISTS (SELECT FROM procrastinate_jobs
               WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now()))
   AND EXISTS (SELECT FROM procrastinate_jobs WHERE status = 'doing')

-- settle --
UPDATE recheck_results x SET state = t.state, changes = t.changes, after = t.after
FROM unnest(%(positions)s::integer[], %(states)s::text[], %(changes)s::text[], %(after)s::uuid[])
     AS t (position, state, changes, after)
WHERE x.run = %(run)s AND x.position = t.position

-- results --
SELECT state, changes FROM recheck_results WHERE run = %(run)s ORDER BY position

-- close --
UPDATE rechecks SET done_at = COALESCE(done_at, now()) WHERE id = %(run)s

-- decided --
-- What persons have decided of these applications as they are now; of several rounds the last.
SELECT DISTINCT ON (i.application) i.application, d.decision, d.reviewer, d.decided_at
FROM unnest(%(applications)s::uuid[], %(revisions)s::integer[]) AS t (application, revision)
JOIN triage_items i ON i.application = t.application AND i.revision = t.revision
JOIN triage_decisions d ON d.item = i.id AND d.finding IS NULL AND d.undone_at IS NULL
ORDER BY i.application, i.round DESC
