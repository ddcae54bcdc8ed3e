"""English words about time. Apostrophes are gone ("o'clock" is "oclock")."""

from bot.understanding.vocabulary import word_set

WEEKDAYS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "monday mondays mon mndy mony mondey munday moday",
            "tuesday tuesdays tue tues tuesd tusday teusday tuseday tuesdy tuedsay",
            (
                "wednesday wednesdays wed weds wens wednes wendsday wensday wedensday wednsday"
                " wednesdy wednesay wednessday weddnesday"
            ),
            "thursday thursdays thu thur thurs thrusday thursdy thusday thurday thirsday thursaday",
            "friday fridays fri frday firday freeday fridy fryday friady fridat",
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
    word: name
    for name, words in (
        ("morning", "morning mornings"),
        ("afternoon", "afternoon afternoons afternoonish"),
        ("evening", "evening evenings eve eveningish night nights"),
        ("lunch", "lunch lunchtime"),
        ("noon", "midday noon noonish middayish"),
        ("midnight", "midnight"),
        ("dawn", "dawn daybreak sunrise sunup"),
        ("dusk", "dusk sunset sundown twilight"),
        ("breakfast", "breakfasttime"),
        ("brunch", "brunchtime"),
        ("tea", "teatime"),
        ("dinner", "dinnertime suppertime"),
        ("end of day", "eod cob"),
    )
    for word in words.split()
}
"""Word -> name of a part of the day."""

PART_HOURS: dict[str, tuple[int, int]] = {
    "morning": (0, 12),
    "early morning": (0, 9),
    "mid morning": (9, 11),
    "late morning": (10, 12),
    "first thing": (0, 10),
    "early hours": (0, 6),
    "dawn": (5, 8),
    "breakfast": (7, 10),
    "before breakfast": (0, 8),
    "after breakfast": (8, 11),
    "before work": (0, 9),
    "before school": (0, 9),
    "brunch": (10, 14),
    "lunch": (12, 14),
    "after lunch": (13, 17),
    "afternoon": (12, 19),
    "early afternoon": (12, 15),
    "mid afternoon": (14, 16),
    "late afternoon": (15, 19),
    "tea": (15, 18),
    "after school": (15, 21),
    "end of day": (15, 19),
    "dinner": (18, 20),
    "before dinner": (15, 18),
    "after dinner": (19, 23),
    "after work": (17, 21),
    "dusk": (17, 20),
    "evening": (18, 24),
    "early evening": (17, 20),
    "mid evening": (19, 21),
    "late evening": (21, 24),
}
"""Name -> first hour and the hour behind the last."""

EDGES_OF_DAY: dict[str, str] = {"early": "morning", "mid": "noon", "late": "end of day"}
"""Share of a day -> the part of the day that it is."""

PART_PHRASES: dict[tuple[str, str], str] = {
    (lead, word): f"{lead} {word}"
    for lead in ("before", "after")
    for word in ("work", "school", "lunch", "breakfast", "dinner")
    if f"{lead} {word}" in PART_HOURS
} | {
    ("first", "thing"): "first thing",
    ("last", "thing"): "end of day",
    ("early", "hours"): "early hours",
}
"""Two words -> the part of the day that they name."""
BEHIND_LAST_THING = word_set(", : - is at i can could do what how when")

JOINED: dict[tuple[str, ...], str] = {
    ("mid", "day"): "midday",
    ("mid", "-", "day"): "midday",
    ("or", "thereabouts"): "ish",
    ("week", "end"): "weekend",
    ("week", "ends"): "weekends",
    ("week", "day"): "weekday",
    ("week", "days"): "weekdays",
    ("lunch", "time"): "lunchtime",
    ("lunch", "hour"): "lunchtime",
    ("tea", "time"): "teatime",
    ("tea", "-", "time"): "teatime",
    ("dinner", "time"): "dinnertime",
    ("supper", "time"): "dinnertime",
    ("breakfast", "time"): "breakfasttime",
    ("crack", "of", "dawn"): "dawn",
    ("first", "light"): "dawn",
    ("wee", "hours"): "dawn",
    ("close", "of", "business"): "eod",
    ("end", "of", "business"): "eod",
    ("close", "of", "play"): "eod",
    ("o", "clock"): "oclock",
    ("on", "the", "dot"): "sharp",
    ("on", "the", "nose"): "sharp",
    ("to", "morrow"): "tomorrow",
    ("m", "-", "f"): "weekdays",
    ("to", "day"): "today",
    ("the", "cob"): "corncob",
    ("cob", "salad"): "corncob",
    ("to", "night"): "tonight",
    ("half", "way", "through"): "mid",
    ("mid", "way", "through"): "mid",
    ("midway", "through"): "mid",
    ("halfway", "through"): "mid",
}
"""Words that are one to the grammar -> that word."""

BEFORE_TIME = word_set("next this am pm mid late early on at")
BEHIND_DAY = word_set("week weekend month am pm at")
ONE_WORD = word_set("atmosphere onset")
"""Words that are one, although they look like two that lack the space between them."""

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
    "mos": "month",
    "year": "year",
    "years": "year",
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
    "seventy": 70,
    "eighty": 80,
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
    (
        "maybe",
        "around",
        "about",
        "approximately",
        "approx",
        "roughly",
        "near",
        "say",
        "like",
        "circa",
        "round",
    )
)

CLOCK_LEADS = word_set(
    "at after before by around about until till til from between approximately approx roughly"
    " @ say past than circa gone"
)
"""A bare number after one of these is a time of day."""

BEFORE_NUMBER = BEFORE_TIME | CLOCK_LEADS | NEAR | word_set("to or and am pm a p t the for")
"""What may stand in front of a number without a space."""

SPENT = word_set("paid pay cost costs charge price deposit much spend budget more less fewer")
"""Behind one of these, hundreds are an amount: "it cost around 300"."""

MONEY_LEADS = word_set("paid pay cost costs charge charged price deposit tip was were came")
"""Behind one of these, "14.50" is a price."""

BEFORE_FOR = word_set("book me us it in appointment booking slot haircut cut")
"""Behind one of these, "4" may be short for "for"."""

CLOCK_PHRASES = frozenset(
    (
        "make it",
        "now and",
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
        "numbered",
        "rather",
        "maybe",
        "make that",
        "forward to",
    )
)
"""A bare number after one of these, with nothing counted behind it, is a time of day."""

AFTER_CLOCK = word_set(
    "a about actually after again alright also although am an and any anytime are around as"
    " at available be because been before best better between both but by can cause coming"
    " cool could day did do doable does earlier earliest early either else every exactly"
    " except fine following for free friday from good great has have he hello hi hopefully how"
    " however i ideally if in instead is ish it just late later latest let maybe me might most"
    " must my next no not nvm of off ok okay on only onward onwards oops open or otherwise"
    " perfect please pm possible preferably rather right scratch sharp she should since so"
    " some sometime sorry sounds still suit suits than thank thanks that the then there they"
    " this though til till to today tomorrow tonight too unless until upcoming wait was we"
    " weekdays weekends were what when where which while who will with work works would yes"
    " you your"
)
"""Words that may follow a bare hour; any other word means that something is counted."""

STREETS = word_set("street st avenue ave road rd lane drive court square way")
"""Behind a date, one of these makes it an address."""

HOLIDAYS: dict[str, tuple[int, int]] = {
    name: (month, day)
    for month, day, names in (
        (1, 1, "new years day/new years/new year/new year day"),
        (1, 5, "twelfth night"),
        (1, 6, "epiphany/three kings day"),
        (1, 25, "burns night"),
        (1, 26, "australia day"),
        (2, 2, "groundhog day"),
        (2, 14, "valentines day/valentine day/valentines/st valentines day"),
        (3, 14, "pi day"),
        (3, 1, "st davids day"),
        (3, 8, "womens day/international womens day"),
        (3, 17, "st patricks day/saint patricks day/st paddys day/st pattys day/paddys day"),
        (4, 1, "april fools day/april fools/april fool day"),
        (4, 15, "tax day"),
        (4, 22, "earth day"),
        (4, 23, "st georges day"),
        (4, 25, "anzac day"),
        (5, 1, "may day"),
        (5, 5, "cinco de mayo"),
        (6, 14, "flag day"),
        (6, 19, "juneteenth/juneteenth day"),
        (7, 1, "canada day"),
        (7, 4, "independence day"),
        (7, 14, "bastille day"),
        (10, 31, "halloween/haloween/hallowe en"),
        (11, 1, "all saints day"),
        (11, 2, "all souls day/day of the dead"),
        (10, 16, "bosss day/bosses day/boss day"),
        (11, 5, "bonfire night/guy fawkes night/guy fawkes day"),
        (11, 11, "veterans day/veteran day/remembrance day/armistice day"),
        (11, 30, "st andrews day"),
        (12, 24, "christmas eve/xmas eve"),
        (12, 25, "christmas day/christmas/xmas day/xmas"),
        (12, 26, "boxing day/st stephens day"),
        (12, 28, "holy innocents day"),
        (12, 31, "new years eve/new year eve/nye/hogmanay"),
    )
    for name in names.split("/")
}
"""Name -> month and day."""

NTH_HOLIDAYS: dict[str, tuple[int, int, int]] = {
    "martin luther king day": (1, 0, 3),
    "martin luther king jr day": (1, 0, 3),
    "mlk day": (1, 0, 3),
    "mlk": (1, 0, 3),
    "super bowl sunday": (2, 6, 2),
    "super bowl": (2, 6, 2),
    "presidents day": (2, 0, 3),
    "washingtons birthday": (2, 0, 3),
    "patriots day": (4, 0, 3),
    "parents day": (7, 6, 4),
    "president day": (2, 0, 3),
    "early may bank holiday": (5, 0, 1),
    "remembrance sunday": (11, 6, 2),
    "mothers day": (5, 6, 2),
    "memorial day": (5, 0, -1),
    "spring bank holiday": (5, 0, -1),
    "fathers day": (6, 6, 3),
    "summer bank holiday": (8, 0, -1),
    "august bank holiday": (8, 0, -1),
    "labor day": (9, 0, 1),
    "labour day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "indigenous peoples day": (10, 0, 2),
    "indigenous day": (10, 0, 2),
    "canadian thanksgiving": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
}
"""Name -> month, weekday, which one (-1: the last)."""

EASTER_HOLIDAYS: dict[str, int] = {
    name: shift
    for shift, names in (
        (-47, "shrove tuesday/fat tuesday/pancake day/pancake tuesday/mardi gras"),
        (-46, "ash wednesday"),
        (-21, "mothering sunday"),
        (-7, "palm sunday"),
        (-3, "maundy thursday/holy thursday"),
        (-2, "good friday"),
        (0, "easter/easter sunday/easter day"),
        (1, "easter monday"),
        (39, "ascension day"),
        (49, "pentecost/whit sunday"),
        (50, "whit monday"),
        (60, "corpus christi"),
    )
    for name in names.split("/")
}
"""Name -> days after Easter Sunday."""

BRITISH_HOLIDAYS: dict[str, str] = {"mothers day": "mothering sunday"}
"""What a name means where the day is written before the month."""

COUNTED_HOLIDAYS: dict[str, tuple[str, int]] = {
    "black friday": ("thanksgiving", 1),
    "cyber monday": ("thanksgiving", 4),
    "small business saturday": ("thanksgiving", 2),
    "giving tuesday": ("thanksgiving", 5),
    "grandparents day": ("labor day", 6),
}
"""Name -> another holiday, and the days after it."""

ANY_HOLIDAYS: dict[str, tuple[str, ...]] = {
    "bank holiday monday": (
        *("easter monday", "early may bank holiday", "spring bank holiday"),
        "summer bank holiday",
    ),
}
"""Name -> holidays of which the next is meant."""

HOLIDAY_NAMES = frozenset(
    name
    for names in (HOLIDAYS, NTH_HOLIDAYS, EASTER_HOLIDAYS, COUNTED_HOLIDAYS, ANY_HOLIDAYS)
    for name in names
)
HOLIDAY_FIRST_WORDS = frozenset(name.split()[0] for name in HOLIDAY_NAMES)
LONGEST_HOLIDAY = max(len(name.split()) for name in HOLIDAY_NAMES)

SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 20),
    "summer": (6, 21),
    "autumn": (9, 23),
    "fall": (9, 23),
    "winter": (12, 21),
}
"""Name -> month and day of its beginning; each lasts until the next."""

QUARTERS: dict[str, int] = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}

BEFORE_AT_ONCE = word_set("come in over by available anything open possible seen me him her us")
"""Behind one of these, "right now" is when somebody wants to come."""

NOT_AT_ONCE = word_set("not cant wont dont isnt arent couldnt unable never nobody")

PAST_WORDS = word_set("yesterday yesterdays")
LAST = word_set("last previous past")
NAMES_OF_PEOPLE = word_set("dawn eve")
"""Parts of the day that are first names as well: a time only where one is led to."""
BEFORE_PART = word_set(
    "at by before around about till until from since the early this any every at near after crack"
)
BEHIND_LOOKS = word_set(
    "cream creams guard guards splint brace owl sickness dew glory primrose gown gowns dress"
    " wear blue black tea shade serum oil breath box gallery snack nails makeup egg eggs deal deals"
    " sale sales costume theme themed colors colours design designs card special"
)
"""Behind a part of the day or a holiday, one of these makes a name of it: "night cream"."""
GREETED = word_set("all everyone everybody team ladies folks guys there yall")
NOON = word_set("noon midday midnight noonish")
