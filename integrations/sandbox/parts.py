"""How a route reaches the world: one object per sandbox, kept by its Flask app."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import current_app

from integrations.sandbox.books import Books
from integrations.sandbox.world import World

if TYPE_CHECKING:
    from integrations.sandbox.announcing import Announcer
    from integrations.sandbox.deliveries import Deliveries
    from integrations.sandbox.faults import Faults
    from integrations.sandbox.phones import Phones
    from integrations.sandbox.setter.book import SetterBook
    from integrations.sandbox.twilio.texts import Texts


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that serves one sandbox."""

    world: World
    books: Books
    setter_book: "SetterBook"
    texts: "Texts"
    phones: "Phones"
    faults: "Faults"
    deliveries: "Deliveries"
    announcer: "Announcer"


def parts() -> Parts:
    """The parts of the sandbox that handles the present request."""
    return cast("Parts", current_app.extensions["sandbox"])
