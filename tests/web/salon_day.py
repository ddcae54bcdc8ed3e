"""A day at a salon as it might be: what the pages are looked at and photographed with."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update

from bot.store import reads
from bot.store.tables import canned_replies, conversations, staff
from tests.web.staff_data import EMAIL, NOW, Salon, Talk

COLLEAGUES = (
    ("marco@salon.example", "Marco Bianchi", "supervisor"),
    ("ines@salon.example", "Inés Álvarez-Castellanos", "agent"),
    ("audit@books.example", "Priya Raman", "auditor"),
)
READY = {
    "Parking": "You can park behind the house, entrance on Elm Street.",
    "Running late": "Hi {name}, thank you for telling us. See you soon!",
    "Directions": "We are at 12 Main Street, two minutes from the station.",
}
QUIET: tuple[tuple[str, str, str, float], ...] = (
    ("Theo Lindqvist", "Thanks!", "booked", 1.5),
    ("Grace Kim", "ok see you then", "booked", 2),
    ("Alexandra-Konstantina Papadimitriou-Oikonomopoulou", "yes please", "requested", 3),
    ("Omar Haddad", "can you do 4:30 instead?", "booked", 5),
    ("", "Hola, quiero cortarme el pelo mañana", "", 6),
    ("Ruth Baker", "perfect", "cancelled", 20),
    ("Leo Martin", "do you also do beards?", "", 26),
    ("Nina Park", "ok", "booked", 29),
    ("Marcus Reid", "thank you so much", "booked", 47),
    ("Ellen Price", "Great, and please tell James hello from me", "booked", 50),
)

UNREAD = {"Grace Kim", ""}


def fill_day(salon: Salon) -> Talk:
    """A day's conversations; the one that shows most."""
    dora = salon.add_member(EMAIL, role="administrator")
    _name(salon, dora, "Dora Keller")
    for email, name, role in COLLEAGUES:
        _name(salon, salon.add_member(email, role=role), name)
    for title, body in READY.items():
        salon.add(canned_replies, title=title, body=body)
    shown = _taken_over(salon, dora)
    _asks_for_person(salon)
    _uncertain(salon)
    _not_delivered(salon)
    for name, words, state, hours in QUIET:
        talk, newest = _settled(salon, name, words, state, NOW - timedelta(hours=hours))
        if name not in UNREAD:
            with salon.database.write() as connection:
                reads.mark_read(connection, salon.business_id, dora, talk.public_id, newest)
    return shown


def _name(salon: Salon, staff_id: int, name: str) -> None:
    with salon.database.write() as connection:
        connection.execute(update(staff).where(staff.c.id == staff_id).values(name=name))


def _set(salon: Salon, talk: Talk, **values: Any) -> None:
    with salon.database.write() as connection:
        connection.execute(
            update(conversations)
            .where(conversations.c.id == talk.id)
            .values(**{"last_message_at": talk.at, "last_inbound_at": talk.at, **values})
        )


def _taken_over(salon: Salon, dora: int) -> Talk:
    """Booked yesterday; today something the bot can't answer, and a person stepped in."""
    talk = salon.talk(
        name="Dana Reed", email="dana@example.com", language="en", at=NOW - timedelta(days=1)
    )
    wish = "haircut downtown saturday after 10 with maria"
    facts = {"service": "haircut", "location": "downtown", "opening": "saturday after 10"}
    talk.says(wish, understood=_understood(**facts, employee="with maria"))
    talk.hears(
        "Haircut with Maria at Downtown on Sat Nov 21: 1) 10:15am 2) 11:00am 3) 1:30pm. Which one?",
        step="opening",
    )
    ordered = talk.says("the first, ok", understood=_understood(opening="the first"))
    talk.happens("booking_ordered")
    talk.happens("booking_booked")
    talk.hears("Booked! Haircut with Maria, Sat Nov 21 at 10:15am.", step="booked")
    talk.books(ordered, placed_id="48213", record={"state": "recorded", "record_id": "9127"})
    talk.says(
        "Hi, it's me again. My sister is visiting, could you fit her in at the same time? "
        "We would love to sit next to each other",
        outcome="for_person",
        at=NOW - timedelta(minutes=14),
    )
    talk.hears("One moment, a colleague will answer you.", at=NOW - timedelta(minutes=13))
    talk.hears(
        "Maria is full; James could take her at 10:15.",
        author="note",
        state="",
        staff_id=dora,
        at=NOW - timedelta(minutes=9),
    )
    talk.hears(
        "Hi Dana, Dora here. James has a chair free at 10:15, right beside Maria. Shall I book it?",
        author="staff",
        staff_id=dora,
        at=NOW - timedelta(minutes=8),
    )
    talk.says("Oh that would be wonderful, yes please!", outcome="", at=NOW - timedelta(minutes=3))
    _set(salon, talk, taken_by=dora, taken_at=NOW - timedelta(minutes=10), assigned_to=dora)
    return talk


def _asks_for_person(salon: Salon) -> None:
    talk = salon.talk(
        channel="whatsapp",
        address="+15550107771",
        name="Lena Ortiz",
        attention="asked_for_person",
        at=NOW - timedelta(minutes=26),
    )
    talk.says("Can I bring my dog? He is small and very calm", step="service")
    talk.hears("I did not get that. Which service would you like?", step="service", state="read")
    talk.says("I'd rather talk to a person please", outcome="for_person")
    talk.hears("A colleague will answer you here.", state="read")
    _set(salon, talk)


def _uncertain(salon: Salon) -> None:
    talk = salon.talk(
        name="Tariq Osei", attention="booking_unknown", at=NOW - timedelta(minutes=55)
    )
    ordered = talk.says("yes book it")
    talk.happens("booking_ordered")
    talk.happens("booking_answer_lost")
    talk.happens("booking_unknown")
    talk.hears(
        "We could not see whether this booking went through. A colleague checks and texts you.",
        step="booked",
    )
    talk.books(ordered, "unknown", client_name="Tariq Osei", attempt=2, error_code="timeout")
    _set(salon, talk)


def _not_delivered(salon: Salon) -> None:
    talk = salon.talk(
        name="Maria del Carmen Fernández de la Vega y Robles",
        attention="delivery_failed",
        at=NOW - timedelta(hours=3),
    )
    talk.says("Hola, ¿tienen hora el viernes por la tarde?", understood=_understood())
    talk.hears(
        "¿Qué servicio desea? Corte, color o facial.",
        step="service",
        state="failed",
        error_code="30003",
    )
    _set(salon, talk)


def _settled(salon: Salon, name: str, words: str, state: str, at: datetime) -> tuple[Talk, int]:
    talk = salon.talk(name=name, at=at)
    talk.says("hi, a haircut please")
    talk.hears("Sure! Which location: Downtown or Riverside?", step="location")
    ordered = talk.says(words)
    newest = talk.hears("Thank you, see you soon!" if state else "Which service would you like?")
    if state:
        talk.books(ordered, state, client_name=name)
    _set(salon, talk)
    return talk, newest


def _understood(**facts: str) -> dict[str, Any]:
    return {"facts": [{"fact": fact, "text": words} for fact, words in facts.items()]}
