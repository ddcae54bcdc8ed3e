"""Reading of loosely typed answers.

Outside services return numbers as strings, booleans as 1, lists as maps and the reverse. Each
function here gives a typed value or an empty one and never raises.
"""

import math
from datetime import datetime


def text(value: object) -> str:
    """A string or number as trimmed text; "" for everything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return str(value) if isinstance(value, int) else ""


def number(value: object) -> int | None:
    """A whole number, given as a number or as text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    try:
        found = float(value) if isinstance(value, (str, float)) else math.nan
    except ValueError:
        return None
    return int(found) if math.isfinite(found) else None


def flag(value: object, *, default: bool = False) -> bool:
    """A boolean, given as true, 1, "1", "true", "yes" or "on"."""
    if value is None or value == "":
        return default
    if isinstance(value, str):
        return value.strip().lower() in {"1", "true", "yes", "on", "y"}
    return bool(value)


def record(value: object) -> dict[str, object]:
    """A JSON object; {} for everything else."""
    return value if isinstance(value, dict) else {}


def records(value: object) -> list[dict[str, object]]:
    """The objects of a list, of a map of objects, or the one object itself."""
    if isinstance(value, list):
        return [one for one in value if isinstance(one, dict)]
    if not isinstance(value, dict) or not value:
        return []
    inner = list(value.values())
    return inner if all(isinstance(one, dict) for one in inner) else [value]


def instant(value: object) -> datetime | None:
    """An ISO 8601 time that states its offset; None for everything else."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return at if at.tzinfo else None
