"""People of the business who step in: take over, write, give back, settle."""

from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.store import staff
from bot.store.audit_log import Actor
from bot.store.tables import conversations
from bot.turns.giving_back import give_back, resolve
from bot.turns.staff_texts import reply
from bot.turns.taking_over import leave_ends_to_staff, take_over

if TYPE_CHECKING:
    from tests.simulation.process import Process
    from tests.simulation.world import World

WORDS = "Dora here, I'll see to it."


class StaffRoom:
    """One member of staff and what she may do to a conversation."""

    def __init__(self, world: "World", random: Random) -> None:
        self._world = world
        self._random = random
        self._forms = 0
        process = world.processes["north"]
        with world.watcher.write() as connection:
            dora = staff.add_staff(
                connection,
                process.services.business_id,
                "dora@salon.example",
                "no password",
                role="agent",
                now=world.clock(),
            )
        self._dora = Actor("Dora", dora)

    def does_something(self, process: "Process") -> None:
        """One thing, any, to one conversation, any."""
        with self._world.watcher.read() as connection:
            known = sorted(connection.execute(select(conversations.c.id)).scalars())
        if not known:
            return
        conversation_id, services = self._random.choice(known), process.services
        actions = {
            "takes over": lambda: take_over(services, conversation_id, self._dora),
            "writes": lambda: self._writes(process, conversation_id),
            "gives back": lambda: give_back(services, conversation_id, self._dora),
            "settles": lambda: resolve(services, conversation_id, self._dora),
            "keeps the ends": lambda: leave_ends_to_staff(services, conversation_id, self._dora),
        }
        does = self._random.choices(sorted(actions), weights=(3, 1, 2, 5, 3))[0]
        self._world.notes(f"staff: {does} {conversation_id}")
        self._world.staff_act(process, actions[does])

    def _writes(self, process: "Process", conversation_id: int) -> None:
        self._forms += 1
        words = f"{WORDS} ({self._forms})"
        reply(process.services, conversation_id, self._dora, words, f"form-{self._forms}")
