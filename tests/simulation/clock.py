"""Time that only moves when told to: a wall clock and a monotonic one, and clocks that are off."""

from datetime import datetime, timedelta


class Clock:
    """The time of a simulated world."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._elapsed = timedelta()

    def __call__(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        """Seconds since the beginning; no jump of the wall clock moves it."""
        return self._elapsed.total_seconds()

    def passes(self, **duration: float) -> None:
        """Let time pass."""
        self.now += timedelta(**duration)
        self._elapsed += timedelta(**duration)

    def sleeps(self, seconds: float) -> None:
        """What stands in for a pause of a thread."""
        self.passes(seconds=seconds)


class SkewedClock:
    """A machine's own clock: the true time, more or less."""

    def __init__(self, true: Clock) -> None:
        self._true = true
        self.skew = timedelta()

    def __call__(self) -> datetime:
        return self._true() + self.skew

    @property
    def now(self) -> datetime:
        """The moment, as the machine believes it to be."""
        return self()

    def passes(self, **duration: float) -> None:
        """Let time pass, for everybody."""
        self._true.passes(**duration)
