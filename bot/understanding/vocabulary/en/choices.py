"""English words around a choice from a list, and words that name nothing by themselves."""

from bot.understanding.vocabulary import word_set

NUMBER_WORDS: dict[str, int] = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "one": 1,
}
ORDINAL_WORDS: dict[str, int] = {
    "first": 1,
    "1st": 1,
    "top": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "sixth": 6,
    "6th": 6,
    "seventh": 7,
    "7th": 7,
    "eighth": 8,
    "8th": 8,
    "ninth": 9,
    "9th": 9,
}
ORDINAL_ENDINGS = "st|nd|rd|th"
ONES = word_set("one")
BESIDE_ONE = word_set("please yes ok the thanks")
NUMBER_LEADS = word_set("option number no nr choice num # line opt numero")
LAST_WORDS = word_set("last bottom latest final")
FIRSTS = word_set("earlier earliest sooner soonest")
WHICHEVER = word_set("whichever whatever comes")
LASTS = word_set("later latest")
AGREEING = word_set("one works work good fine great perfect ok okay slot suits option")
ONLY = word_set("just only simple simply plain regular normal basic")
MIDDLE_WORDS = word_set("middle mid")
LISTING = frozenset(("and", "or", "&", "plus", "with", "also", ")"))
POLITE = word_set("please thanks")
ALL = frozenset(
    (
        "all",
        "both",
        "all of them",
        "both of them",
        "all of those",
        "all three",
        "all 3",
        "all of the above",
        "them all",
        "everything",
        "yes both",
        "yes all",
        "both yes",
        "add both",
        "add all",
        "ill take both",
    )
)
"""Whole texts that pick every line."""

CLOCK_WORDS = word_set("at around by am pm a p oclock noon about after before until from")
"""With one of these a number is a time of day, not the number of a line."""

FILLERS = word_set(
    "either the i would like want will take to please thanks thank you go with for me ill id"
    " it is lets let us do that one ones slot time works work yes yeah yep ok okay sure hi"
    " hello then choose pick prefer on good great fine perfect book my can we have get need be"
    " cool add just well um uh so think maybe this sounds yup gonna going a an nope wait oh hmm"
    " sorry ugh rather actually"
)
"""Words that may stand around a choice without changing it."""

SHORT_FORMS: dict[str, str] = {
    "street": "st",
    "avenue": "ave",
    "av": "ave",
    "road": "rd",
    "drive": "dr",
    "boulevard": "blvd",
    "lane": "ln",
    "minute": "min",
    "minutes": "min",
    "mins": "min",
    "hour": "hr",
    "hours": "hr",
    "hrs": "hr",
    "colour": "color",
    "grey": "gray",
    "centre": "center",
    "harbour": "harbor",
    "ladies": "womens",
    "lady": "womens",
    "gents": "mens",
    "manis": "manicure",
    "mani": "manicure",
    "pedi": "pedicure",
    "pedis": "pedicure",
}
"""Spellings that name the same thing."""

JOINING = word_set("and the of with n")
"""Words within a name that customers leave out."""

REFUSING = word_set(
    "not no except without besides nor neither never dont remove drop minus skip lose cancel delete"
)
"""Words in front of a name that refuse it."""

REFUSING_BEHIND_ANY = word_set("but than")
ANY_BEGINNINGS = ("any", "other", "rather")
REFUSING_GAP = word_set("the with a any for")

ORDINARY = word_set(
    "message messages share point house home line way life part people work look find case"
    " number group problem fact side end big small high old young little own able bad free"
    " open close up down top good best and the of for with at in on to a an my me i you we it"
    " is or no yes new other any all men women man woman full half hour hr hours minute"
    " minutes min mins day days week dr ln blvd first second third last next one two three"
    " four five service services location appointment session treatment time long short st"
    " street road rd ave avenue suite floor shop salon store center centre north south east"
    " west san city town room branch office place about there their where which these those"
    " would could should right great thanks please today tomorrow after before later early"
    " special basic standard deluxe regular classic premium express mini lane drive blvd"
    " boulevard square plaza mall class visit follow first anyone anybody someone hello start"
    " price still think maybe every again other morning afternoon evening night noon"
)
"""Too common to name anything when said alone."""
BESIDE = r"(?:after|before|to|onto|with|alongside) (?:my|our)|(?:after|before) the"
GIVEN_UP = r"(?:instead of|rather than|in place of)(?: (?:the|a|my))?"
ADDING = frozenset(["and", "plus", "then", "also", "&", "+", ","])
ALTERNATIVES = word_set("or not instead else rather than vs from to")
