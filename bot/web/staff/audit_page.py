"""The audit log as staff read it: filtered, by pages, and as a file."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from bot.store import audit_log, people
from bot.store.audit_log import PAGE, AuditRow, Filter
from bot.web.staff import texts, times, words
from bot.web.staff.auditing import audit
from bot.web.staff.cells import safe_cell
from bot.web.staff.room import Room
from bot.web.staff.times import Local

COLUMNS = (
    *("number", "time_utc", "time_local", "who", "action", "conversation", "subject"),
    *("address", "session", "before", "after", "result", "hash"),
)
PEOPLE = {"held_by", "assigned_to"}
"""What of an entry names a member of staff by number."""
LARGEST = 2**31 - 1


def add_audit(blueprint: Blueprint, room: Room) -> None:
    """The routes of the audit log."""

    @blueprint.get("/audit")
    def audit_log_page() -> ResponseReturnValue:
        wanted = _wanted(room.zone)
        before = _number("before")
        with room.database.read() as connection:
            found = audit_log.page(connection, room.business_id, wanted, before)
            members = people.everybody(connection, room.business_id)
            kinds = audit_log.actions(connection, room.business_id)
        names = {one.id: one.name or one.email for one in members}
        asked = {key: value for key, value in request.args.items() if value and key != "before"}
        return render_template(
            "staff/audit.html",
            entries=[_entry(row, room.local, names) for row in found[:PAGE]],
            next_before=found[PAGE - 1].number if len(found) > PAGE else None,
            is_first=before is None,
            asked=asked,
            people=members,
            actions=[(kind, words.spelt({}, kind)) for kind in kinds],
            zone_words=times.zone_words(room.zone, room.clock()),
        )

    @blueprint.post("/audit.csv")
    def audit_log_file() -> ResponseReturnValue:
        wanted = _wanted(room.zone)
        with room.database.write() as connection:
            audit(connection, room, "audit_exported", after=dict(request.args))
        return Response(
            _lines(room, wanted),
            mimetype="text/csv",
            headers={"Content-Disposition": 'attachment; filename="audit.csv"'},
        )


def _wanted(zone: ZoneInfo) -> Filter:
    since, until = _day("from"), _day("to")
    return Filter(
        staff_id=_number("staff"),
        action=_plain("action"),
        conversation=_plain("conversation"),
        since=_start(since, zone) if since else None,
        until=_start(until + timedelta(days=1), zone) if until else None,
    )


def _plain(name: str) -> str:
    value = request.args.get(name, "").strip()
    return value if value.isprintable() and len(value) <= 64 else abort(400)


def _number(name: str) -> int | None:
    value = request.args.get(name, "")
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 10):
        abort(400)
    return min(int(value), LARGEST)


def _day(name: str) -> date | None:
    value = request.args.get(name, "")
    if not value:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        abort(400)
    return day if date(2000, 1, 1) <= day <= date(2200, 1, 1) else abort(400)


def _start(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _entry(row: AuditRow, local: Local, names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "number": row.number,
        "machine_time": times.machine(row.created_at),
        "time": times.full(row.created_at, local),
        "utc": f"{row.created_at.astimezone(UTC):%H:%M:%S} UTC",
        "who": texts.one_line(row.actor),
        "action": words.spelt({}, row.action),
        "public_id": row.public_id,
        "customer": texts.masked(row.customer),
        "subject": texts.one_line(row.subject),
        "where": row.address,
        "session": row.session,
        "changes": _changes(row, names),
        "result": words.spelt({}, row.result),
    }


def _changes(row: AuditRow, names: Mapping[int, str]) -> list[str]:
    before = json.loads(row.before) if row.before else {}
    after = json.loads(row.after) if row.after else {}
    lines = []
    for name in sorted({*before, *after}):
        old, new = (_value(name, values.get(name), names) for values in (before, after))
        called = name.replace("_", " ")
        line = (
            f"{called}: {old} → {new}" if name in before and name in after else f"{called}: {new}"
        )
        lines.append(texts.one_line(line if name in after else f"{called}: was {old}"))
    return lines


def _value(name: str, value: Any, names: Mapping[int, str]) -> Any:
    if name not in PEOPLE:
        return value
    return "nobody" if value is None else names.get(value, value)


def _lines(room: Room, wanted: Filter) -> Iterator[bytes]:
    """The file, piece by piece; the rows are read as it goes out."""
    with room.database.read() as connection:
        rows = audit_log.every(connection, room.business_id, wanted)
        yield "\ufeff".encode()
        yield _line(COLUMNS)
        for row in rows:
            yield _line(
                (
                    row.number,
                    row.created_at.astimezone(UTC).isoformat(),
                    row.created_at.astimezone(room.zone).isoformat(),
                    row.actor,
                    row.action,
                    row.public_id or "",
                    row.subject,
                    row.address,
                    row.session,
                    row.before,
                    row.after,
                    row.result,
                    row.hash,
                )
            )


def _line(values: Iterable[object]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([safe_cell(str(value)) for value in values])
    return out.getvalue().encode()
