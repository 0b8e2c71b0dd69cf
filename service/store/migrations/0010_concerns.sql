-- What of a report a person has to look at, noted when it is filed (service/store/concerns.py), as
-- the queue shows it; ``applied`` are the rules that had something to look at, by which re-checks
-- are narrowed. A row for each finding and claim took a quarter of the store and half of the time
-- of filing a report, and nothing else was asked of them.
ALTER TABLE reports ADD COLUMN applied text[], ADD COLUMN rules text[], ADD COLUMN kinds text[],
                    ADD COLUMN risk integer, ADD COLUMN why text;

UPDATE reports p SET
    applied = ARRAY(SELECT DISTINCT f.rule COLLATE "C" FROM findings f
                    WHERE f.report = p.id AND f.status <> 'not_applicable' ORDER BY 1),
    rules = ARRAY(SELECT DISTINCT f.rule COLLATE "C" FROM findings f
                  WHERE f.report = p.id AND f.status IN ('fail', 'review') ORDER BY 1),
    kinds = ARRAY(SELECT DISTINCT c.kind COLLATE "C" FROM claims c
                  WHERE c.report = p.id AND c.outcome <> 'pass' ORDER BY 1),
    risk = CASE (SELECT array_agg(DISTINCT f.status ORDER BY f.status) FROM findings f
                 WHERE f.report = p.id AND f.status IN ('fail', 'review'))
           WHEN '{fail,review}' THEN 3 WHEN '{fail}' THEN 2
           ELSE (p.outcome <> 'pass')::integer END,
    why = COALESCE((SELECT each.value ->> 'message'
                    FROM json_array_elements(p.report -> 'findings') WITH ORDINALITY
                        AS each (value, place)
                    WHERE each.value ->> 'status' IN ('fail', 'review')
                    ORDER BY each.value ->> 'status', each.place LIMIT 1), '');

ALTER TABLE reports ALTER applied SET NOT NULL, ALTER rules SET NOT NULL, ALTER kinds SET NOT NULL,
                    ALTER risk SET NOT NULL, ALTER why SET NOT NULL;
DROP TABLE findings, claims;

-- A report of an application as the queue holds it. Due is whichever comes first: the deadline less
-- two days, or the time it came plus what its risk allows (3: 4 hours, 2: one day, 1: three days,
-- 0: five days). Where both are equal the greater risk comes first.
CREATE OR REPLACE FUNCTION triage_entry(wanted uuid, shown uuid, days integer, came timestamptz)
    RETURNS TABLE (application uuid, revision integer, report uuid, number text, applicant text,
                   employer text, district text, plan text, outcome text, risk integer, why text,
                   rules text[], kinds text[], deadline date, due_at timestamptz)
    LANGUAGE sql AS $$
    SELECT a.id, a.revision, p.id, a.number, r.manifest -> 'applicant' ->> 'name', a.employer,
           COALESCE(r.manifest ->> 'district', ''), a.rulebook, p.outcome, p.risk, p.why,
           p.rules, p.kinds, a.submitted_on + days,
           LEAST((a.submitted_on + days - 2)::timestamptz,
                 came + CASE p.risk WHEN 3 THEN interval '4 hours' WHEN 2 THEN interval '1 day'
                     WHEN 1 THEN interval '3 days' ELSE interval '5 days' END)
               - p.risk * interval '1 minute'
    FROM applications a
    JOIN revisions r ON r.application = a.id AND r.revision = a.revision
    JOIN reports p ON p.id = shown
    WHERE a.id = wanted;
$$;
