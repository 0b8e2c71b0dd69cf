-- waiting --
-- What waits now, by risk, and how much of it is late.
SELECT risk, count(*), count(*) FILTER (WHERE due_at < now())
FROM triage_items i WHERE state = 'waiting' AND true /* within */ GROUP BY risk ORDER BY risk DESC

-- by_day --
-- What came and what was decided on each of the last days: of Beijing, whatever zone the session has.
SELECT day::date, (
    SELECT count(*) FROM triage_items i WHERE true /* within */
        AND queued_at >= day AT TIME ZONE 'Asia/Shanghai'
        AND queued_at < (day + interval '1 day') AT TIME ZONE 'Asia/Shanghai'), (
    SELECT count(*) FROM triage_items i WHERE true /* within */ AND state = 'decided'
        AND decided_at >= day AT TIME ZONE 'Asia/Shanghai'
        AND decided_at < (day + interval '1 day') AT TIME ZONE 'Asia/Shanghai')
FROM generate_series(date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') - interval '13 days',
                     date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai'),
                     interval '1 day') AS day
ORDER BY day

-- agreement --
-- Second looks that are over: how many ended as the first did.
SELECT count(*), count(*) FILTER (WHERE a.decision = b.decision)
FROM triage_items i
JOIN triage_decisions b ON b.item = i.id AND b.finding IS NULL AND b.undone_at IS NULL
JOIN triage_items f ON f.application = i.application AND f.revision = i.revision AND f.round = 1
JOIN triage_decisions a ON a.item = f.id AND a.finding IS NULL AND a.undone_at IS NULL
WHERE i.round = 2 AND i.state = 'decided' AND true /* within */

-- verdicts --
SELECT d.decision, count(*) FROM triage_decisions d JOIN triage_items i ON i.id = d.item
WHERE d.finding IS NULL AND d.undone_at IS NULL AND d.decided_at > now() - interval '30 days'
  AND true /* within */
GROUP BY d.decision

-- times --
-- Seconds from taking an item to deciding it, without bulk decisions, by reviewer.
SELECT d.reviewer, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY d.seconds)::float8,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY d.seconds)::float8
FROM triage_decisions d JOIN triage_items i ON i.id = d.item
WHERE d.finding IS NULL AND d.undone_at IS NULL AND d.bulk IS NULL AND d.seconds IS NOT NULL
  AND d.decided_at > now() - interval '30 days' AND true /* within */
GROUP BY d.reviewer ORDER BY count(*) DESC LIMIT 30

-- alarms --
-- What people decided on findings of each rule: accepted means that the alarm was a false one.
-- A bulk decision speaks of the one rule that was open.
SELECT COALESCE(d.rule, i.rules[1]), count(*), count(*) FILTER (WHERE d.decision = 'accept')
FROM triage_decisions d JOIN triage_items i ON i.id = d.item
WHERE d.undone_at IS NULL AND (d.rule IS NOT NULL OR cardinality(i.rules) = 1)
  AND i.outcome <> 'pass' AND COALESCE(d.rule, i.rules[1]) = ANY(i.rules) AND true /* within */
GROUP BY 1 ORDER BY 3 DESC, 2 DESC LIMIT 20
