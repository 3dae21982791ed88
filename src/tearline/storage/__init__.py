"""Where things are kept: documents, alerts, sales, cases and the ledger in one database; lists as files.

Statements are plain SQL with named parameters that SQLite and PostgreSQL both read. SQLAlchemy
describes the schema and Alembic migrates it, and both are imported only when a database is made or
brought up to date: importing them takes longer than everything else that opening a home does.
"""
