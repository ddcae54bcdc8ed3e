"""Exported messages as CSV (RFC 4180, for spreadsheets), JSON lines, or text to read."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC

from bot.store.exporting import AnyRow
from bot.web.staff import texts, times, words
from bot.web.staff.cells import safe_cell
from bot.web.staff.times import Local

COLUMNS = (
    *("conversation", "channel", "number", "name", "message", "time_utc", "time_local"),
    *("author", "text", "state"),
)
BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets take UTF-8 for something older."""

Lines = Callable[[Iterable[AnyRow], Local], Iterator[str]]


def as_csv(rows: Iterable[AnyRow], local: Local) -> Iterator[str]:
    """One line a message, under a line of names; no cell begins a formula."""
    yield BYTE_ORDER_MARK + _csv_line(COLUMNS)
    for row in rows:
        yield _csv_line(safe_cell(str(value)) for value in _fields(row, local).values())


def as_json_lines(rows: Iterable[AnyRow], local: Local) -> Iterator[str]:
    """One JSON object a message and line."""
    for row in rows:
        yield json.dumps(_fields(row, local), ensure_ascii=False) + "\n"


def as_text(rows: Iterable[AnyRow], local: Local) -> Iterator[str]:
    """Conversations as people read them."""
    conversation = ""
    for row in rows:
        if row.public_id != conversation:
            conversation = row.public_id
            yield f"\n== {texts.one_line(row.name)} {row.address} ({row.channel}) ==\n"
        author = words.spelt(words.AUTHORS, row.author)
        yield f"[{times.full(row.created_at, local)}] {author}: {texts.visible(row.body)}\n"


FORMATS: dict[str, tuple[str, Lines]] = {
    "csv": ("text/csv", as_csv),
    "jsonl": ("application/jsonl", as_json_lines),
    "txt": ("text/plain", as_text),
}
"""The file's ending -> its media type and its maker."""


def _fields(row: AnyRow, local: Local) -> dict[str, object]:
    values = (
        *(row.public_id, row.channel, row.address, row.name, row.id),
        row.created_at.astimezone(UTC).isoformat(),
        row.created_at.astimezone(local.zone).isoformat(),
        *(row.author, row.body, row.state),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _csv_line(values: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()
