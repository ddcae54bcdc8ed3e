"""What a text means. Pure: no network, clock, database or log.

Layers, each of its own file: `normalise` (typos, slang, number words), `times` (local wall times),
`choices` (against what was offered), `people` (names, e-mail, phone), `acts` (yes, no, back, a person
please...), and `reader`, which puts them together in the context of what was just asked.
"""
