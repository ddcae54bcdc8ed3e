"""English words about time. Apostrophes are gone ("o'clock" is "oclock")."""

from bot.understanding.vocabulary import word_set

WEEKDAYS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "monday mondays mon mndy mony mondey munday moday",
            "tuesday tuesdays tue tues tuesd tusday teusday tuseday tuesdy tuedsay",
            (
                "wednesday wednesdays wed weds wednes wendsday wensday wedensday wednsday wednesdy"
                " wednesay wednessday weddnesday"
            ),
            "thursday thursdays thu thur thurs thrusday thursdy thusday thurday thirsday thursaday",
            "friday fridays fri firday freeday fridy fryday friady fridat",
            "saturday saturdays sat saterday satday saturdy satruday saturady saturaday sturday",
            "sunday sundays sun sundey sundy",
        )
    )
    for word in words.split()
}

MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "january jan janurary januray",
            "february feb febuary feburary febr febraury",
            "march mar",
            "april apr aprl",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep setember septmber",
            "october oct ocotber",
            "november nov novemeber",
            "december dec decemeber",
        ),
        start=1,
    )
    for word in words.split()
}

DAYS: dict[str, int] = {"today": 0, "todays": 0, "tonight": 0, "tomorrow": 1, "tomorrows": 1}

PARTS: dict[str, str] = {
    "morning": "morning",
    "mornings": "morning",
    "afternoon": "afternoon",
    "afternoons": "afternoon",
    "afternoonish": "afternoon",
    "evening": "evening",
    "evenings": "evening",
    "eve": "evening",
    "eveningish": "evening",
    "night": "evening",
    "nights": "evening",
    "lunch": "lunch",
    "lunchtime": "lunch",
    "midday": "noon",
    "noon": "noon",
    "noonish": "noon",
    "middayish": "noon",
    "midnight": "midnight",
}

PART_HOURS: dict[str, tuple[int, int]] = {
    "morning": (0, 12),
    "early morning": (0, 9),
    "mid morning": (9, 11),
    "late morning": (10, 12),
    "first thing": (0, 10),
    "lunch": (12, 14),
    "afternoon": (12, 19),
    "early afternoon": (12, 15),
    "mid afternoon": (14, 16),
    "late afternoon": (15, 19),
    "evening": (18, 24),
    "early evening": (17, 20),
    "late evening": (21, 24),
    "end of day": (15, 19),
    "after work": (17, 21),
    "after school": (15, 21),
    "after lunch": (13, 17),
    "before work": (0, 9),
}

UNITS: dict[str, str] = {
    "minute": "minute",
    "minutes": "minute",
    "min": "minute",
    "mins": "minute",
    "hr": "hour",
    "hrs": "hour",
    "m": "minute",
    "hour": "hour",
    "hours": "hour",
    "h": "hour",
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "fortnight": "fortnight",
    "fortnights": "fortnight",
    "month": "month",
    "months": "month",
}

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_ONES += " fifteen sixteen seventeen eighteen nineteen"
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_ONES.split())} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}

ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"thirtieth": 30, "twelvth": 12, "nineth": 9}

AMOUNTS: dict[str, int] = {"a": 1, "an": 1, "couple": 2, "pair": 2, "few": 3, "several": 3}

NEXT = frozenset(("next", "following", "upcoming"))
COMING = frozenset(("coming", "this", "current"))
EDGES: dict[str, str] = {
    "early": "early",
    "earlier": "early",
    "beginning": "early",
    "start": "early",
    "begining": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "later": "late",
    "end": "late",
}

TO = frozenset(("to", "until", "till", "til", "thru", "through", "-", "and", "&", "n"))
AND = frozenset(("and", "&", "n"))
"""Make a range only behind "between"."""
MOVING = word_set("move reschedule change switch swap push shift bump rebook postpone")
"""Behind one of these, "friday to monday" is no range: friday is given up."""
NEAR = frozenset(
    ("maybe", "around", "about", "approximately", "approx", "roughly", "near", "say", "like")
)

CLOCK_LEADS = word_set(
    "at after before by around about until till til from between approximately approx roughly"
    " @ say past than"
)
"""A bare number after one of these is a time of day."""

CLOCK_PHRASES = frozenset(
    (
        "make it",
        "closer to",
        "close to",
        "nearer to",
        "change to",
        "it to",
        "time to",
        "appointment to",
        "move to",
        "switch to",
        "that to",
        "us do",
        "we do",
        "you do",
        "i do",
        "how about",
        "what about",
        "prefer",
        "rather",
        "maybe",
    )
)
"""A bare number after one of these, with nothing counted behind it, is a time of day."""

AFTER_CLOCK = word_set(
    "or and on is are if works work would please would tho though instead then for in this"
    " next tomorrow today tonight thanks thank to until till til with works ok okay good best"
    " great fine but works should will sharp pm am exactly ish available free sounds cool at"
)
"""Words that may follow a bare hour; any other word means that something is counted."""

HOLIDAYS: dict[str, tuple[int, int]] = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "xmas day": (12, 25),
    "xmas eve": (12, 24),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new years eve": (12, 31),
    "new year eve": (12, 31),
    "nye": (12, 31),
    "new years day": (1, 1),
    "new years": (1, 1),
    "halloween": (10, 31),
    "haloween": (10, 31),
    "valentines day": (2, 14),
    "valentine day": (2, 14),
    "valentines": (2, 14),
    "st patricks day": (3, 17),
    "saint patricks day": (3, 17),
    "independence day": (7, 4),
    "veterans day": (11, 11),
    "juneteenth": (6, 19),
    "cinco de mayo": (5, 5),
    "bonfire night": (11, 5),
    "guy fawkes night": (11, 5),
}

NTH_HOLIDAYS: dict[str, tuple[int, int, int]] = {
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
    "labor day": (9, 0, 1),
    "labour day": (9, 0, 1),
    "memorial day": (5, 0, -1),
    "mothers day": (5, 6, 2),
    "fathers day": (6, 6, 3),
    "mlk day": (1, 0, 3),
    "martin luther king day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "columbus day": (10, 0, 2),
}
"""Name -> month, weekday, which one (-1: the last)."""

EASTER_HOLIDAYS: dict[str, int] = {
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "good friday": -2,
    "ash wednesday": -46,
    "shrove tuesday": -47,
    "mardi gras": -47,
}
"""Name -> days after Easter Sunday."""

HOLIDAY_FIRST_WORDS = frozenset(
    name.split()[0] for names in (HOLIDAYS, NTH_HOLIDAYS, EASTER_HOLIDAYS) for name in names
)
