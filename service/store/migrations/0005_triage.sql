-- Who decides. Lists limit a person to districts and plans; empty: all. No password is stored.
CREATE TABLE users (
    name text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    role text NOT NULL CHECK (role IN ('reviewer', 'lead', 'admin')),
    districts text[] NOT NULL DEFAULT '{}',
    plans text[] NOT NULL DEFAULT '{}',
    password_hash text NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    locked_until timestamptz NOT NULL DEFAULT '2000-01-01Z',
    disabled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Who is logged in. The cookie's value is stored hashed: who reads this table is nobody by it.
CREATE TABLE user_sessions (
    id bytea PRIMARY KEY,
    reviewer text NOT NULL REFERENCES users ON DELETE CASCADE,
    csrf text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now()
);

-- What waits for a person, and what a person has dealt with. ``round`` 1 is the first look, 2 a
-- second one by somebody else, 3 a lead's where two disagree. ``due_at`` is the order: the moment
-- by which it should be looked at, from risk, deadline and the time it came (triage_enqueue).
-- ``barred`` are those who decided an earlier round: a second look is by somebody else.
CREATE TABLE triage_items (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    application uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
    revision integer NOT NULL,
    round integer NOT NULL DEFAULT 1 CHECK (round BETWEEN 1 AND 3),
    report uuid NOT NULL,
    number text NOT NULL,
    applicant text NOT NULL,
    employer text NOT NULL,
    district text NOT NULL,
    plan text NOT NULL,
    outcome text NOT NULL,
    risk integer NOT NULL,
    why text NOT NULL,
    rules text[] NOT NULL,
    kinds text[] NOT NULL,
    deadline date NOT NULL,
    due_at timestamptz NOT NULL,
    queued_at timestamptz NOT NULL DEFAULT now(),
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'decided', 'superseded')),
    reviewer text,
    decided_at timestamptz,
    barred text[] NOT NULL DEFAULT '{}',
    UNIQUE (application, revision, round)
);
CREATE UNIQUE INDEX triage_one_open ON triage_items (application) WHERE state = 'waiting';
CREATE INDEX triage_order ON triage_items (state, due_at, id);
CREATE INDEX triage_by_employer ON triage_items (employer, state, due_at, id);
CREATE INDEX triage_by_district ON triage_items (district, state, due_at, id);
CREATE INDEX triage_by_plan ON triage_items (plan, state, due_at, id);
CREATE INDEX triage_by_number ON triage_items (number text_pattern_ops);
CREATE INDEX triage_by_applicant ON triage_items (applicant text_pattern_ops);
CREATE INDEX triage_by_rules ON triage_items USING gin (rules);
CREATE INDEX triage_decided ON triage_items (decided_at) WHERE state = 'decided';

-- Who works on an item now. The key is what makes two takers one.
CREATE TABLE triage_leases (
    item uuid PRIMARY KEY REFERENCES triage_items ON DELETE CASCADE,
    reviewer text NOT NULL REFERENCES users ON DELETE CASCADE,
    taken_at timestamptz NOT NULL DEFAULT now(),
    until timestamptz NOT NULL
);

-- The queue as it is shown: each item with whoever works on it now.
CREATE VIEW triage_queue AS
SELECT i.id, i.application, i.revision, i.round, i.report, i.number, i.applicant, i.employer,
       i.district, i.plan, i.outcome, i.risk, i.why, i.rules, i.kinds, i.deadline, i.due_at,
       i.queued_at, i.state, i.reviewer, i.decided_at, i.barred, l.reviewer AS holder, l.until
FROM triage_items i LEFT JOIN triage_leases l ON l.item = i.id AND l.until > now();

-- What was decided, on a finding by its place in the report or (null) on the whole application.
CREATE TABLE triage_decisions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    item uuid NOT NULL REFERENCES triage_items ON DELETE CASCADE,
    finding integer,
    rule text,
    decision text NOT NULL CHECK (decision IN ('accept', 'reject', 'return')),
    reason text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    reviewer text NOT NULL,
    seconds double precision,
    bulk uuid,
    decided_at timestamptz NOT NULL DEFAULT now(),
    undone_at timestamptz
);
-- Of two who decide the same at once, the second breaks this and has decided nothing.
CREATE UNIQUE INDEX triage_one_decision ON triage_decisions (item, COALESCE(finding, -1))
    WHERE undone_at IS NULL;

-- What a person read where the machine misread: ground truth, kept by content.
CREATE TABLE triage_corrections (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    application uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
    revision integer NOT NULL,
    attachment text NOT NULL,
    sha256 text NOT NULL,
    field text NOT NULL,
    value text NOT NULL,
    page integer,
    bbox double precision[],
    reviewer text NOT NULL,
    corrected_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (application, revision, attachment, field)
);

-- Puts the current report of an application into the queue, where a person has to look at it, or
-- ``sampled`` although it passed. Due is whichever comes first: the deadline less two days, or the
-- time it came plus what its risk allows (3: 4 hours, 2: one day, 1: three days, 0: five days).
-- Where both are equal the greater risk comes first.
-- Risk is 3 where a rule failed and another is in doubt, 2 where one failed, 1 for doubt alone.
CREATE FUNCTION triage_enqueue(wanted uuid, days integer, sampled boolean)
    RETURNS void LANGUAGE sql AS $$
    UPDATE triage_items SET state = 'superseded'
    WHERE application = wanted AND state = 'waiting';
    INSERT INTO triage_items (application, revision, report, number, applicant, employer, district,
                              plan, outcome, risk, why, rules, kinds, deadline, due_at)
    SELECT a.id, a.revision, a.report, a.number, r.manifest -> 'applicant' ->> 'name', a.employer,
           COALESCE(r.manifest ->> 'district', ''), a.rulebook, a.outcome, risk.value,
           COALESCE(first.message, ''), COALESCE(open.rules, '{}'), COALESCE(kinds.found, '{}'),
           a.submitted_on + days,
           LEAST((a.submitted_on + days - 2)::timestamptz,
                 a.updated_at + CASE risk.value WHEN 3 THEN interval '4 hours'
                     WHEN 2 THEN interval '1 day' WHEN 1 THEN interval '3 days'
                     ELSE interval '5 days' END) - risk.value * interval '1 minute'
    FROM applications a
    JOIN revisions r ON r.application = a.id AND r.revision = a.revision
    JOIN reports p ON p.id = a.report
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT f.rule ORDER BY f.rule) AS rules,
               bool_or(f.status = 'fail') AS failed, bool_or(f.status = 'review') AS doubted
        FROM findings f WHERE f.report = a.report AND f.status IN ('fail', 'review')) open
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT c.kind ORDER BY c.kind) AS found
        FROM claims c WHERE c.report = a.report AND c.outcome <> 'pass') kinds
    CROSS JOIN LATERAL (
        SELECT CASE WHEN open.failed AND open.doubted THEN 3 WHEN open.failed THEN 2
                    WHEN a.outcome <> 'pass' THEN 1 ELSE 0 END AS value) risk
    LEFT JOIN LATERAL (
        SELECT each.value ->> 'message' AS message
        FROM json_array_elements(p.report -> 'findings') WITH ORDINALITY AS each (value, place)
        WHERE each.value ->> 'status' IN ('fail', 'review')
        ORDER BY each.value ->> 'status', each.place LIMIT 1) first ON true
    WHERE a.id = wanted AND (a.outcome <> 'pass' OR sampled)
    ON CONFLICT (application, revision, round) DO UPDATE
    SET report = EXCLUDED.report, outcome = EXCLUDED.outcome, risk = EXCLUDED.risk,
        why = EXCLUDED.why, rules = EXCLUDED.rules, kinds = EXCLUDED.kinds, state = 'waiting'
    WHERE triage_items.state = 'superseded';
$$;

-- What was judged by earlier releases waits too.
SELECT triage_enqueue(id, 20, false) FROM applications WHERE state = 'done' AND report IS NOT NULL;

-- What persons decided on whole applications, for the re-check: it overwrites none of it. What was
-- returned for supplement is not decided.
CREATE OR REPLACE VIEW decided_claims AS
    SELECT i.application, NULL::text AS claim,
           CASE d.decision WHEN 'accept' THEN 'pass' ELSE 'fail' END AS outcome
    FROM triage_decisions d JOIN triage_items i ON i.id = d.item
    WHERE d.finding IS NULL AND d.undone_at IS NULL AND d.decision IN ('accept', 'reject');
