"""What a language brings: its tables, by the part of the reading that uses them.

Words are as in a normal text: small letters, no accents, no apostrophes, text-message spellings
written out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.understanding.meaning import Act


@dataclass(frozen=True, slots=True)
class ActWords:
    """Phrases for what a text does, in the notation of `en/acts.py`."""

    phrases: Mapping[Act | None, str]
    joining: frozenset[str]
    """Words before or behind which a clause may begin or end."""
    passed_over: frozenset[str]
    """What may stand within a phrase without changing it."""
    contrasts: frozenset[str] = frozenset()
    """Behind a yes these take it back, until what follows them is understood."""
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Words that phrases name together: <good> is any word of the class "good"."""


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """Words around a choice from a list, and words that name nothing by themselves."""

    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_endings: str
    """What stands behind a digit to make it an ordinal, as a regular expression: "st|nd"."""
    ones: frozenset[str]
    """Words for one that are a number only where no other word is."""
    beside_one: frozenset[str]
    """What may stand beside one of them."""
    number_leads: frozenset[str]
    last: frozenset[str]
    middle: frozenset[str]
    all: frozenset[str]
    """Whole texts that pick every line."""
    listing: frozenset[str]
    """What stands between the lines that are picked."""
    polite: frozenset[str]
    clock: frozenset[str]
    """With one of these a number is a time of day, not the number of a line."""
    fillers: frozenset[str]
    """Words that may stand around a choice without changing it."""
    short_forms: Mapping[str, str]
    """Spellings that name the same thing."""
    joining: frozenset[str]
    """Words within a name that customers leave out."""
    refusing: frozenset[str]
    """Words in front of a name that refuse it."""
    refusing_behind_any: frozenset[str]
    """Words that do so only behind a word that begins like one of `any_beginnings`."""
    any_beginnings: tuple[str, ...]
    refusing_gap: frozenset[str]
    """What may stand between such a word and the name."""
    ordinary: frozenset[str]
    """Too common to name anything when said alone."""
    firsts: frozenset[str] = frozenset()
    """With a word for one, the first of the list: "the earlier one"."""
    whichever: frozenset[str] = frozenset()
    """The same without a word for one: "whichever is earlier"."""
    lasts: frozenset[str] = frozenset()
    """With a word for one, the last."""
    agreeing: frozenset[str] = frozenset()
    """Beside a day these mean its line of the list: "the friday one", "friday works"."""
    only: frozenset[str] = frozenset()
    """With one of these, of several names the one that says no more is meant: "just a cut"."""
    adding: frozenset[str] = frozenset()
    """Between services, as the words of `listing`: both are wanted."""
    alternatives: frozenset[str] = frozenset()
    """Between services: either is."""
    beside: str = ""
    """In front of a service: it is booked, and another comes after it; a regular expression."""
    given_up: str = ""
    """In front of a name: something else takes its place; a regular expression."""


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Words around names."""

    name_leads: str
    """Phrases behind which a name follows."""
    weak_name_leads: str
    """Behind these it may: where one was asked for, or when written with a capital."""
    names_too: frozenset[str]
    """Also names, but by themselves rather the other word."""
    given_names: frozenset[str]
    """Of these the ones that are a name alone, where a name was asked for."""
    not_names: frozenset[str]
    courtesies: frozenset[str]
    """May stand before or behind a bare name."""
    relations: frozenset[str]
    owners: frozenset[str]
    """Stand in front of a relation: "my" sister."""
    for_words: frozenset[str]
    needing: frozenset[str]
    """Behind "my daughter", these make the booking hers."""
    needing_other: frozenset[str]
    """Unless one of these follows: "needs to be home"."""
    having: frozenset[str]
    """These do where what she has, or would like, is named."""
    needed: frozenset[str]
    """What is booked, apart from services."""
    naming: frozenset[str]
    """Stand between a relation and a name: "named"."""
    behind_name: frozenset[str]
    """May follow the small-lettered name of a relation."""
    employee_leads: frozenset[str]
    """Lead to the name of an employee: "with" May."""
    employee_wishes: frozenset[str]
    """In front of an employee's name, or in place of another one, these wish for them."""
    also_words: frozenset[str]
    """Names of employees that are names only where something leads to them."""
    anyone_but: frozenset[str]
    """With one of these, a refused employee means all the others."""
    taking: frozenset[str] = frozenset()
    """With one of these a relation is taken along: "bring" my son "too"."""
    along: frozenset[str] = frozenset()
    """Phrases behind a relation that comes on top of who writes: my son "as well"."""
    also: frozenset[str] = frozenset()
    """The same, in front of a relation."""
    taken_for: frozenset[str] = frozenset()
    """Behind a relation that is taken along, these make the booking theirs: book my son "in"."""
    other_name_leads: str = ""
    """Phrases behind which somebody else's name follows, in the notation of `en/acts.py`."""
    others: frozenset[str] = frozenset()
    """In front of "name is" these make it somebody else's."""
    particles: frozenset[str] = frozenset()
    """Stand within a name, never at its ends: "de la"."""
    trade: frozenset[str] = frozenset()
    """What businesses are called after: alone they name no place and no employee."""


@dataclass(frozen=True, slots=True)
class RemarkWords:
    """Words around free remarks for the business."""

    leads: str
    """Phrases behind which a remark follows, to the end of the sentence."""
    starts: str
    """Phrases with which a sentence begins that is one for the business."""
    end: str
    """Where a remark ends, as a regular expression."""
    asking: str
    """How a question begins, which is no remark, as a regular expression."""


@dataclass(frozen=True, slots=True)
class ShiftWords:
    """Words for how much later or earlier something is to be; all but the amounts as patterns."""

    amounts: Mapping[str, float]
    units: Mapping[str, int]
    """Pattern -> minutes."""
    and_a_half: str
    later: str
    """Stands beside an amount: "an hour later", "later by an hour"."""
    earlier: str
    by: str
    """May stand in front of an amount."""
    pushing_later: str
    """Stands in front of an amount: "push it back an hour"."""
    pushing_earlier: str
    a_week_later: str
    """Says so as a whole: "same time next week"."""
    a_day_later: str
    later_that_week: str
    """In the week of what is spoken of, but on a day after it: "later in the week"."""
    earlier_that_week: str


@dataclass(frozen=True, slots=True)
class AskingWords:
    """How questions begin, in the notation of `en/acts.py`."""

    leads: str
    requests: str
    """What looks like a question and asks for something to be done."""
    tags: str = ""
    """Whole questions that only ask to agree to what is said beside them."""
    about: str = ""
    """Who somebody is and what they do; "~" stands for their name."""
    firsts: frozenset[str] = frozenset()
    """A clause with a name that begins with one of these asks about it."""
    wishing: frozenset[str] = frozenset()
    """Unless one of these is in it: then the name is wanted."""


@dataclass(frozen=True, slots=True)
class WantingWords:
    """How something is asked for, in the notation of `en/acts.py`."""

    leads: str
    """What is wanted follows."""
    articles: frozenset[str]
    ends: frozenset[str]
    """With one of these what is wanted has been said."""
    no_services: frozenset[str]
    """What is wanted is no service if one of these is a part of it."""
    matters: frozenset[str]
    """What is wanted is a matter for staff if one of these is a part of it."""
    treatments: str
    """Words for what is done, in all their forms, as a regular expression."""


@dataclass(frozen=True, slots=True)
class AlarmWords:
    """What a person should see, in the notation of `en/acts.py`."""

    abuse: str = ""
    emergency: str = ""
    harmless: str = ""
    """What only looks like one of them."""


@dataclass(frozen=True, slots=True)
class Language:
    """All tables of one language. Times are apart: see `times/translation.py`."""

    code: str
    spellings: Mapping[str, str]
    acts: ActWords
    choices: ChoiceWords
    people: PeopleWords
    remarks: RemarkWords
    topics: Mapping[str, str]
    """Step -> the words that speak of it, as a regular expression."""
    telling: frozenset[str]
    """Common words of no other language that we read: a text with them is in this one."""
    borrowed: frozenset[str]
    """Such words that speakers of others say too: "thanks", "gracias", "hola"."""
    stands_for: Mapping[str, tuple[tuple[tuple[str, ...], ...], ...]] = field(default_factory=dict)
    """Phrases -> what names of a catalogue in another language hold in their place.

    Groups of words, the likeliest first: a group counts where no name holds one before it.
    """
    asking: AskingWords | None = None
    wanting: WantingWords | None = None
    shifts: ShiftWords | None = None
    """None: not read in this language."""
    alarms: AlarmWords = field(default_factory=AlarmWords)
