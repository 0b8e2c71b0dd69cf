-- A decision that a re-check contradicts waits again as a new item: ``recheck`` is the run, ``why``
-- says both. Its round is past those of the first look and the second; anybody may take it, but
-- where a lead was to settle (``for_lead``) a lead still does.
ALTER TABLE triage_items ADD COLUMN recheck uuid REFERENCES rechecks;
ALTER TABLE triage_items ADD COLUMN for_lead boolean NOT NULL DEFAULT false;
UPDATE triage_items SET for_lead = true WHERE round = 3;
ALTER TABLE triage_items DROP CONSTRAINT triage_items_round_check;
ALTER TABLE triage_items ADD CHECK (round >= 1);
-- However often a run is resumed, a case comes back once.
CREATE UNIQUE INDEX triage_once_a_recheck ON triage_items (application, recheck);

CREATE OR REPLACE VIEW triage_queue AS
SELECT i.id, i.application, i.revision, i.round, i.report, i.number, i.applicant, i.employer,
       i.district, i.plan, i.outcome, i.risk, i.why, i.rules, i.kinds, i.deadline, i.due_at,
       i.queued_at, i.state, i.reviewer, i.decided_at, i.barred, l.reviewer AS holder, l.until,
       i.recheck, i.for_lead
FROM triage_items i LEFT JOIN triage_leases l ON l.item = i.id AND l.until > now();

-- A report of an application as the queue holds it. Due is whichever comes first: the deadline less
-- two days, or the time it came plus what its risk allows (3: 4 hours, 2: one day, 1: three days,
-- 0: five days). Where both are equal the greater risk comes first.
-- Risk is 3 where a rule failed and another is in doubt, 2 where one failed, 1 for doubt alone.
CREATE FUNCTION triage_entry(wanted uuid, shown uuid, days integer, came timestamptz)
    RETURNS TABLE (application uuid, revision integer, report uuid, number text, applicant text,
                   employer text, district text, plan text, outcome text, risk integer, why text,
                   rules text[], kinds text[], deadline date, due_at timestamptz)
    LANGUAGE sql AS $$
    SELECT a.id, a.revision, p.id, a.number, r.manifest -> 'applicant' ->> 'name', a.employer,
           COALESCE(r.manifest ->> 'district', ''), a.rulebook, p.outcome, risk.value,
           COALESCE(first.message, ''), COALESCE(open.rules, '{}'), COALESCE(kinds.found, '{}'),
           a.submitted_on + days,
           LEAST((a.submitted_on + days - 2)::timestamptz,
                 came + CASE risk.value WHEN 3 THEN interval '4 hours'
                     WHEN 2 THEN interval '1 day' WHEN 1 THEN interval '3 days'
                     ELSE interval '5 days' END) - risk.value * interval '1 minute'
    FROM applications a
    JOIN revisions r ON r.application = a.id AND r.revision = a.revision
    JOIN reports p ON p.id = shown
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT f.rule ORDER BY f.rule) AS rules,
               bool_or(f.status = 'fail') AS failed, bool_or(f.status = 'review') AS doubted
        FROM findings f WHERE f.report = p.id AND f.status IN ('fail', 'review')) open
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT c.kind ORDER BY c.kind) AS found
        FROM claims c WHERE c.report = p.id AND c.outcome <> 'pass') kinds
    CROSS JOIN LATERAL (
        SELECT CASE WHEN open.failed AND open.doubted THEN 3 WHEN open.failed THEN 2
                    WHEN p.outcome <> 'pass' THEN 1 ELSE 0 END AS value) risk
    LEFT JOIN LATERAL (
        SELECT each.value ->> 'message' AS message
        FROM json_array_elements(p.report -> 'findings') WITH ORDINALITY AS each (value, place)
        WHERE each.value ->> 'status' IN ('fail', 'review')
        ORDER BY each.value ->> 'status', each.place LIMIT 1) first ON true
    WHERE a.id = wanted;
$$;

-- What waits of an application is moot. Whoever works on it loses it: they look at what was. A lease
-- that is locked is being decided by this moment; that ends by finding the item gone.
CREATE FUNCTION triage_supersede(wanted uuid) RETURNS void LANGUAGE sql AS $$
    DELETE FROM triage_leases WHERE item IN (
        SELECT l.item FROM triage_leases l JOIN triage_items i ON i.id = l.item
        WHERE i.application = wanted AND i.state = 'waiting' FOR UPDATE OF l SKIP LOCKED);
    UPDATE triage_items SET state = 'superseded'
    WHERE application = wanted AND state = 'waiting';
$$;

-- Puts the current report of an application into the queue, where a person has to look at it, or
-- ``sampled`` although it passed. What was said on findings of a report that is shown no longer is
-- taken back: their places mean others now.
CREATE OR REPLACE FUNCTION triage_enqueue(wanted uuid, days integer, sampled boolean)
    RETURNS void LANGUAGE sql AS $$
    SELECT triage_supersede(wanted);
    UPDATE triage_decisions d SET undone_at = now()
    FROM triage_items i JOIN applications a ON a.id = i.application AND a.revision = i.revision
    WHERE a.id = wanted AND i.id = d.item AND i.state = 'superseded' AND i.report <> a.report
      AND d.finding IS NOT NULL AND d.undone_at IS NULL;
    INSERT INTO triage_items (application, revision, report, number, applicant, employer, district,
                              plan, outcome, risk, why, rules, kinds, deadline, due_at)
    SELECT e.* FROM applications a, triage_entry(a.id, a.report, days, a.updated_at) e
    WHERE a.id = wanted AND (e.outcome <> 'pass' OR sampled)
    ON CONFLICT (application, revision, round) DO UPDATE
    SET report = EXCLUDED.report, outcome = EXCLUDED.outcome, risk = EXCLUDED.risk,
        why = EXCLUDED.why, rules = EXCLUDED.rules, kinds = EXCLUDED.kinds, state = 'waiting'
    WHERE triage_items.state = 'superseded';
$$;

-- Puts a report that contradicts a person's decision into the queue, whatever it says.
CREATE FUNCTION triage_contradicted(wanted uuid, shown uuid, run uuid, days integer, told text)
    RETURNS void LANGUAGE sql AS $$
    WITH before AS (
        SELECT GREATEST(max(i.round), 3) + 1 AS round,
               COALESCE(bool_or(i.state = 'waiting' AND i.for_lead), false) AS for_lead
        FROM triage_items i JOIN applications a ON a.id = i.application AND a.revision = i.revision
        WHERE i.application = wanted),
    moot AS MATERIALIZED (SELECT before.*, triage_supersede(wanted) FROM before)
    INSERT INTO triage_items (application, revision, report, number, applicant, employer, district,
                              plan, outcome, risk, rules, kinds, deadline, due_at, why, round,
                              for_lead, recheck)
    SELECT e.application, e.revision, e.report, e.number, e.applicant, e.employer, e.district,
           e.plan, e.outcome, e.risk, e.rules, e.kinds, e.deadline, e.due_at, told, moot.round,
           moot.for_lead, run
    FROM moot, triage_entry(wanted, shown, days, now()) e
    ON CONFLICT (application, recheck) DO NOTHING;
$$;

-- The re-check asks the tables (queries/rechecks.sql): it needs to know who decided, and when.
DROP VIEW decided_claims;
