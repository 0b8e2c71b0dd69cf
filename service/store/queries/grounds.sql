-- insert_basis --
INSERT INTO bases (id, code, rulebook) VALUES (%(id)s, %(code)s, %(rulebook)s::json)
ON CONFLICT DO NOTHING

-- basis --
SELECT id, code, rulebook::text FROM bases WHERE id = %(id)s

-- note --
-- What is erased meanwhile has no report to note anything of.
INSERT INTO grounds (report, basis, readings)
SELECT t.* FROM unnest(%(reports)s::uuid[], %(bases)s::text[], %(readings)s::text[])
    AS t (report, basis, readings)
JOIN reports p ON p.id = t.report
ORDER BY p.id FOR KEY SHARE OF p
ON CONFLICT (report) DO UPDATE SET basis = EXCLUDED.basis, readings = EXCLUDED.readings
