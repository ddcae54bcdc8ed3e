"""`flask replay --since 30d`: how today's dialogue would have decided the turns of these days."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

import click

from bot.commands.calendar import Since
from bot.decisions import load, load_catalogue
from bot.dialogue.world import Policy
from bot.ports import Channel
from bot.replay import Difference, redacted, replayed
from bot.replies import Replies
from bot.store import decisions
from bot.store.database import Database


@dataclass(frozen=True)
class Past:
    """The kept turns of one business, and how it talks today."""

    database: Database
    business_id: int
    policy: Policy
    replies: Replies
    clock: Callable[[], datetime]


@dataclass
class Count:
    """How many turns were decided again, and how they went."""

    turns: int = 0
    differing: int = 0
    unreadable: int = 0


def replay_command(open_past: Callable[[], AbstractContextManager[Past]]) -> click.Command:
    """The command `replay`."""

    @click.command()
    @click.option("--since", type=Since(), default="30d", show_default=True)
    @click.option("--redacted", "is_redacted", is_flag=True, help="Hide names, numbers and texts.")
    def replay(*, since: timedelta, is_redacted: bool) -> None:
        """Decide past turns again with today's dialogue; show where it would now differ.

        Nothing is sent, booked or written.
        """
        with open_past() as past:
            count = Count()
            for name, difference in differences(past, since, count):
                shown = redacted(difference) if is_redacted else difference
                click.echo("\n".join(_lines(name, shown)) + "\n")
        click.echo(f"{count.turns} turns, {count.differing} would differ")
        if count.unreadable:
            click.echo(f"{count.unreadable} were kept by a version that this one can't read")

    return replay


def differences(past: Past, since: timedelta, count: Count) -> Iterator[tuple[str, Difference]]:
    """Each turn that would differ, with its conversation's public id."""
    with past.database.read() as connection:
        bodies = decisions.catalogue_bodies(connection, past.business_id)
        catalogues = {key: load_catalogue(body) for key, body in bodies.items()}
        for row in decisions.since(connection, past.business_id, past.clock() - since):
            count.turns += 1
            try:
                decision = load(row.body, catalogues)
            except (ValueError, KeyError):
                count.unreadable += 1
                continue
            found = replayed(decision, past.policy, past.replies, Channel(row.channel))
            if found is not None:
                count.differing += 1
                yield row.public_id, found


def _lines(name: str, difference: Difference) -> Iterator[str]:
    yield f"{name} at {difference.decided_at:%Y-%m-%d %H:%M} UTC"
    yield from (f"  > {line}" for text in difference.heard for line in text.splitlines() or [""])
    yield from (f"  {line}" for line in difference.lines)
