"""The words of each language, apart from the grammar that uses them: a language is a few tables."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set; a table of many words reads best as one text."""
    return frozenset(text.split())
