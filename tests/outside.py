"""What customers and staff do in Setster without us, for tests with a desk."""

from typing import Any

import phonenumbers

from bot.web.calendar_webhooks import ask
from integrations.sandbox import staff, web_page
from integrations.sandbox.business import DOWNTOWN, HAIRCUT, JAMES
from tests.desk import Customer, Desk

AT_FIVE = {
    "service_id": HAIRCUT,
    "location_id": DOWNTOWN,
    "employee_id": JAMES,
    "start": "2026-11-23 17:00",
}


class Outside:
    """Setster's pages and links; nothing here tells us of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def books_on_the_web(self, phone: str = "", **facts: Any) -> str:
        """A customer books on the business's page; the calendar's id."""
        email = f"web{len(self.desk.sandbox.world.state.appointments)}@example.com"
        order = {**AT_FIVE, "client_phone": phone, "client_email": email, **facts}
        return str(self._do(web_page.book, order)["id"])

    def books_by_phone(self, phone: str = "", **facts: Any) -> str:
        """Staff enter a booking for somebody who called."""
        return str(self._do(staff.enter, {**AT_FIVE, "client_phone": phone, **facts})["id"])

    def moves(self, placed_id: str, start: str) -> None:
        """Staff move a booking; its id stays."""
        self._do(staff.change_entry, placed_id, {"start": start})

    def changes(self, placed_id: str, **facts: Any) -> None:
        """Staff change something else of a booking."""
        self._do(staff.change_entry, placed_id, facts)

    def cancels(self, placed_id: str) -> None:
        """Staff cancel a booking."""
        self.changes(placed_id, status=3)

    def erases(self, placed_id: str) -> None:
        """Staff erase a booking for good."""
        self._do(staff.erase, placed_id)

    def reschedules_by_link(self, placed_id: str, start: str, *, erases: bool = False) -> str:
        """The customer moves a booking by the link of Setster's e-mail; its new id."""
        order = {"start": start, "erases": erases}
        return str(self._do(web_page.use_link, placed_id, order)["id"])

    def cancels_by_link(self, placed_id: str) -> None:
        """The customer cancels by link."""
        self._do(web_page.use_link, placed_id, {"act": "cancel"})

    def tells(self, *placed_ids: str) -> None:
        """Webhooks arrive, and what they ask for is done."""
        for placed_id in placed_ids:
            ask(self.desk.services, placed_id)
        self.desk.works()

    def _do(self, action: Any, *arguments: Any) -> Any:
        with self.desk.sandbox.app.app_context():
            return action(self.desk.sandbox.parts, *arguments)


def typed(number: str) -> str:
    """A number as people of the country type it."""
    parsed = phonenumbers.parse(number)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def meets_setters_bot(desk: Desk, customer: Customer) -> None:
    """The customer has written to Setter's bot: only then it knows them."""
    desk.sandbox.parts.setter_book.meet(customer.address, customer.channel.value)


def is_sent_a_link(desk: Desk, customer: Customer) -> bool:
    """Whether Setter's bot would still offer to book."""
    book = desk.sandbox.parts.setter_book
    return book.ask_bot(customer.address, customer.channel.value, "can I book?").offers_link
