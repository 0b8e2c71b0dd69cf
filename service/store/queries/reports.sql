-- insert --
-- Once for the same evidence, rulebook and reader: a job that ran twice has one effect.
INSERT INTO reports (id, application, revision, evidence, rulebook, rulebook_version,
                     reader_version, outcome, report)
VALUES (%(id)s, %(application)s, %(revision)s, %(evidence)s, %(rulebook)s, %(rulebook_version)s,
        %(reader_version)s, %(outcome)s, %(report)s::json)
ON CONFLICT (application, evidence, rulebook, rulebook_version, reader_version) DO NOTHING
RETURNING id

-- same --
-- The report that was there first, with its outcome.
SELECT id, outcome FROM reports
WHERE application = %(application)s AND evidence = %(evidence)s AND rulebook = %(rulebook)s
  AND rulebook_version = %(rulebook_version)s AND reader_version = %(reader_version)s

-- insert_finding --
INSERT INTO findings (report, position, rule, status, claim, attachment)
VALUES (%(report)s, %(position)s, %(rule)s, %(status)s, %(claim)s, %(attachment)s)

-- insert_claim --
INSERT INTO claims (report, position, id, kind, outcome, own_unit_only)
VALUES (%(report)s, %(position)s, %(id)s, %(kind)s, %(outcome)s, %(own_unit_only)s)

-- find --
SELECT report::text FROM reports WHERE id = %(id)s
