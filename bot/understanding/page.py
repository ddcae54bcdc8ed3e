"""The text being read, its words hidden once a fact has used them, and the evidence so far."""

from bot.understanding.meaning import Evidence
from bot.understanding.normalise import READ_CHARACTERS, USED, Normal, normalise
from bot.understanding.phrases import Word, words_of
from bot.understanding.vocabulary.tables import Language

Span = tuple[int, int]


class Page:
    """One text. Its length and positions stay those of the original, whatever is hidden."""

    def __init__(self, text: str, language: Language) -> None:
        self.language = language
        self.text = text[:READ_CHARACTERS]
        self.original = self.text
        self.evidence: list[Evidence] = []
        self._normal: Normal | None = None
        self._words: list[Word] | None = None
        self._plain: Normal | None = None

    @property
    def normal(self) -> Normal:
        """The copy for reading of what is not hidden."""
        if self._normal is None:
            self._normal = normalise(self.text, self.language.spellings)
        return self._normal

    @property
    def plain(self) -> Normal:
        """The same with nothing spelled out, for names."""
        if self._plain is None:
            self._plain = normalise(self.text)
        return self._plain

    @property
    def words(self) -> list[Word]:
        """The words of the copy."""
        if self._words is None:
            self._words = words_of(self.normal.text)
        return self._words

    def note(self, fact: str, span: Span) -> None:
        """Remember which words gave a fact."""
        self.evidence.append(Evidence(fact, span))

    def fact_at(self, word: Word) -> str:
        """The fact that used a word of the copy which is hidden; empty for any other word."""
        start, end = self.normal.span(word.start, word.end)
        return next(
            (one.fact for one in self.evidence if one.span[0] <= start and end <= one.span[1]), ""
        )

    def use(self, fact: str, span: Span) -> None:
        """The same, and hide the words from the facts read after it."""
        self.note(fact, span)
        start, end = span
        self.text = self.text[:start] + USED * (end - start) + self.text[end:]
        self._normal = self._plain = self._words = None
