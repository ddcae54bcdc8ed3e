"""Composes phrases of time together with what they mean, and texts that state no time.

A grammar of its own, which shares no code and no table with the reader: the value comes first, the
words after it. `lines` gives lines in the form that `bench.understanding` scores; the tests of
the reader draw from the same grammar.

    days, runs, hours -> compose (a day and an hour in any order, ranges, open sides, alternatives),
    refusals (what is refused, too); `scene` holds where and when it is said
    -> noise (capitals, spacing, typing errors, text-message spellings, words around it)
"""

from bench.phrases.compose import KINDS, Line, line, lines

__all__ = ["KINDS", "Line", "line", "lines"]
