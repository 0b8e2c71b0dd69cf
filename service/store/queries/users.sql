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

-- attempt --
-- Counts the attempt before the password is looked at, so that many at once are counted too.
-- Nothing comes back while the user is locked. From the fifth failure the lock doubles each time.
UPDATE users
SET failures = failures + 1,
    locked_until = CASE WHEN failures + 1 < 5 THEN '2000-01-01Z'::timestamptz
        ELSE now() + least(30 * 2 ^ least(failures - 4, 10), 900) * interval '1 second' END
WHERE name = %(name)s AND locked_until <= now() AND disabled_at IS NULL
RETURNING password_hash

-- succeed --
UPDATE users SET failures = 0, locked_until = '2000-01-01Z' WHERE name = %(name)s

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
