-- The audit log: each entry's hash covers its text and the hash before it, so that a change, a
-- gap or an insertion breaks the chain. The text is the one truth; the columns repeat it.
CREATE TABLE audit (
    number bigint PRIMARY KEY,
    entry text NOT NULL,
    hash text NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, number);

-- Appends one entry. The lock makes writers take turns until they commit: a chain has one end.
-- Each statement sees what was committed before it, so the end is read after the lock is had.
CREATE FUNCTION audit_append(actor text, action text, subject text, detail jsonb)
    RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    now_at timestamptz;
    last_number bigint;
    last_hash text;
    written text;
BEGIN
    PERFORM pg_advisory_xact_lock(2054815746);
    SELECT a.number, a.hash INTO last_number, last_hash FROM audit a ORDER BY a.number DESC LIMIT 1;
    now_at := clock_timestamp();
    written := jsonb_build_object(
        'number', COALESCE(last_number, 0) + 1,
        'at', to_char(now_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'actor', actor, 'action', action, 'subject', subject, 'detail', detail)::text;
    INSERT INTO audit VALUES (
        COALESCE(last_number, 0) + 1,
        written,
        encode(sha256(convert_to(COALESCE(last_hash, '') || written, 'UTF8')), 'hex'),
        now_at, actor, action, subject);
    RETURN COALESCE(last_number, 0) + 1;
END;
$$;

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE 'the audit log is append-only';
END;
$$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
