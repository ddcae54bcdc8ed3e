"""Why the bot said something, in words: folded under its message."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.store.inbox import AnyRow
from bot.web.staff import texts, words

Pairs = Iterator[tuple[str, str]]


def reasons_of(row: AnyRow, heard: Sequence[tuple[str, str]]) -> Pairs:
    """(name, value) pairs for a message of the bot's; `heard`: what was understood before it."""
    kept = row.reasons if isinstance(row.reasons, dict) else {}
    if row.step:
        yield "Step", words.spelt(words.STEPS, row.step)
    if heard:
        yield "Understood", "; ".join(f"{fact} {said}" for fact, said in heard)
    for name, called in words.REASONS.items():
        said = "; ".join(_said(name, one) for one in kept.get(name, ()))
        if said:
            yield called, texts.visible(said)
    yield "In the logs", " · ".join(filter(None, (f"message {row.id}", row.provider_id)))


def _said(name: str, one: Any) -> str:
    if name == "asked":
        what, result = one
        return f"{words.spelt(words.LOOKED_UP, what)}: {_result(result)}"
    if name == "handed_over":
        return words.attention(str(one))
    return words.spelt(words.BOOKINGS, str(one)) if name == "outcome" else str(one)


def _result(result: str) -> str:
    return {"unreachable": "not reachable", "known": "read"}.get(result, f"{result} found")
