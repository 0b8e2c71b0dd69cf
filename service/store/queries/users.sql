-- insert --
INSERT INTO users (name, role, districts, plans, password_hash)
VALUES (%(name)s, %(role)s, %(districts)s, %(plans)s, %(password_hash)s)
ON CONFLICT (name) DO NOTHING
RETURNING name

-- find --
SELECT name, role, districts, plans, password_hash, failures, locked_until, disabled_at, created_at
FROM users WHERE name = %(name)s

-- all --
SELECT name, role, districts, plans, password_hash, failures, locked_until, disabled_at, created_at
FROM users ORDER BY name

-- disable --
-- Disabling twice keeps the first time.
UPDATE users SET disabled_at = COALESCE(disabled_at, now()) WHERE name = %(name)s RETURNING name

-- passwd --
-- A new password opens a lock, and a disabled user again.
UPDATE users
SET password_hash = %(password_hash)s, failures = 0, locked_until = '2000-01-01Z', disabled_at = NULL
WHERE name = %(name)s
RETURNING name

-- hold --
-- Attempts on one name take turns, so that many at once are counted one by one.
SELECT name FROM users WHERE name = %(name)s AND disabled_at IS NULL FOR UPDATE

-- attempt --
-- Counts the attempt before the password is looked at. Nothing comes back while it has to wait.
-- At one address: from the fifth failure half a minute, doubling up to 15 minutes. Of the name, at
-- addresses it has not logged in from in 90 days: from the twentieth 5 seconds, doubling up to 60.
WITH familiar AS (
    SELECT FROM user_addresses
    WHERE name = %(name)s AND address = %(address)s AND succeeded_at > now() - interval '90 days'
), here AS (
    INSERT INTO user_addresses AS at (name, address, failures)
    SELECT name, %(address)s, 1 FROM users
    WHERE name = %(name)s AND (locked_until <= now() OR EXISTS (SELECT FROM familiar))
    ON CONFLICT (name, address) DO UPDATE
    SET failures = at.failures + 1, tried_at = now(),
        locked_until = CASE WHEN at.failures + 1 < 5 THEN '2000-01-01Z'::timestamptz
            ELSE now() + least(30 * 2 ^ least(at.failures - 4, 10), 900) * interval '1 second' END
    WHERE at.locked_until <= now()
    RETURNING name
), anywhere AS (
    UPDATE users
    SET failures = failures + 1,
        locked_until = CASE WHEN failures + 1 < 20 THEN '2000-01-01Z'::timestamptz
            ELSE now() + least(5 * 2 ^ least(failures - 19, 10), 60) * interval '1 second' END
    WHERE name IN (SELECT name FROM here) AND NOT EXISTS (SELECT FROM familiar)
)
SELECT password_hash FROM users WHERE name IN (SELECT name FROM here)

-- succeed_here --
UPDATE user_addresses SET failures = 0, locked_until = '2000-01-01Z', succeeded_at = now()
WHERE name = %(name)s AND address = %(address)s

-- succeed --
UPDATE users SET failures = 0, locked_until = '2000-01-01Z' WHERE name = %(name)s

-- forget --
DELETE FROM user_addresses WHERE name = %(name)s

-- sweep_addresses --
DELETE FROM user_addresses
WHERE tried_at < now() - interval '1 day'
  AND (succeeded_at IS NULL OR succeeded_at < now() - interval '90 days')

-- open_session --
INSERT INTO user_sessions (id, reviewer, csrf) VALUES (%(id)s, %(reviewer)s, %(csrf)s)

-- session --
-- Who holds the cookie, where neither idle nor old for too long nor disabled since.
UPDATE user_sessions s SET seen_at = now()
FROM users u
WHERE s.id = %(id)s AND u.name = s.reviewer AND u.disabled_at IS NULL
  AND s.seen_at > now() - %(idle)s * interval '1 minute'
  AND s.created_at > now() - interval '12 hours'
RETURNING u.name, u.role, u.districts, u.plans, s.csrf

-- close_session --
DELETE FROM user_sessions WHERE id = %(id)s

-- close_all --
DELETE FROM user_sessions WHERE reviewer = %(name)s

-- sweep_sessions --
DELETE FROM user_sessions WHERE created_at < now() - interval '12 hours'
