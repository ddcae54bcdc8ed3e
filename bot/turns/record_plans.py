"""Has Setter told of a booking that was made, changed or cancelled."""

from sqlalchemy import Connection

from bot.store import records
from bot.turns.services import Services

TOLD_TO_SETTER = frozenset(
    {
        "starts_at",
        "ends_at",
        "time_zone",
        "location_id",
        "service_id",
        "placed_id",
        "client_phone",
    }
)
"""What a record in Setter is made of: a change of one of these is a new revision."""


def plan_records(services: Services, connection: Connection, booking_id: int) -> None:
    """Plan a booking's records, and start the work in the same transaction. Harmless to repeat."""
    for record_id, workflow in records.plan(connection, booking_id, services.clock()):
        services.enqueue(connection, workflow, record_id, 1)
