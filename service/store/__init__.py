"""The store: PostgreSQL through psycopg 3 and named SQL.

Why no ORM: what matters here is which statements share a transaction, which locks they take and
which index answers them, and that is written plainly in SQL. Each query stands in ``queries/``
under a name, with its reason; rows become frozen values at this edge.
"""
