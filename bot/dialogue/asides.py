"""Questions about bookings that are made, beside the table of what a new one needs.

Each is open while `asked` has its name, and is put again until it is answered or dropped.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.dialogue import cancelling, changing, further, rebooking, reminding, which
from bot.dialogue.effects import Say
from bot.dialogue.talk import Talk
from bot.understanding.meaning import Understood


@dataclass(frozen=True, slots=True)
class Aside:
    """One question and how its answer is read; False when the text holds none."""

    read: Callable[[Talk, Understood, str], bool]
    ask: Callable[[Talk], Say]


ASIDES: dict[str, Aside] = {
    which.MOVE: Aside(changing.read_which, which.ask),
    which.CANCEL: Aside(cancelling.read_which, which.ask),
    cancelling.STEP: Aside(cancelling.read, cancelling.ask),
    rebooking.STEP: Aside(rebooking.read, rebooking.ask),
    further.STEP: Aside(further.read, further.ask),
    reminding.STEP: Aside(reminding.read, reminding.ask),
}
