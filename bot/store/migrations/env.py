"""Alembic's entry: runs on the connection that `bot.store.schema` hands over."""

from alembic import context

from bot.store import inbox_tables, staff_tables  # noqa: F401 - declare their tables
from bot.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
