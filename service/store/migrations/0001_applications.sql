-- Who may call. The secret itself is never stored.
CREATE TABLE api_keys (
    id text PRIMARY KEY,
    owner text NOT NULL,
    role text NOT NULL CHECK (role IN ('submitter', 'reviewer', 'admin')),
    scopes text[] NOT NULL DEFAULT '{}',
    secret_hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz
);

-- One application. What it says stands in revisions, what came of it in reports.
CREATE TABLE applications (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    number text NOT NULL,
    rulebook text NOT NULL,
    employer text NOT NULL,
    submitted_on date NOT NULL,
    revision integer NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done')),
    outcome text CHECK (outcome IN ('pass', 'fail', 'review')),
    error text,
    report uuid,
    webhook text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX applications_newest ON applications (created_at DESC, id DESC);
CREATE INDEX applications_newest_of_owner ON applications (owner, created_at DESC, id DESC);
CREATE INDEX applications_number ON applications (number);
CREATE INDEX applications_unfinished ON applications (state) WHERE state <> 'done';

-- The manifest and evidence as they stood; each supplement is one more revision.
CREATE TABLE revisions (
    application uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
    revision integer NOT NULL,
    manifest json NOT NULL,
    evidence text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (application, revision)
);

-- All files of a revision. A refusal is why a file cannot be read, once that is settled.
CREATE TABLE attachments (
    application uuid NOT NULL,
    revision integer NOT NULL,
    id text NOT NULL,
    position integer NOT NULL,
    file text NOT NULL,
    sha256 text NOT NULL CHECK (length(sha256) = 64),
    bytes bigint NOT NULL,
    refusal json,
    PRIMARY KEY (application, revision, id),
    FOREIGN KEY (application, revision) REFERENCES revisions ON DELETE CASCADE
);
CREATE INDEX attachments_content ON attachments (sha256);

-- A file that is read for its own sake, without an application; gone once it was answered.
CREATE TABLE loose_documents (
    id uuid PRIMARY KEY,
    sha256 text NOT NULL CHECK (length(sha256) = 64),
    refusal json,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX loose_documents_content ON loose_documents (sha256);

-- What a reader made of a content. Type json, not jsonb: the text is kept as written and is
-- handed on unparsed.
CREATE TABLE readings (
    sha256 text NOT NULL,
    reader_version text NOT NULL,
    document json NOT NULL,
    pages integer NOT NULL,
    seconds double precision NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (sha256, reader_version)
);

-- Every report ever given. The key is what makes a job that runs twice have one effect.
CREATE TABLE reports (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
    revision integer NOT NULL,
    evidence text NOT NULL,
    rulebook text NOT NULL,
    rulebook_version text NOT NULL,
    reader_version text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('pass', 'fail', 'review')),
    report json NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (application, evidence, rulebook, rulebook_version, reader_version)
);

-- The findings and claims of each report, to be searched.
CREATE TABLE findings (
    report uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
    position integer NOT NULL,
    rule text NOT NULL,
    status text NOT NULL,
    claim text,
    attachment text,
    PRIMARY KEY (report, position)
);
CREATE INDEX findings_rule ON findings (rule, status);

CREATE TABLE claims (
    report uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
    position integer NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    outcome text NOT NULL,
    own_unit_only boolean NOT NULL,
    PRIMARY KEY (report, position)
);
CREATE INDEX claims_kind ON claims (kind, outcome);

-- What a caller's Idempotency-Key stood for.
CREATE TABLE idempotency_keys (
    owner text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    application uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, key)
);
