"""The languages whose time talk is read by rewriting it into the grammar's own words."""

from bot.understanding.normalise import Normal, normalise
from bot.understanding.times.translation import Pass, Rules, Words, translated
from bot.understanding.vocabulary.es import time_rules as es_rules
from bot.understanding.vocabulary.es import times as es

_PASSES: dict[str, tuple[Pass, ...]] = {
    "es": (
        Words(es.WORDS, es.FUZZY, es.NOT_FUZZY),
        *(Rules(table, es.SLOTS) for table in es_rules.RULES),
        Words(es.LEFT_OVER),
    ),
}


def in_words_of_grammar(normal: Normal, locale: str) -> Normal:
    """The text as the grammar reads it; the same one where its language is the grammar's own.

    The original is made normal anew: what is spelled out for other readers need not be what the
    rules know, and English spellings harm ("tomo" is Spanish for "I take").
    """
    passes = _PASSES.get(locale.replace("_", "-").partition("-")[0].lower())
    if passes is None:
        return normal
    return translated(normalise(normal.original), passes)
