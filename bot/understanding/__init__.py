"""What a text means. Pure: no network, clock, database or log.

Layers, each of its own file: `normalise` (typos, slang), `times` (local wall times), `choices`
(against what was offered), `people` and `emails`, `acts` (yes, no, back, a person please...), and
`reader`, which puts them together in the context of what was just asked. The words of a language
are tables in `vocabulary`.
"""
