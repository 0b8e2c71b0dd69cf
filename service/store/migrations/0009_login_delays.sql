-- Failed and successful logins of a name from an address. Failures delay the name at that address
-- alone: who fails on purpose from elsewhere keeps nobody out. ``address`` is an IPv4 address or an
-- IPv6 network of 64 bits. From where a name has logged in lately (``succeeded_at``), the delay of
-- the name itself (users.failures, users.locked_until) does not hold.
CREATE TABLE user_addresses (
    name text NOT NULL REFERENCES users ON DELETE CASCADE,
    address text NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    locked_until timestamptz NOT NULL DEFAULT '2000-01-01Z',
    succeeded_at timestamptz,
    tried_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (name, address)
);

-- The locks of earlier releases held for names.
UPDATE users SET failures = 0, locked_until = '2000-01-01Z';
