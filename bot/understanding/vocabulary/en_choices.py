"""English words around a choice from a list."""

from bot.understanding.vocabulary import word_set

NUMBER_WORDS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        start=1,
    )
}
ORDINAL_WORDS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "first 1st top", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th",
            "seventh 7th", "eighth 8th", "ninth 9th", "tenth 10th",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
NUMBER_LEADS = word_set("option number no nr choice num # line")
LAST_WORDS = frozenset(("last", "bottom", "latest"))
ALL_WORDS = frozenset(("either", "both", "all", "any"))

FILLERS = word_set(
    "the a an i would like want will take to please thanks thank you go with for me ill id it"
    " is lets let us do that one ones slot time works work yes yeah yep ok okay sure hi hello"
    " then choose pick prefer at on good great fine perfect book my can we have get need be"
    " cool"
)
"""Words that may stand around a choice without changing it."""

ORDINARY = word_set(
    "and the of for with at in on to a an my me i you we it is or no yes new other any all"
    " men women mens womens man woman mans womans full half hour hours minute minutes min mins"
    " day days week first second third last next one two three four five service services"
    " location appointment session treatment time long short st street road rd ave avenue"
    " suite floor shop salon store center centre north south east west san city town studio"
    " room branch office place"
)
"""Too common to name anything when said alone."""
