"""How Setter writes times and refuses requests."""

from datetime import UTC, datetime


class Refused(Exception):
    """A request that Setter answers with an error."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


def written(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds, as the documentation's examples are."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def written_or_none(moment: datetime | None) -> str | None:
    """The same, for a moment that may be missing."""
    return written(moment) if moment else None
