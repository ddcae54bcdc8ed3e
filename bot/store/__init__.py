"""Tables, migrations and queries. SQLAlchemy Core on SQLite and PostgreSQL.

`database` opens it, `schema` migrates it, `tables` declares it; each other file holds the queries
of one subject, as plain functions that take a connection.
"""
