"""Whatever is said in whatever order, nothing is moved or cancelled without a yes to its name."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.effects import CancelBooking, Move, Say
from bot.dialogue.world import Customer
from bot.understanding.acts import acts
from bot.understanding.meaning import Act, Asked
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import NEW_YORK, made

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")
BOOKINGS = (
    made(datetime(2026, 11, 21, 10, 0, tzinfo=NEW_YORK), "facial", employee_id="maria"),
    made(datetime(2026, 11, 27, 15, 0, tzinfo=NEW_YORK)),
    made(datetime(2026, 11, 28, 9, 30, tzinfo=NEW_YORK), "color", location_id="lake"),
)
SAID = (
    "cancel",
    "cancel my appointment",
    "cancel friday's",
    "cancel both",
    "all of them",
    "never mind",
    "keep it",
    "need to reschedule",
    "can we do thursday instead",
    "an hour later",
    "move my facial to monday",
    "i can't make it tomorrow",
    "with Ana instead",
    "the other location",
    "my bookings",
    "haircut downtown monday at 10",
    "one for my son Leo",
    "yes",
    "yes please",
    "ok",
    "no",
    "no thanks",
    "1",
    "2",
    "3",
    "the haircut",
    "friday",
    "at 4",
    "later",
    "another day",
    "back",
    "start over",
    "what?",
    "thanks",
    "asdf",
    "yes but make it 4",
    "book",
)
AGREES = {Act.YES, Act.CANCEL}


def agrees(text: str) -> bool:
    """Whether a text can be a yes: to "cancel it?" also "cancel it" is one."""
    return bool(acts(text, Asked(step="confirmation")) & AGREES)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SAID), min_size=1, max_size=2), max_size=9))
def test_every_change_answers_a_confirmation_that_named_its_booking(turns: list[list[str]]) -> None:
    chat = Chat(customer=KNOWN, has=BOOKINGS)
    for texts in turns:
        seen = chat.rehearsal.says
        bookings = {one.reference: one for one in chat.rehearsal.bookings}
        before = len(chat.rehearsal.effects)
        chat.says(*texts)
        for order in chat.rehearsal.effects[before:]:
            if isinstance(order, Move | CancelBooking):
                booking = bookings[order.booking]
                assert any(names(say, order, booking.local) for say in seen), (seen, texts)
                assert any(agrees(text) for text in texts), texts


def names(say: Say, order: Move | CancelBooking, local: datetime) -> bool:
    """Whether what the customer has just read asked for this, by service and time."""
    if isinstance(order, CancelBooking):
        return say.name == "confirm_cancel" and say.facts["at"] == local
    wanted = order.starts_at.astimezone(ZoneInfo(order.time_zone)).replace(tzinfo=None)
    return say.name == "confirm_move" and (say.facts["old_at"], say.facts["at"]) == (local, wanted)
