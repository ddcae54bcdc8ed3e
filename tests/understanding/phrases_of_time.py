"""Moments near changes of the clocks, and clocks in words, for the laws of reading times."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bench.phrases import hours
from bench.phrases.scene import ZONES

_NEAR_CHANGES = [(2025, 3, 8), (2025, 11, 1), (2026, 3, 28)]


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """Any moment of some years, often near a change of the clocks."""
    shift = timedelta(minutes=draw(st.integers(-500_000, 500_000) | st.integers(-3000, 3000)))
    near = datetime(*draw(st.sampled_from(_NEAR_CHANGES)), tzinfo=UTC)
    return (near + shift).astimezone(ZoneInfo(draw(st.sampled_from(ZONES))))


@st.composite
def clocks(draw: st.DrawFn) -> tuple[str, time]:
    """A phrase that names a time of day, and the time."""
    said = hours.clock(draw(st.randoms(use_true_random=False)))
    return said.text, time(*divmod(said.minute, 60))
