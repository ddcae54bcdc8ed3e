"""English words around a time: a side left open ("after 3"), a refusal ("not monday")."""

from bot.understanding.vocabulary import word_set

OPENINGS: dict[tuple[str, ...], str] = {
    ("after",): "after",
    ("past",): "after",
    ("gone",): "after",
    ("later", "than"): "after",
    ("later", "then"): "after",
    ("from",): "from",
    ("since",): "from",
    ("starting",): "from",
    ("starting", "from"): "from",
    ("starting", "at"): "from",
    ("starting", "on"): "from",
    ("beginning",): "from",
    ("as", "of"): "from",
    ("not", "before"): "from",
    ("nothing", "before"): "from",
    ("no", "earlier", "than"): "from",
    ("no", "sooner", "than"): "from",
    ("not", "sooner", "than"): "from",
    ("not", "earlier", "than"): "from",
    ("before",): "before",
    ("prior", "to"): "before",
    ("earlier", "than"): "before",
    ("earlier", "then"): "before",
    ("sooner", "than"): "before",
    ("by",): "by",
    ("through",): "until",
    ("thru",): "until",
    ("between", "now", "and"): "until",
    ("until",): "until",
    ("till",): "until",
    ("til",): "until",
    ("up", "to"): "until",
    ("no", "later", "than"): "until",
    ("not", "later", "than"): "until",
    ("not", "after"): "until",
    ("on", "or", "after"): "from",
    ("at", "or", "after"): "from",
    ("on", "or", "before"): "until",
    ("at", "or", "before"): "until",
    ("by", "or", "before"): "until",
    ("after", "or"): "from",
    ("before", "or"): "until",
    ("nothing", "after"): "until",
}
"""Words in front of a time that leave one of its sides open."""

CLOSINGS: dict[tuple[str, ...], str] = {
    ("onwards",): "from",
    ("onward",): "from",
    ("or", "later"): "from",
    ("or", "after"): "from",
    ("and", "later"): "from",
    ("and", "after"): "from",
    ("and", "onwards"): "from",
    ("and", "on"): "from",
    ("and", "up"): "from",
    ("and", "beyond"): "from",
    ("or", "earlier"): "until",
    ("or", "before"): "until",
    ("or", "sooner"): "until",
    ("at", "the", "latest"): "until",
    ("latest",): "until",
    ("at", "the", "earliest"): "from",
    ("+",): "from",
}
"""Words behind a time that leave one of its sides open."""

_CANT = ("cant", "cannot", "dont", "wont", "not", "didnt", "couldnt", "never")
_TO_DO = (
    "do",
    "make",
    "want",
    "like",
    "on",
    "have",
    "come",
    "work",
    "be",
    "free",
    "available",
    "in",
)

NEGATIONS: frozenset[tuple[str, ...]] = frozenset(
    [
        *(
            (word,)
            for word in ("not", "except", "excluding", "besides", "nothing", "never", "cant")
        ),
        *(
            (word,)
            for word in ("cannot", "busy", "unavailable", "away", "skip", "avoid", "but not")
        ),
        *((first, second) for first in _CANT for second in _TO_DO),
        *((first, "do", third) for first in _CANT for third in ("it", "in", "that", "a", "any")),
        *(("unable", "to", third) for third in _TO_DO),
        *((first, "make", "it") for first in _CANT),
        *((first, "come", "in") for first in _CANT),
        *((first, second) for first in ("arent", "isnt") for second in ("free", "available", "in")),
        *((word, "for") for word in ("except", "apart", "aside", "save")),
        *((word, "from") for word in ("apart", "aside")),
        *((word, "but") for word in ("anything", "anytime", "day", "time", "any", "everything")),
        ("other", "than"),
        ("better", "than"),
        ("rather", "than"),
        ("instead", "of"),
        ("i", "work"),
        ("am", "working"),
        ("out", "of", "town"),
        ("have", "work"),
    ]
)
"""Words in front of a time that refuse it."""

AWAY: frozenset[tuple[str, ...]] = frozenset(
    [
        *(("on", place) for place in ("vacation", "holiday", "leave", "holidays")),
        *((first, place) for first in ("at", "in") for place in ("work", "school", "class")),
        ("in", "meetings"),
        ("in", "a", "meeting"),
        ("gone",),
    ]
)
"""The same where somebody says it of themselves: "i'm at work friday", "on holiday monday"."""
BEFORE_AWAY = word_set("am are were be still back going go")

CORRECTING = word_set("no wait oops sorry actually mean meant scratch nvm rather correction nah")
"""Between two times, and nothing but these and those beside, they put the second for the first."""
BESIDE_CORRECTING = word_set(
    "i it that make hmm oh um uh let us lets do on at the for to well better , . - ;"
)

ORDERING = word_set("book rebook schedule reserve put")
"""Behind "and" these begin another matter: "cancel friday and book me monday at 3"."""

SWAPPING = word_set("swap switch trade exchange")
"""Behind one of these, the time in front of "for" is given up."""

REFUSING = word_set("doesnt dont wont isnt not cant didnt arent wouldnt")
REFUSED = word_set(
    "work works good possible suit suits ideal best great ok okay fine available option"
    " convenient free do make"
)
OUT = word_set("out impossible bad terrible full")
TOO = word_set("early late soon far")
VISITING = word_set("come coming stop swing drop pop pass")
"""Behind one of these "by" leaves no side open."""
