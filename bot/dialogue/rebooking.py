"""After a cancel: another time for the same? It is offered once, and lightly."""

from bot.dialogue import facts
from bot.dialogue.catalogue import ANYONE
from bot.dialogue.effects import Say
from bot.dialogue.events import ChangeEnded
from bot.dialogue.talk import Talk
from bot.understanding.meaning import Act, Understood

STEP = "rebooking"
NO = frozenset({Act.NO, Act.NONE, Act.KEEP, Act.CANCEL, Act.THANKS, Act.GOODBYE})


def offer(talk: Talk, cancelled: ChangeEnded) -> None:
    """Keep what was cancelled at hand, but for its time."""
    catalogue = talk.catalogue
    service, place = (
        catalogue.service(cancelled.service_id),
        catalogue.location(cancelled.location_id),
    )
    talk.forget_draft()
    talk.set_draft(
        service_id=service.id if service else None,
        location_id=place.id if place else None,
        employee_id=cancelled.employee_id or ANYONE,
    )
    talk.set(asked=STEP)


def ask(talk: Talk) -> Say:
    """Shall we find another time?"""
    service = talk.service
    return Say("offer_rebooking", {"service": service.name if service else ""})


def read(talk: Talk, understood: Understood, text: str) -> bool:
    """Yes, or what the new booking is to be; after anything else the matter is dropped."""
    acts = understood.acts
    talk.set(asked="")
    if acts & {Act.YES, Act.BOOK, Act.CHANGE} or understood.times:
        return facts.take(talk, understood, text) or True
    talk.forget_draft()
    if acts & NO:
        talk.close("whenever")
        return True
    return False
