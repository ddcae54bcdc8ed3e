"""English words for how much later or earlier something is to be."""

AMOUNTS: dict[str, float] = {
    "half an": 0.5,
    "half a": 0.5,
    "a half": 0.5,
    "half": 0.5,
    "quarter of an": 0.25,
    "a couple of": 2,
    "a couple": 2,
    "couple of": 2,
    "couple": 2,
    "another": 1,
    "one more": 1,
    "an": 1,
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty five": 45,
    "ninety": 90,
}
UNITS: dict[str, int] = {
    r"min(?:ute)?s?": 1,
    r"h|hours?|hrs?": 60,
    r"days?": 24 * 60,
    r"weeks?|wks?": 7 * 24 * 60,
}
AND_A_HALF = r"and a half"
LATER = r"later|after(?=\s*(?:$|[.,!?]|please|if|would|is|works))"
EARLIER = r"earlier|sooner|before(?=\s*(?:$|[.,!?]|please|if|would|is|works))"
BY = r"by|for|at least|like|about|maybe|just"
_IT = r"(?: (?:it|that|this|us|me|mine|(?:my|the|our) (?:\w+|~+)(?: (?:\w+|~+)){0,2}?))?"
"""What is pushed; a name that was read already is hidden behind "~"."""
PUSHING_LATER = (
    rf"(?:push|move|bump|shift|set|put){_IT} (?:back|out|later)|(?:push|delay|postpone){_IT}"
)
PUSHING_EARLIER = rf"(?:bring|move|bump|push|pull|shift|put){_IT} (?:forward|up|ahead|earlier)"
_SAME = r"(?:the )?same (?:time|day|day and time|day same time|slot|time and day|hour)"
_NEXT_WEEK = r"(?:(?:the )?(?:next|following) week|the week after|(?:a|one) week later|week after)"
A_WEEK_LATER = (
    rf"{_SAME},?(?: but)?(?: (?:on|in|for))? {_NEXT_WEEK}"
    rf"|{_NEXT_WEEK},?(?: (?:but|and))?(?: (?:at|on|for))? {_SAME}"
)
A_DAY_LATER = (
    r"(?:the )?same (?:time|slot|hour),?(?: but)?(?: on)?"
    r" the (?:(?:next|following) day|day after(?! tomorrow))"
    r"|to the (?:(?:next|following) day|day after(?! tomorrow))"
)
_IN_THE_WEEK = r"(?:(?:on )?in the|(?:in )?that|(?:in )?the same|of the) week"
LATER_THAT_WEEK = rf"(?:later|further) {_IN_THE_WEEK}"
EARLIER_THAT_WEEK = rf"(?:earlier|sooner) {_IN_THE_WEEK}"
