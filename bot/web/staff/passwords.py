"""Passwords as argon2id hashes, checked in the same time whether or not the account exists."""

import re
import unicodedata
from collections.abc import Sequence

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

SHORTEST = 8
LONGEST = 256
WEAKEST = 2
"""Of zxcvbn's scores 0 to 4: below it a password falls within a million guesses."""
ESTIMATED = 64
"""Characters of a password that are looked at: estimating takes longer than linear."""

# What OWASP advises for argon2id; the library's default takes 64 MiB for each login under way.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_DUMMY = _hasher.hash("nobody has this password")


def hash_password(password: str, known: Sequence[str] = ()) -> str:
    """A new hash. `known` is what a guesser would try first: names, the e-mail, the business.

    Raises ValueError, with words for the reader, when the password is too short, too long, or
    among the first that anybody tries.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise ValueError(f"the password must have {SHORTEST} to {LONGEST} characters")
    guesses = [word for one in known for word in _words(one)]
    if zxcvbn(password[:ESTIMATED], user_inputs=guesses)["score"] < WEAKEST:
        raise ValueError("this password is easy to guess: three or four unrelated words are better")
    return _hasher.hash(password)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return [text, plain, *re.findall(r"\w{3,}", f"{text} {plain}")]


def is_right(password_hash: str | None, password: str) -> bool:
    """Whether the password fits. None, for an unknown account, takes as long and never fits."""
    try:
        _hasher.verify(password_hash or _DUMMY, password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def newer_hash(password_hash: str, password: str) -> str | None:
    """The right password hashed anew, where the hash was made with older parameters."""
    return _hasher.hash(password) if _hasher.check_needs_rehash(password_hash) else None
