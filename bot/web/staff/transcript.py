"""A conversation in reading order: date bars, messages, and what happened between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bot.store.inbox import AnyRow, Stretch
from bot.web.staff import texts, times, words
from bot.web.staff.reasons import reasons_of
from bot.web.staff.times import Local


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the transcript; `kind` is "day", "new", "event" or "message"."""

    kind: str
    text: str
    machine_time: str = ""
    time: str = ""
    full_time: str = ""
    exact_time: str = ""
    """With the zone."""
    id: int = 0
    author: str = ""
    who: str = ""
    sign: str = ""
    heading: str = ""
    note: str = ""
    """The step of the bot's, or how a received message ended."""
    icon: str = ""
    delivery: str = ""
    is_failed: bool = False
    understood: tuple[tuple[str, str], ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    """Of the bot's messages: why it said this, as (name, value) pairs."""
    attachments: tuple[str, ...] = ()
    is_erased: bool = False
    """Its words are no longer kept."""
    may_repeat: bool = False
    """Whether sending it again can't reach the customer twice."""


def entries(
    stretch: Stretch,
    local: Local,
    now: datetime,
    channel: str,
    names: Mapping[int, str],
    first_new: int | None = None,
) -> list[Entry]:
    """Everything that a stretch of a conversation holds; `names` are those of staff, by id.

    A bar stands before the message that is the first new one.
    """
    today = now.astimezone(local.zone).date()
    last: date | None = None
    shown: list[Entry] = []
    heard: list[tuple[str, str]] = []
    for row in _in_order(stretch.messages, stretch.events):
        on = row.created_at.astimezone(local.zone).date()
        if on != last:
            shown.append(Entry("day", times.day(on, today, local), machine_time=on.isoformat()))
            last = on
        is_message = "author" in row._mapping
        if is_message and row.id == first_new:
            shown.append(Entry("new", "New messages"))
        entry = _message(row, local, channel, names) if is_message else _event(row, local)
        shown.append(_explained(entry, row, heard))
    return shown


def _explained(entry: Entry, row: AnyRow, heard: list[tuple[str, str]]) -> Entry:
    """The entry, if it is the bot's with its reasons: what was `heard` since the one before."""
    heard.extend(entry.understood)
    if entry.author != "bot":
        return entry
    reasons = tuple(reasons_of(row, heard))
    heard.clear()
    return replace(entry, reasons=reasons)


def _in_order(messages: Sequence[AnyRow], events: Sequence[AnyRow]) -> Iterator[AnyRow]:
    """Messages and events, each in their own order, merged by time.

    A turn writes all of its rows with the same time: its events stand before the bot's answer.
    """
    waiting = list(events)
    for message in messages:
        is_answer = message.author != "customer"
        while waiting and (
            waiting[0].created_at < message.created_at
            or (is_answer and waiting[0].created_at == message.created_at)
        ):
            yield waiting.pop(0)
        yield message
    yield from waiting


def _event(row: AnyRow, local: Local) -> Entry:
    return Entry(
        "event",
        texts.visible(words.event(row.kind, row.data or {})),
        machine_time=times.machine(row.created_at),
        time=times.clock(row.created_at, local),
        full_time=times.full(row.created_at, local),
        exact_time=times.exact(row.created_at, local),
    )


def _message(row: AnyRow, local: Local, channel: str, names: Mapping[int, str]) -> Entry:
    is_received = row.author == "customer"
    delivery, icon = ("", "") if is_received else _delivery(row.state, channel)
    is_failed = row.state == "failed"
    if is_failed and row.error_code:
        reason = words.FAILURES.get(row.error_code)
        delivery += f": {reason}" if reason else ""
        delivery += f" (code {row.error_code})"
    return Entry(
        "message",
        texts.visible(row.body),
        machine_time=times.machine(row.created_at),
        time=times.clock(row.created_at, local),
        full_time=times.full(row.created_at, local),
        exact_time=times.exact(row.created_at, local),
        id=row.id,
        author=row.author,
        who=_who(row, names),
        sign=words.SIGNS.get(row.author, ""),
        heading=_heading(row),
        note=_note(row),
        icon=icon,
        delivery=delivery,
        is_failed=is_failed,
        understood=tuple(_understood(row.understood)) if is_received else (),
        attachments=tuple(texts.attachments(row.attachments)),
        is_erased=texts.is_erased(row),
        may_repeat=is_failed and row.error_code not in words.UNSAFE_TO_REPEAT,
    )


def _delivery(state: str, channel: str) -> tuple[str, str]:
    """What became of a text of ours, in words and as a sign; SMS tells nobody what was read."""
    known = "delivered" if state == "read" and channel == "sms" else state
    return words.DELIVERY.get(known, ("", ""))


def _who(row: AnyRow, names: Mapping[int, str]) -> str:
    role, name = words.spelt(words.AUTHORS, row.author), names.get(row.staff_id, "")
    return f"{role}: {texts.one_line(name)}" if name else role


def _heading(row: AnyRow) -> str:
    """What a reader of headings hears first."""
    if row.author in {"customer", "note"}:
        return "Received" if row.author == "customer" else "Internal note"
    return {"failed": "Failed", "withdrawn": "Withdrawn"}.get(row.state, "Sent")


def _note(row: AnyRow) -> str:
    if row.author == "customer":
        return "" if row.outcome == "answered" else words.spelt(words.OUTCOMES, row.outcome)
    if row.author == "note":
        return "For staff only, never sent"
    if row.author == "staff":
        return "Approved template" if row.template else ""
    return words.spelt(words.STEPS, row.step)


def _understood(kept: dict[str, Any] | None) -> Iterator[tuple[str, str]]:
    """(fact, the words that gave it) pairs, and what the text does as a whole."""
    if not isinstance(kept, dict):
        return
    named = set()
    for one in kept.get("facts", ()):
        named.add(str(one.get("fact")))
        quoted = f"“{texts.visible(str(one.get('text')))}”"
        yield words.spelt(words.FACTS, str(one.get("fact"))), quoted
    acts = [words.spelt(words.FACTS, str(act)) for act in kept.get("acts", ()) if act not in named]
    if acts:
        yield "Meaning", ", ".join(acts)
