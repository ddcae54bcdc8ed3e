"""Text as it is searched by: words without case, accents and marks, the same on every database."""

import re
import unicodedata

LONGEST_WORD = 64
_WORD = re.compile(r"[^\W_]+")


def words_in(text: str) -> list[str]:
    """The words of a text in order, folded: "Café №5" gives "cafe", "no5"."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one)
    )
    return [found[:LONGEST_WORD] for found in _WORD.findall(plain)]


def name_words(name: str) -> str:
    """A name's words in one string, a space before each, to find them by how they begin."""
    return "".join(f" {word}" for word in words_in(name))[:400]
