"""Passwords as argon2id hashes, checked in the same time whether or not the account exists."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 8
LONGEST = 256

# What OWASP advises for argon2id; the library's default takes 64 MiB for each login under way.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_DUMMY = _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    """A new hash. Raises ValueError when the password is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise ValueError(f"the password must have {SHORTEST} to {LONGEST} characters")
    return _hasher.hash(password)


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
