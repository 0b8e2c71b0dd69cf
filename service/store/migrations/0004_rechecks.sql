-- A re-check: which applications are judged again, by what, how far. ``code`` is a digest of the
-- judging program, ``rulebook`` the whole of the one that was named: a run is resumed with the same.
CREATE TABLE rechecks (
    id uuid PRIMARY KEY,
    started_by text NOT NULL,
    asked json NOT NULL,
    rulebook json,
    code text NOT NULL,
    reader_version text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    done_at timestamptz
);

-- What came of each application, in the run's order. ``before`` is the report that stood when the
-- run began; ``changes`` are JSON lines; ``after`` is the report filed, where it says anything new.
CREATE TABLE recheck_results (
    run uuid NOT NULL REFERENCES rechecks ON DELETE CASCADE,
    position integer NOT NULL,
    application uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
    revision integer NOT NULL,
    before uuid NOT NULL,
    state text NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'judged', 'superseded', 'failed')),
    changes text NOT NULL DEFAULT '',
    after uuid,
    PRIMARY KEY (run, position)
);
CREATE INDEX recheck_results_waiting ON recheck_results (run, position) WHERE state = 'waiting';
CREATE INDEX recheck_results_application ON recheck_results (application);

-- A rule can change without its rulebook: what a re-check files is told apart by its run.
ALTER TABLE reports ADD COLUMN recheck uuid REFERENCES rechecks;
DO $$
DECLARE
    old text;
BEGIN
    SELECT conname INTO STRICT old FROM pg_constraint
    WHERE conrelid = 'reports'::regclass AND contype = 'u';
    EXECUTE format('ALTER TABLE reports DROP CONSTRAINT %I', old);
END;
$$;
CREATE UNIQUE INDEX reports_once ON reports (application, evidence, rulebook, rulebook_version,
    reader_version, COALESCE(recheck, '00000000-0000-0000-0000-000000000000'::uuid));

-- What each page of a content looks like: 256 bits, and 16 numbers of 16 of them each (prefixed by
-- their place) to find near ones by. A content that cannot be drawn has page 0 with no bands.
CREATE TABLE page_hashes (
    sha256 text NOT NULL,
    page integer NOT NULL,
    hash bit(256) NOT NULL,
    bands integer[] NOT NULL,
    PRIMARY KEY (sha256, page)
);
CREATE INDEX page_hashes_bands ON page_hashes USING gin (bands);

-- What persons have decided on claims (null: on the whole application). Nothing keeps decisions
-- yet, so there are none; the migration that brings a table of them replaces this view by one on it.
CREATE VIEW decided_claims AS
    SELECT NULL::uuid AS application, NULL::text AS claim, NULL::text AS outcome WHERE false;
