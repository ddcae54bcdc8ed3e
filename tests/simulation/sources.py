"""Chance and time of the libraries, taken from the seed: ids, references, deadlines."""

import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

import pytest

from integrations.deadline import Deadline


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """What is drawn at random is the same for the same seed."""
    random = Random(seed)  # noqa: S311 - to be repeated

    def token_hex(size: int | None = None) -> str:
        return random.randbytes(size or 32).hex()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_hex", token_hex)
        patch.setattr(secrets, "token_urlsafe", token_hex)
        patch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=random.getrandbits(128)))
        yield


@contextmanager
def deadlines_by(clock: Callable[[], float]) -> Iterator[None]:
    """Deadlines of outside calls that end by a clock of ours."""
    with pytest.MonkeyPatch.context() as patch:
        defaults = Deadline.__init__.__kwdefaults__
        assert defaults is not None
        patch.setitem(defaults, "clock", clock)
        yield
