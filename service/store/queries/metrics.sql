-- publish --
-- A process's own row, by its own name: nobody else writes it.
INSERT INTO worker_metrics (process, name, labels, value)
VALUES (%(process)s, %(name)s, %(labels)s, %(value)s)
ON CONFLICT (process, name, labels)
DO UPDATE SET value = EXCLUDED.value, updated_at = now()

-- sums --
SELECT name, labels, sum(value) FROM worker_metrics GROUP BY name, labels

-- jobs --
-- Finished jobs are removed, so that this counts what is waiting, running or given up.
SELECT task_name, status::text, count(*) FROM procrastinate_jobs GROUP BY task_name, status

-- waiting --
-- How long the oldest job that could run now has waited, in seconds; null where none waits.
SELECT extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at)))
FROM procrastinate_jobs j
LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= now())

-- fold --
-- The counts of processes that are gone for an hour become one row each.
WITH gone AS (
    DELETE FROM worker_metrics
    WHERE process <> 'past' AND updated_at < now() - interval '1 hour'
    RETURNING name, labels, value
)
INSERT INTO worker_metrics (process, name, labels, value)
SELECT 'past', name, labels, sum(value) FROM gone GROUP BY name, labels
ON CONFLICT (process, name, labels)
DO UPDATE SET value = worker_metrics.value + EXCLUDED.value, updated_at = now()
