-- values --
-- Values and files that attachments of two applicants share. An applicant is an identity number,
-- or a name where none is declared. Of each content the newest reading counts.
WITH enclosed AS (
    SELECT a.id AS application, a.number, f.id AS attachment, f.sha256,
           COALESCE(v.manifest -> 'applicant' ->> 'id_number',
                    v.manifest -> 'applicant' ->> 'name') AS applicant
    FROM applications a
    JOIN revisions v ON v.application = a.id AND v.revision = a.revision
    JOIN attachments f ON f.application = a.id AND f.revision = a.revision
), newest AS (
    SELECT DISTINCT ON (sha256) sha256, document FROM readings
    ORDER BY sha256, created_at DESC, reader_version DESC
), stated AS (
    SELECT e.*, w.name AS kind,
           (n.document -> 'type' ->> 'value') || ' '
               || upper(regexp_replace(w.value, '\s', '', 'g')) AS value, w.page
    FROM enclosed e
    JOIN newest n USING (sha256)
    CROSS JOIN LATERAL (
        SELECT f ->> 'name' AS name, f ->> 'value' AS value, (f ->> 'page')::integer AS page
        FROM json_array_elements(n.document -> 'fields') f
        WHERE f ->> 'name' IN ('certificate_number', 'verification_code')
    ) w
    UNION ALL
    SELECT e.*, 'file', e.sha256, 1 FROM enclosed e
)
SELECT kind, value, jsonb_agg(DISTINCT jsonb_build_array(number, attachment, sha256, page, ''))
FROM stated
GROUP BY kind, value
HAVING count(DISTINCT applicant) > 1
ORDER BY kind, value

-- roles --
-- A permit's number under which one role of one party has two names.
WITH permits AS (
    SELECT a.number, f.id AS attachment, f.sha256, n.document,
           (SELECT upper(regexp_replace(w ->> 'value', '\s', '', 'g'))
            FROM json_array_elements(n.document -> 'fields') w
            WHERE w ->> 'name' = 'permit_number' LIMIT 1) AS permit
    FROM applications a
    JOIN attachments f ON f.application = a.id AND f.revision = a.revision
    JOIN LATERAL (
        SELECT document FROM readings r WHERE r.sha256 = f.sha256
        ORDER BY created_at DESC, reader_version DESC LIMIT 1
    ) n ON true
    WHERE n.document -> 'type' ->> 'value' = 'construction_permit'
), named AS (
    SELECT p.permit, p.number, p.attachment, p.sha256, s -> 'name' ->> 'text' AS name,
           (s -> 'name' ->> 'page')::integer AS page,
           concat_ws(' ', s ->> 'party', s -> 'role' ->> 'text') AS role
    FROM permits p, json_array_elements(p.document -> 'people') s
    WHERE p.permit IS NOT NULL AND s -> 'role' ->> 'text' IS NOT NULL
)
SELECT 'role', permit || ' ' || role,
       jsonb_agg(DISTINCT jsonb_build_array(number, attachment, sha256, page, name))
FROM named
GROUP BY permit, role
HAVING count(DISTINCT name) > 1 AND count(DISTINCT number || '/' || attachment) > 1
ORDER BY permit, role

-- unhashed --
-- Contents whose pages have no hash yet.
SELECT DISTINCT f.sha256 FROM attachments f
WHERE NOT EXISTS (SELECT FROM page_hashes h WHERE h.sha256 = f.sha256)
ORDER BY f.sha256

-- hash --
-- Kept only while something refers to the content, as readings are.
INSERT INTO page_hashes (sha256, page, hash, bands)
SELECT %(sha256)s, %(page)s, (%(hash)s::text)::bit(256), %(bands)s::integer[]
WHERE EXISTS (SELECT FROM attachments WHERE sha256 = %(sha256)s)
ON CONFLICT DO NOTHING

-- pages --
-- Pages of two applicants' different files that differ in few bits. Two hashes of that few
-- differing bits share at least one of the bands.
WITH enclosed AS (
    SELECT a.number, f.id AS attachment, f.sha256,
           COALESCE(v.manifest -> 'applicant' ->> 'id_number',
                    v.manifest -> 'applicant' ->> 'name') AS applicant
    FROM applications a
    JOIN revisions v ON v.application = a.id AND v.revision = a.revision
    JOIN attachments f ON f.application = a.id AND f.revision = a.revision
), alike AS (
    SELECT DISTINCT one.sha256 AS one, one.page AS one_page, two.sha256 AS two,
           two.page AS two_page, bit_count(one.hash # two.hash) AS bits
    FROM page_hashes one, unnest(one.bands) band
    JOIN page_hashes two ON two.bands @> ARRAY[band]
    WHERE one.sha256 < two.sha256 AND bit_count(one.hash # two.hash) <= %(bits)s
)
SELECT 'page', alike.bits || ' of 256 bits differ',
       jsonb_build_array(
           jsonb_build_array(x.number, x.attachment, x.sha256, one_page, 'page ' || one_page),
           jsonb_build_array(y.number, y.attachment, y.sha256, two_page, 'page ' || two_page))
FROM alike
JOIN enclosed x ON x.sha256 = alike.one
JOIN enclosed y ON y.sha256 = alike.two
WHERE x.applicant <> y.applicant
ORDER BY 3
