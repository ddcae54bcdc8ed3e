"""The filters and the pager of Setster's lists. A filter that is not known is ignored, as PHP does.

Setster API description of 2021; `start_date` as a lower bound and `end=0` as "no limit" were seen
in client code, the rest of the pager's meaning is inferred.
"""

from collections.abc import Mapping
from typing import Any

MOST_ROWS = 100
EQUAL = (
    "id",
    "company_id",
    "employee_id",
    "location_id",
    "service_id",
    "client_id",
    "ews_id",
    "status",
)
EQUAL_IN_ANY_CASE = ("client_name", "client_email")
BOUNDS = {
    "start_date": ("start_date", True),
    "end_date": ("start_date", False),
    "created_after": ("created_at", True),
    "created_before": ("created_at", False),
    "updated_after": ("last_updated", True),
    "updated_before": ("last_updated", False),
}
SORT_FIELDS = {"start_date": "start_date", "created": "created_at"}

Row = dict[str, Any]


def wanted_rows(rows: list[Row], query: Mapping[str, str]) -> list[Row]:
    """The rows that pass the query's filters, in the order asked for."""
    kept = [row for row in rows if _passes(row, query)]
    field = SORT_FIELDS.get(query.get("sort_by", ""))
    if field:
        kept.sort(key=lambda row: str(row[field]), reverse=query.get("sort_order") == "desc")
    return kept


def paged(rows: list[Row], query: Mapping[str, str]) -> list[Row]:
    """The page from `start` to `end`; `0` or `all` is no limit."""
    start = _number(query.get("start"), 0)
    text = query.get("end", str(MOST_ROWS))
    end = None if text in {"0", "all"} else _number(text, MOST_ROWS)
    return rows[start:end]


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() else otherwise


def _passes(row: Row, query: Mapping[str, str]) -> bool:
    return _is_equal(row, query) and _is_within(row, query) and _has_text(row, query)


def _is_equal(row: Row, query: Mapping[str, str]) -> bool:
    exact = all(str(row[name]) == query[name] for name in EQUAL if query.get(name))
    return exact and all(
        str(row[name]).lower() == query[name].lower()
        for name in EQUAL_IN_ANY_CASE
        if query.get(name)
    )


def _is_within(row: Row, query: Mapping[str, str]) -> bool:
    return all(
        _is_on_side(str(row[field]), query[name], is_lower=is_lower)
        for name, (field, is_lower) in BOUNDS.items()
        if query.get(name)
    )


def _is_on_side(stored: str, bound: str, *, is_lower: bool) -> bool:
    """Compare as text: both are `yyyy-mm-dd hh:mm:ss`; a bare date covers its whole day."""
    shown = stored[: len(bound)]
    return shown >= bound if is_lower else shown <= bound


def _has_text(row: Row, query: Mapping[str, str]) -> bool:
    text = query.get("search_text", "").lower()
    return not text or any(
        text in str(row[name] or "").lower() for name in ("client_name", "client_email", "note")
    )
