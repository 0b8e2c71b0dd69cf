-- What each process has counted, so that any endpoint can show the sum.
CREATE TABLE worker_metrics (
    process text NOT NULL,
    name text NOT NULL,
    labels jsonb NOT NULL,
    value double precision NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (process, name, labels)
);
