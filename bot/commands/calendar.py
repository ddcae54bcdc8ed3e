"""`flask setster subscribe` and `flask reconcile`: the operator's hand on what comes by itself."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import click
from sqlalchemy import Connection

from bot.ports import Announcer, IntegrationError
from bot.workflows.reconciling import Check, Difference, Reconciler
from bot.workflows.recording import Recording

UNITS = {"h": "hours", "d": "days", "w": "weeks"}
MASKED = "***"


@dataclass(frozen=True)
class Address:
    """Where the calendar calls us."""

    prefix: str
    secret: str | None = field(repr=False)


OpenCalendar = Callable[[], tuple[Announcer, Address]]


def setster_commands(open_calendar: OpenCalendar) -> click.Group:
    """The group `setster`."""

    @click.group("setster")
    def setster() -> None:
        """Manage what Setster tells us."""

    @setster.command()
    def subscribe() -> None:
        """Have Setster call us when a booking changes. Repeating it is harmless."""
        announcer, address = open_calendar()
        if address.secret is None:
            raise click.ClickException(
                "SETSTER_WEBHOOK_SECRET is not set: "
                "python -c 'import secrets; print(secrets.token_urlsafe(32))' makes one"
            )
        try:
            done = announcer.subscribe(address.prefix + address.secret, address.prefix)
        except IntegrationError as error:
            raise click.ClickException(str(error)) from None
        click.echo(f"Setster calls {address.prefix}{MASKED} ({done.outcome})")
        if done.removed:
            click.echo(f"Removed {done.removed} older of ours")

    return setster


class Since(click.ParamType[timedelta]):
    """A stretch of time such as 7d or 12h, up to now."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """The stretch."""
        if isinstance(value, timedelta):
            return value
        found = re.fullmatch(r"(\d{1,4})([hdw])", str(value))
        if found is None:
            self.fail("is a number and h, d or w, such as 7d", param, ctx)
        return timedelta(**{UNITS[found[2]]: int(found[1])})


class AtOnce:
    """Durable work of a process that has no engine: what is ours is done here, the rest waits.

    The rows say what is to be done, so that the serving process finds what is left.
    """

    def __init__(self) -> None:
        self._work: list[tuple[str, str, int]] = []

    def __call__(
        self,
        connection: Connection,  # noqa: ARG002 - the engine's signature
        workflow: str,
        subject: str | int,
        attempt: int,
    ) -> None:
        """Note what is to be done."""
        self._work.append((workflow, str(subject), attempt))

    def do(self, recording: Recording) -> None:
        """Tell Setter what there is to tell."""
        while self._work:
            workflow, subject, attempt = self._work.pop(0)
            if workflow in ("record", "cancel_record"):
                recording.move(int(subject), attempt)


@dataclass(frozen=True)
class Comparison:
    """What a comparison by hand needs."""

    reconciler: Reconciler
    recording: Recording
    work: AtOnce


def comparison_of(reconciler: Reconciler) -> Comparison:
    """The same comparison, for a process without an engine."""
    work = AtOnce()
    services = replace(reconciler.services, enqueue=work)
    telling = replace(reconciler.sync.entering.telling, services=services)
    entering = replace(reconciler.sync.entering, services=services, telling=telling)
    by_hand = replace(
        reconciler,
        services=services,
        sync=replace(reconciler.sync, services=services, entering=entering),
        poll=replace(reconciler.poll, services=services),
    )
    return Comparison(by_hand, Recording(services, reconciler.recorder), work)


def reconcile_command(open_reconciler: Callable[[], Reconciler]) -> click.Command:
    """The command `reconcile`."""

    @click.command()
    @click.option("--since", type=Since(), default="7d", show_default=True, help="Such as 7d, 12h.")
    @click.pass_context
    def reconcile(context: click.Context, since: timedelta) -> None:
        """Compare Setster, Setter and our rows, and mend what is safe."""
        comparison = comparison_of(open_reconciler())
        services = comparison.reconciler.services
        try:
            found = _compare(comparison, services.clock() - since)
        except IntegrationError as error:
            raise click.ClickException(str(error)) from None
        finally:
            services.database.close()
        for line in table(found):
            click.echo(line)
        context.exit(0 if all(one.is_mended for one in found) else 1)

    return reconcile


def _compare(comparison: Comparison, since: datetime) -> list[Difference]:
    reconciler = comparison.reconciler
    found = _checked(comparison, "Setster", reconciler.calendar_checks(since))
    return found + _checked(comparison, "Setter ", reconciler.setter_checks(since))


def _checked(comparison: Comparison, label: str, checks: Sequence[Check]) -> list[Difference]:
    found = []
    with click.progressbar(checks, label=label, item_show_func=None) as bar:
        for check in bar:
            difference = check()
            comparison.work.do(comparison.recording)
            if difference is not None:
                found.append(difference)
    return found


def table(found: Iterable[Difference]) -> list[str]:
    """The differences in columns, or one line that there are none. Names nobody."""
    rows = [
        (one.placed_id, one.ours, f"{one.book}: {one.theirs}", "yes" if one.is_mended else "NO")
        for one in found
    ]
    if not rows:
        return ["All three books agree."]
    rows.insert(0, ("Booking", "We had", "They say", "Mended"))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    left = sum(row[3] == "NO" for row in rows)
    return [*lines, f"{len(rows) - 1} differed, {left} could not be mended."]
