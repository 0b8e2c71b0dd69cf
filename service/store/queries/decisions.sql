-- insert --
-- The second of two who decide the same breaks the unique index.
INSERT INTO triage_decisions (item, finding, rule, decision, reason, note, reviewer, seconds, bulk)
VALUES (%(item)s, %(finding)s, %(rule)s, %(decision)s, %(reason)s, %(note)s, %(reviewer)s,
        %(seconds)s, %(bulk)s)
RETURNING id

-- replace --
-- The same reviewer may think again while the item is open.
UPDATE triage_decisions SET undone_at = now()
WHERE item = %(item)s AND undone_at IS NULL AND reviewer = %(reviewer)s AND finding IS NOT NULL
  AND finding = %(finding)s

-- close --
-- Decided once, by the report that was looked at: whoever comes second finds nothing to close.
UPDATE triage_items SET state = 'decided', reviewer = %(reviewer)s, decided_at = now()
WHERE id = %(item)s AND report = %(report)s AND state = 'waiting'
RETURNING application

-- drop_lease --
DELETE FROM triage_leases WHERE item = %(item)s

-- next_round --
-- The same item for another pair of eyes; what was decided is not shown to them.
INSERT INTO triage_items (application, revision, round, report, number, applicant, employer,
                          district, plan, outcome, risk, why, rules, kinds, deadline, due_at, barred,
                          for_lead)
SELECT application, revision, round + 1, report, number, applicant, employer, district, plan,
       outcome, risk, why, rules, kinds, deadline, due_at, barred || reviewer, round = 2
FROM triage_items WHERE id = %(item)s
ON CONFLICT (application, revision, round) DO UPDATE
SET state = 'waiting', reviewer = NULL, decided_at = NULL, queued_at = now(),
    barred = EXCLUDED.barred
WHERE triage_items.state = 'superseded'

-- of_application --
-- Every decision there was, oldest first; those undone too.
SELECT d.id, d.item, i.round, i.revision, d.finding, d.rule, d.decision, d.reason, d.note,
       d.reviewer, d.decided_at, d.undone_at
FROM triage_decisions d JOIN triage_items i ON i.id = d.item
WHERE i.application = %(application)s
ORDER BY d.decided_at, d.id

-- find --
SELECT d.id, d.item, i.round, i.revision, d.finding, d.rule, d.decision, d.reason, d.note,
       d.reviewer, d.decided_at, d.undone_at
FROM triage_decisions d JOIN triage_items i ON i.id = d.item
WHERE d.id = %(id)s

-- application --
SELECT i.application FROM triage_decisions d JOIN triage_items i ON i.id = d.item
WHERE d.id = %(id)s

-- undo --
-- Only one's own, only for a while, and not once a later round is decided, a re-check has
-- contradicted it (then there is an item to decide anew), or the applicant has supplemented: what
-- was decided then is about evidence that is no longer the application's.
UPDATE triage_decisions d SET undone_at = now()
FROM triage_items i
WHERE d.id = %(id)s AND d.reviewer = %(reviewer)s AND d.undone_at IS NULL AND i.id = d.item
  AND (d.finding IS NULL OR i.state = 'waiting')
  AND d.decided_at > now() - %(seconds)s * interval '1 second'
  AND i.revision = (SELECT a.revision FROM applications a WHERE a.id = i.application)
  AND NOT EXISTS (SELECT 1 FROM triage_items n WHERE n.application = i.application
                  AND n.revision = i.revision AND n.round > i.round
                  AND (n.state = 'decided' OR n.recheck IS NOT NULL))
RETURNING d.item, d.finding

-- withdraw_rounds --
-- A later look at what is no longer decided has nothing to look at.
UPDATE triage_items n SET state = 'superseded'
FROM triage_items i
WHERE i.id = %(item)s AND n.application = i.application AND n.revision = i.revision
  AND n.round > i.round AND n.state = 'waiting'

-- reopen --
UPDATE triage_items SET state = 'waiting', reviewer = NULL, decided_at = NULL WHERE id = %(item)s

-- whole_before --
-- The decision on the application as a whole in the round before, to be compared with.
SELECT d.decision FROM triage_items i
JOIN triage_items b ON b.application = i.application AND b.revision = i.revision
    AND b.round = i.round - 1
JOIN triage_decisions d ON d.item = b.id AND d.finding IS NULL AND d.undone_at IS NULL
WHERE i.id = %(item)s

-- verdicts --
-- What was decided on the whole in each of these items.
SELECT item, decision FROM triage_decisions
WHERE item = ANY(%(items)s) AND finding IS NULL AND undone_at IS NULL

-- correct --
-- The last word on a field of a content counts.
INSERT INTO triage_corrections (application, revision, attachment, sha256, field, value, page, bbox,
                                reviewer)
VALUES (%(application)s, %(revision)s, %(attachment)s, %(sha256)s, %(field)s, %(value)s, %(page)s,
        %(bbox)s, %(reviewer)s)
ON CONFLICT (application, revision, attachment, field) DO UPDATE
SET value = EXCLUDED.value, page = EXCLUDED.page, bbox = EXCLUDED.bbox,
    reviewer = EXCLUDED.reviewer, corrected_at = now()

-- corrections --
SELECT application, revision, attachment, sha256, field, value, page, bbox, reviewer, corrected_at
FROM triage_corrections
WHERE %(application)s::uuid IS NULL OR application = %(application)s
ORDER BY application, revision, attachment, field
