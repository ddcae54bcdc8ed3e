"""What happens in Setster, Setter and the networks without us."""

from random import Random
from typing import TYPE_CHECKING, Any

from integrations.sandbox import staff, web_page
from integrations.sandbox.announcing import SHAPES, WAYS
from integrations.sandbox.business import DOWNTOWN, FACIAL, HAIRCUT, LAKEVIEW, MASSAGE
from integrations.sandbox.staff import StaffError
from tests.simulation.people import Person

if TYPE_CHECKING:
    from tests.simulation.world import World

BOOKED, CANCELLED = 2, 3


class Outsiders:
    """The business's staff, customers at the web page, and trouble of the networks."""

    def __init__(self, world: "World", random: Random) -> None:
        self._world = world
        self._random = random

    def does_something(self) -> None:
        """One thing, any."""
        action = self._random.choice(
            (
                self.staff_enter,
                self.staff_cancel,
                self.staff_move,
                self.staff_erase,
                self.staff_confirm,
                self.customer_cancels_by_link,
                self.customer_moves_by_link,
                self.customer_books_on_page,
                self.webhooks_go_astray,
                self.phone_fails,
                self.somebody_writes_to_setter,
            )
        )
        self._world.notes(f"outside: {action.__name__}")
        with self._world.sandbox.app.app_context():
            try:
                action()
            except StaffError:
                self._world.notes("  in vain")
        self._world.checks.calendar_changed()

    def staff_enter(self) -> None:
        """Somebody else takes a time."""
        staff.enter(self._parts, self._order())

    def staff_cancel(self) -> None:
        """Staff cancel an appointment."""
        self._edits({"status": CANCELLED})

    def staff_confirm(self) -> None:
        """Staff confirm what was requested; what was moved or cancelled they leave alone."""
        appointments = self._world.sandbox.world.state.appointments
        live = sorted(id_ for id_, one in appointments.items() if one.status != CANCELLED)
        if live:
            order = {"status": BOOKED}
            staff.change_entry(self._parts, self._random.choice(live), order)

    def staff_move(self) -> None:
        """Staff move an appointment."""
        self._edits({"start": self._start()})

    def staff_erase(self) -> None:
        """Staff erase an appointment."""
        one = self._some_appointment()
        if one:
            staff.erase(self._parts, one)

    def customer_cancels_by_link(self) -> None:
        """A customer uses the link in Setster's e-mail."""
        one = self._some_appointment()
        if one:
            web_page.use_link(self._parts, one, {"act": "cancel"})

    def customer_moves_by_link(self) -> None:
        """The same, to another time: the appointment gets a new id."""
        one = self._some_appointment()
        if one:
            erases = self._random.random() < 0.3
            web_page.use_link(self._parts, one, {"start": self._start(), "erases": erases})

    def customer_books_on_page(self) -> None:
        """Somebody whom we may know books on the web page."""
        person = self._random.choice(self._world.people)
        phone = self._random.choice((person.number, "", "+15550160999"))
        web_page.book(self._parts, {**self._order(), "client_phone": phone})

    def webhooks_go_astray(self) -> None:
        """Setster's webhooks are lost, doubled, late, or look otherwise."""
        announcer = self._parts.announcer
        announcer.trouble(self._random.choice(WAYS), self._random.randint(1, 3))
        announcer.shape = self._random.choice(sorted(SHAPES))
        if self._random.random() < 0.5:
            announcer.release(is_reversed=self._random.random() < 0.5)

    def phone_fails(self) -> None:
        """A phone can't be reached, or nothing is heard of its texts."""
        person = self._random.choice(self._world.people)
        fates = (("failed", 30003), ("silent", None), ("delivered", None))
        self._world.sandbox.world.state.deliveries[person.number] = self._random.choice(fates)

    def somebody_writes_to_setter(self) -> None:
        """From now on Setter knows this person."""
        person = self._random.choice(self._world.people)
        self._parts.setter_book.meet(person.number, person.channel, person.name)

    def meets_setter(self, person: Person) -> None:
        """Setter knows this person from the beginning."""
        self._parts.setter_book.meet(person.number, person.channel, person.name)
        self._world.known_to_setter.add(person.number)

    def _edits(self, order: dict[str, Any]) -> None:
        one = self._some_appointment()
        if one:
            staff.change_entry(self._parts, one, order)

    def _some_appointment(self) -> str | None:
        found = sorted(self._world.sandbox.world.state.appointments)
        if not found:
            return None
        one = self._random.choice(found)
        self._world.touched.add(one)
        return one

    def _order(self) -> dict[str, Any]:
        places = ((HAIRCUT, DOWNTOWN), (FACIAL, DOWNTOWN), (MASSAGE, LAKEVIEW))
        service, location = self._random.choice(places)
        return {"service_id": service, "location_id": location, "start": self._start()}

    def _start(self) -> str:
        days, hour = self._random.randint(1, 8), self._random.randint(9, 16)
        day = self._world.clock().date().toordinal() + days
        date = self._world.clock().date().fromordinal(day)
        return f"{date} {hour:02}:{self._random.choice(('00', '30'))}"

    @property
    def _parts(self) -> Any:
        return self._world.sandbox.parts
