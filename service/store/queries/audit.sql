-- append --
-- One entry at the end of the chain; other writers wait until this transaction is over.
SELECT audit_append(%(actor)s, %(action)s, %(subject)s, %(detail)s)

-- after --
-- The next stretch of the chain.
SELECT number, entry, hash, at, actor, action, subject
FROM audit WHERE number > %(number)s ORDER BY number LIMIT %(limit)s

-- of_subject --
-- What was done to one application.
SELECT number, entry, hash, at, actor, action, subject
FROM audit WHERE subject = %(subject)s ORDER BY number

-- hurry --
-- This transaction is on the disk a moment after it is committed.
SET LOCAL synchronous_commit = off
