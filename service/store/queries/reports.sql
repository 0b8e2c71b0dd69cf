-- insert --
-- Once for the same evidence, rulebook and reader (and re-check): a job that ran twice has one
-- effect.
INSERT INTO reports (id, application, revision, evidence, rulebook, rulebook_version,
                     reader_version, outcome, report, recheck, applied, rules, kinds, risk, why)
VALUES (%(id)s, %(application)s, %(revision)s, %(evidence)s, %(rulebook)s, %(rulebook_version)s,
        %(reader_version)s, %(outcome)s, %(report)s::json, %(recheck)s,
        %(applied)s, %(rules)s, %(kinds)s, %(risk)s, %(why)s)
ON CONFLICT DO NOTHING
RETURNING id

-- same --
-- The report that was there first, with its outcome.
SELECT id, outcome FROM reports
WHERE application = %(application)s AND evidence = %(evidence)s AND rulebook = %(rulebook)s
  AND rulebook_version = %(rulebook_version)s AND reader_version = %(reader_version)s
  AND recheck IS NOT DISTINCT FROM %(recheck)s

-- find --
SELECT report::text FROM reports WHERE id = %(id)s

-- every --
-- All reports of an application the caller may see, newest first.
SELECT id, revision, rulebook, rulebook_version, reader_version, outcome, recheck, created_at
FROM reports WHERE application = %(application)s ORDER BY created_at DESC, id

-- text_for --
-- A report, where it is this application's.
SELECT report::text FROM reports WHERE id = %(id)s AND application = %(application)s
