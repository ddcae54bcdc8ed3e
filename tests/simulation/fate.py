"""Where things can go wrong, and who decides whether they do.

A fault point is an outward call, a commit, or a request that reaches us. Whoever is asked names a
fault or nothing; the simulation asks chance, the nth-failure test counts.
"""

from dataclasses import dataclass
from typing import Protocol

WELL = ""
DIE, DIE_AFTER = "die", "die_after"

CALL_FAULTS = (
    "refused",
    "broken",
    "lost",
    "late",
    "late_done",
    "slow",
    "status_503",
    "status_500",
    "status_429",
    "html",
    "empty",
    "wrong_shape",
    "truncated",
    "session",
)
"""refused: never left; broken, late: no effect; lost, late_done, truncated: the answer is lost."""
COMMIT_FAULTS = ("fail", "fail_after")
"""fail: rolled back; fail_after: committed, and nobody hears of it."""
REQUEST_FAULTS = ("unreachable", "answer_lost")
DEATHS = (DIE, DIE_AFTER)


@dataclass(frozen=True, slots=True)
class Point:
    """One moment at which something can go wrong."""

    process: str
    kind: str
    """call, commit or request."""
    name: str

    def __str__(self) -> str:
        return f"{self.process} {self.kind} {self.name}"


class Fate(Protocol):
    """Decides at each point."""

    def at(self, point: Point) -> str:
        """A fault that fits the kind of point, or WELL."""
        ...


class Kind:
    """A fate that lets everything go well."""

    def at(self, point: Point) -> str:  # noqa: ARG002
        """Nothing goes wrong."""
        return WELL


class ProcessDied(BaseException):
    """The process ends here; nothing of it may run on."""
