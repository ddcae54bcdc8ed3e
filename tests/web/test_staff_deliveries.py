"""What became of each text of ours, as the transcript shows it."""

from itertools import permutations

import pytest

from bot.ports import DeliveryState
from bot.store import deliveries
from tests.web.staff_data import NOW, Browser, Salon


def test_each_state_of_delivery_has_words(salon: Salon, dora: Browser) -> None:
    said = {
        "inline": "↩ Sent, no receipt yet",
        "queued": "◷ Queued",
        "sending": "◷ Sending",
        "sent": "✓ Sent",
        "delivered": "✓✓ Delivered",
        "read": "✓✓ Read",
    }
    talk = salon.talk(channel="whatsapp")
    for state in said:
        talk.hears("hi", state=state)
    shown = dora.opens(talk.path).parts('<span class="delivery"', "p")
    assert shown == list(said.values())


NEWS = {"sent": "✓ Sent", "delivered": "✓✓ Delivered", "read": "✓✓ Read"}
ORDERINGS = [order for n in range(1, 5) for order in permutations([*NEWS, "failed"], n)]


@pytest.mark.parametrize("channel", ["sms", "whatsapp"])
def test_late_news_never_moves_what_is_shown_back(
    salon: Salon, dora: Browser, channel: str
) -> None:
    """However the provider's news overtake one another; what has arrived did not fail."""
    talk = salon.talk(channel=channel)
    for order in ORDERINGS:
        message_id = talk.hears("hi", state="inline")
        with salon.database.write() as connection:
            for state in order:
                deliveries.move_on(connection, message_id, DeliveryState(state), NOW)

    def shown_after(order: tuple[str, ...]) -> str:
        arrived = next((one for one in order if one != "sent"), "sent")
        if arrived == "failed":
            return "⚠ Not delivered"
        said = NEWS[max(order, key=["failed", *NEWS].index)]
        return said.replace("Read", "Delivered") if channel == "sms" else said

    shown = dora.opens(talk.path).parts('<span class="delivery"', "p")
    assert shown == [shown_after(order) for order in ORDERINGS]


def test_a_failed_delivery_says_so_with_its_code(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.hears("hi", state="failed", error_code="30003")
    line = dora.opens(talk.path).parts("<li ", "li")[-1]
    assert line.startswith("Failed, ")
    words = "Not delivered: the phone is off or out of reach (code 30003) Send again"
    assert f"⚠ {words}" in line
