"""What the contract tests book with: the sandbox's invented salon, on a Monday morning."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.dialogue.catalogue import OpeningsQuery
from bot.ports import BookingOrder, MoveOrder, Scheduler
from integrations.sandbox import Sandbox
from integrations.sandbox.business import CREDENTIALS, DOWNTOWN, HAIRCUT, LAKEVIEW
from integrations.setster import Setster

MONDAY_9AM = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""Nine o'clock in New York."""

TUESDAY = date(2026, 11, 24)

CUT = OpeningsQuery(DOWNTOWN, HAIRCUT, TUESDAY, TUESDAY)

DANA, SAM = "+15550100001", "+15550100002"


def setster_of(sandbox: Sandbox, **changes) -> Setster:
    settings = {
        "email": CREDENTIALS.setster_email,
        "api_key": CREDENTIALS.setster_api_key,
        "company_id": CREDENTIALS.setster_company_id,
        **changes,
    }
    return Setster(f"{sandbox.url}/setster/api/v2", **settings)


def ordered(scheduler: Scheduler, query: OpeningsQuery = CUT, **changes) -> BookingOrder:
    """An order for the first opening of a query."""
    opening = scheduler.openings(query)[0]
    zone = "America/Chicago" if query.location_id == LAKEVIEW else "America/New_York"
    order = BookingOrder(
        reference="ref-1",
        location_id=query.location_id,
        service_id=query.service_id,
        starts_at=opening.starts_at,
        length_minutes=opening.length_minutes,
        time_zone=zone,
        client_name="Sam Ortiz",
        client_email="sam@example.com",
        client_phone=SAM,
        extra_ids=query.extra_ids,
        employee_id=query.employee_id,
    )
    return replace(order, **changes)


def moved_to(order):
    """The move that makes of a booking what an order says of place and time."""
    return MoveOrder(
        location_id=order.location_id,
        service_id=order.service_id,
        starts_at=order.starts_at,
        length_minutes=order.length_minutes,
        time_zone=order.time_zone,
        employee_id=order.employee_id,
        extra_ids=order.extra_ids,
    )
