"""Keeps what each turn was decided from, for `flask replay`."""

from datetime import datetime

from sqlalchemy import Connection

from bot import saved
from bot.decisions import ORDERS, Decision, dump, dump_catalogue
from bot.dialogue.catalogue import Catalogue
from bot.dialogue.effects import ReadCatalogue
from bot.dialogue.engine import Turn
from bot.dialogue.events import Event
from bot.store import decisions
from bot.store.conversations import ConversationRow


class CatalogueKeys:
    """The key of the catalogue in use; a new catalogue is stored with the first turn that uses it.

    That turn may be rolled back: only what a later turn finds stored counts as stored.
    """

    def __init__(self) -> None:
        self._stored: tuple[Catalogue, str] | None = None

    def key(
        self, connection: Connection, business_id: int, catalogue: object, now: datetime
    ) -> str:
        """The key under which a catalogue is stored; empty for none."""
        if not isinstance(catalogue, Catalogue):
            return ""
        stored = self._stored
        if stored is not None and stored[0] is catalogue:
            return stored[1]
        key, body = dump_catalogue(catalogue)
        if not decisions.keep_catalogue(connection, business_id, key, body, now):
            self._stored = (catalogue, key)
        return key


def keep_decision(
    connection: Connection,
    keys: CatalogueKeys,
    business_id: int,
    row: ConversationRow,
    event: Event,
    turn: Turn,
    said: str,
) -> None:
    """Store what a turn was decided from, in the turn's own transaction."""
    world = turn.world
    if world is None:
        return
    kept = Decision(
        before=saved.load(row.state),
        event=event,
        now=world.now,
        customer=world.customer,
        reference=world.reference,
        answers=world.answers,
        said=said,
        ordered=tuple(one for one in turn.effects if isinstance(one, ORDERS)),
    )
    catalogue = world.answers.get(ReadCatalogue())
    key = keys.key(connection, business_id, catalogue, world.now)
    decisions.keep(connection, business_id, row.id, dump(kept, key), world.now)
