-- insert --
-- A new key; the secret arrives hashed.
INSERT INTO api_keys (id, owner, role, scopes, secret_hash, expires_at)
VALUES (%(id)s, %(owner)s, %(role)s, %(scopes)s, %(secret_hash)s, %(expires_at)s)

-- find --
-- One key by its public half, whether or not it may still be used: the caller says why not.
SELECT id, owner, role, scopes, secret_hash, created_at, expires_at, revoked_at
FROM api_keys WHERE id = %(id)s

-- all --
-- Every key there ever was, oldest first.
SELECT id, owner, role, scopes, secret_hash, created_at, expires_at, revoked_at
FROM api_keys ORDER BY created_at, id

-- revoke --
-- Revoking twice keeps the first time.
UPDATE api_keys SET revoked_at = COALESCE(revoked_at, now()) WHERE id = %(id)s RETURNING id
