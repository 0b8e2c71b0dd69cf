-- enqueue --
-- See triage_enqueue in the migration: nothing happens where nobody has to look.
SELECT triage_enqueue(%(application)s, %(days)s, %(sampled)s)

-- reenqueue --
-- After a re-check: what was to be looked at although it passed still is.
SELECT triage_enqueue(t.application, %(days)s, EXISTS (
    SELECT FROM triage_items i
    WHERE i.application = t.application AND i.state = 'waiting' AND i.outcome = 'pass'))
FROM unnest(%(applications)s::uuid[]) AS t (application)

-- contradicted --
SELECT triage_contradicted(%(application)s, %(report)s, %(run)s, %(days)s, %(told)s)

-- page --
-- The most urgent first, from where the last page ended. An index on (state, due_at, id) answers it.
SELECT i.* FROM triage_queue i
WHERE true /* within */ AND (i.due_at, i.id) > (%(due)s, %(after)s)
ORDER BY i.due_at, i.id
LIMIT %(limit)s

-- before --
-- The page before: the same backwards.
SELECT i.* FROM triage_queue i
WHERE true /* within */ AND (i.due_at, i.id) < (%(due)s, %(after)s)
ORDER BY i.due_at DESC, i.id DESC
LIMIT %(limit)s

-- one --
-- The item of an application that is open, else the one decided last.
SELECT i.* FROM triage_queue i
WHERE true /* within */ AND i.application = %(application)s AND i.state <> 'superseded'
ORDER BY i.state = 'waiting' DESC, i.revision DESC, i.round DESC
LIMIT 1

-- counts --
-- How many items each value of each filter would show, in one pass. GROUPING has a bit for each of
-- its columns, 0 for the one that was grouped by: 31 is the first alone, 63 is all of it.
WITH found AS MATERIALIZED (
    SELECT i.plan, i.district, i.outcome, i.employer, i.rules, i.kinds, count(*) AS items,
           GROUPING(i.plan, i.district, i.outcome, i.employer, i.rules, i.kinds) AS columns
    FROM triage_queue i
    WHERE true /* within */
    GROUP BY GROUPING SETS ((i.plan), (i.district), (i.outcome), (i.employer), (i.rules),
                            (i.kinds), ()))
SELECT 'plan', plan, items FROM found WHERE columns = 31
UNION ALL SELECT 'district', district, items FROM found WHERE columns = 47
UNION ALL SELECT 'outcome', outcome, items FROM found WHERE columns = 55
UNION ALL (SELECT 'employer', employer, items FROM found WHERE columns = 59
           ORDER BY items DESC, employer LIMIT 50)
UNION ALL SELECT 'rule', rule, sum(items)::bigint FROM found, unnest(rules) AS rule
          WHERE columns = 61 GROUP BY rule
UNION ALL SELECT 'kind', kind, sum(items)::bigint FROM found, unnest(kinds) AS kind
          WHERE columns = 62 GROUP BY kind
UNION ALL SELECT 'all', '', items FROM found WHERE columns = 63

-- claim --
-- Ours where nobody has it, or had it and let it run out. An item that is decided has no takers.
INSERT INTO triage_leases (item, reviewer, until)
SELECT i.id, %(reviewer)s, now() + %(seconds)s * interval '1 second'
FROM triage_items i WHERE i.id = %(item)s AND i.state = 'waiting'
ON CONFLICT (item) DO UPDATE
SET reviewer = EXCLUDED.reviewer, until = EXCLUDED.until,
    taken_at = CASE WHEN triage_leases.reviewer = EXCLUDED.reviewer
        AND triage_leases.until > now() THEN triage_leases.taken_at ELSE now() END
WHERE triage_leases.reviewer = EXCLUDED.reviewer OR triage_leases.until <= now()
RETURNING until

-- renew --
-- A lease that ran out is not renewed: it has to be claimed again.
UPDATE triage_leases SET until = now() + %(seconds)s * interval '1 second'
WHERE item = %(item)s AND reviewer = %(reviewer)s AND until > now()
RETURNING until

-- release --
DELETE FROM triage_leases WHERE item = %(item)s AND reviewer = %(reviewer)s

-- held --
-- The lease, locked until the transaction ends, where it is this reviewer's and still runs.
SELECT EXTRACT(epoch FROM now() - taken_at)::float8 FROM triage_leases
WHERE item = %(item)s AND reviewer = %(reviewer)s AND until > now()
FOR UPDATE

-- chosen --
-- The open items of these applications.
SELECT i.* FROM triage_queue i
WHERE true /* within */ AND i.application = ANY(%(applications)s) AND i.state = 'waiting'
ORDER BY i.due_at, i.id
