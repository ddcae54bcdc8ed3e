"""Puts it all together: what one text says, in the context of what was just asked.

What one fact's words used is hidden from the facts read after it, so that nothing is read twice.
"""

import re
from dataclasses import replace
from datetime import datetime
from itertools import islice

from bot.understanding import acts, choices, times
from bot.understanding.about import with_questions_about
from bot.understanding.asking import open_question
from bot.understanding.emails import find_email
from bot.understanding.languages import language_for, other_locales
from bot.understanding.meaning import Act, Asked, Option, Reading, Understood
from bot.understanding.mentions import Mentioned, mentioned
from bot.understanding.names import names
from bot.understanding.page import Page, Span
from bot.understanding.phones import find_phone
from bot.understanding.remarks import find_remark
from bot.understanding.shifts import find_shift, sides_of_week
from bot.understanding.unlisted import unlisted
from bot.understanding.who import with_name_before_email, with_people

_BARE_NUMBER = re.compile(r"\D{0,3}(\d{1,4})\s*(?:please|pls|works?|is (?:good|fine|ok))?\W*", re.I)
_TWO_NUMBERS = re.compile(r"(\d{1,4})\s*(?:or|o)\s*(\d{1,4})\W*", re.I)
_BARE_ORDINAL = re.compile(r"(?:the\s+)?\d\w\w(?:\s+one)?(?:\s+please)?\W*", re.IGNORECASE)
_FREE_STEPS = frozenset(("form", "address"))
"""Where any words may be the answer."""
_OPEN_STEPS = frozenset(("location", "service", "extras", "employee", "details"))
"""Questions that yes does not answer."""
_WHICH = frozenset(("which_move", "which_cancel"))
"""Questions which booking is meant, that its words may follow: "cancel the first one"."""
_BESIDE = frozenset((Act.YES, Act.NO, Act.THANKS, Act.GREETING, Act.CHANGE))
"""Acts that may stand beside a choice or an hour."""
_NEVER_MIND = frozenset((Act.KEEP, Act.CANCEL))
_CHANGES = frozenset((Act.NO, Act.CHANGE))
_ANSWERS = frozenset((Act.YES, Act.NO))
_LAST_WORD = re.compile(r"([^\W_]+)\s*$")
_MOST_PEOPLE = 9
_SHORT = 120
"""Most characters of a text that is no more than a choice or an hour, with words around it."""
_TIME_STEPS = frozenset(("opening", "confirmation"))
_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")
MOST_WORDS = 400
"""Words and signs of a text that are read: more than the longest text of plain words has."""


def understand(text: str, asked: Asked, now: datetime) -> Understood:
    """What a text says. Empty when nothing is understood; it never guesses and never raises.

    A text that says nothing in the language of the talk is tried in the others: "mañana", "yes".
    """
    text = _readable(text)
    result = _understood(text, asked, now)
    if not result.is_empty or asked.step in _FREE_STEPS:
        return result
    for locale in other_locales(text, asked.locale):
        other = _understood(text, replace(asked, locale=locale, wants_name=False), now)
        if not other.is_empty and _explains(text, other):
            return other
    return result


def _readable(text: str) -> str:
    """The text as far as its words and signs are read: nobody writes more, but to hurt."""
    words = islice(_WORD_OR_SIGN.finditer(text), MOST_WORDS, MOST_WORDS + 1)
    beyond = next(words, None)
    return text if beyond is None else text[: beyond.start()]


def _explains(text: str, read: Understood) -> bool:
    """Whether most of a text gave its reading: not "no" alone of "no se preocupe"."""
    used = {place for one in read.evidence for place in range(*one.span)}
    letters = [place for place, letter in enumerate(text) if letter.isalnum()]
    return 2 * sum(place in used for place in letters) >= len(letters)


def _understood(text: str, asked: Asked, now: datetime) -> Understood:
    page = Page(text, language_for(asked.locale))
    if asked.step == "address":
        return _finished(page, asked, Understood())
    result = _with_phone(page, asked, _with_email(page, Understood()))
    if asked.step == "form":
        return _finished(page, asked, _with_options(text, page, asked, result))
    result = _with_remark(page, asked, result, now)
    result = with_people(page, asked, result)
    names_said = mentioned(page, asked)
    services = names_said.service or _cancelled_services(page, asked, names_said)
    result = replace(
        result,
        location_ids=names_said.location,
        service_ids=services,
        wants_each=names_said.each_service,
        beside_ids=names_said.beside_service,
        extra_ids=names_said.extra,
        refused_extra_ids=names_said.refused_extra,
        employee_ids=names_said.employee,
        refused_employee_ids=names_said.refused_employee,
        acts=result.acts | ({Act.UNLISTED} if names_said.is_unlisted else set()),
    )
    result = _with_shift(page, result)
    result = _with_side_of_week(page, result)
    result = replace(result, times=_times(page, asked, now))
    if result.email and not result.name:
        result = with_name_before_email(page, result)
    result = _with_options(text, page, asked, result)
    if asked.step in _TIME_STEPS and not result.option_ids and not result.times:
        result = replace(result, times=_bare_hour(page, asked, now))
    return _finished(page, asked, result)


def _cancelled_services(page: Page, asked: Asked, said: Mentioned) -> tuple[str, ...]:
    """The services of "cancel the facial": refused, but that is which booking is meant."""
    is_cancel = any(act is Act.CANCEL for act, _ in acts.found(page.words, asked))
    return said.refused_service if is_cancel else ()


def _finished(page: Page, asked: Asked, result: Understood) -> Understood:
    """The result with the acts of the words that are left."""
    found = _acts_of(page, asked, result)
    if asked.step not in _FREE_STEPS:
        found, result = with_questions_about(page, found, result)
    if Act.UNLISTED not in result.acts:
        found += unlisted(page, found, asked, result)
    for act, span in found:
        page.note(str(act), page.normal.span(*span))
    said = _with_names(result, result.acts | {act for act, _ in found})
    if asked.step == "confirmation":
        said = _at_the_end(page, found, result, said)
    counted = _counted(page, result)
    if counted:
        page.note(str(Act.SEVERAL), counted)
    if counted or Act.SEVERAL in said:
        said = said - {Act.ANOTHER_PERSON} | {Act.SEVERAL}
        result = replace(result, for_whom=None)
    elif result.for_whom is not None:
        said |= {Act.ANOTHER_PERSON}
    elif Act.ANOTHER_PERSON in said:
        result = replace(result, for_whom="")
    return replace(result, acts=said, evidence=tuple(page.evidence))


def _with_names(result: Understood, said: frozenset[Act]) -> frozenset[Act]:
    """The acts of a text, given what it names."""
    if not result.service_ids and result.for_whom is None:
        said -= {Act.AS_WELL}
    if result.refused_employee_ids and Act.CANCEL not in said:
        said |= {Act.SOMEONE_ELSE}
    return said


def _counted(page: Page, result: Understood) -> Span | None:
    """A service in the plural behind a number: "two haircuts"."""
    spans = [one.span for one in page.evidence if one.fact == "service"]
    for start, end in () if result.option_ids else spans:
        before = _LAST_WORD.search(page.text[:start].lower())
        number = before[1] if before else ""
        count = page.language.choices.numbers.get(number, int(number) if number.isdigit() else 0)
        is_plural = "s" in page.original[end - 1 : end + 1].lower()
        if before and 1 < count <= _MOST_PEOPLE and is_plural:
            return before.start(), end
    return None


def _at_the_end(
    page: Page, found: list[tuple[Act, Span]], result: Understood, said: frozenset[Act]
) -> frozenset[Act]:
    """What a text does when all is to be confirmed: a yes must leave nothing open."""
    if Act.YES in said and not said & _CHANGES and acts.is_open_behind_yes(page, found):
        said -= {Act.YES}
    if _states_facts(result) and not said & _ANSWERS and not _only_asks(said):
        said |= {Act.CHANGE}
    return said


def _only_asks(said: frozenset[Act]) -> bool:
    return any(act.value.startswith("ask_") for act in said)


def _acts_of(page: Page, asked: Asked, result: Understood) -> list[tuple[Act, Span]]:
    """The acts of the words that are left, each with its place in the copy for reading."""
    found = acts.found(page.words, asked)
    if asked.step not in _FREE_STEPS:
        question = open_question(page, found)
        found += [(Act.ASK_OTHER, question)] if question else []
    if asked.step in _TIME_STEPS and (result.times or result.option_ids):
        found = [one for one in found if one[0] not in _NEVER_MIND]  # "nvm, 1pm"
    if _is_open_question(asked) and _states_facts(result):
        return [one for one in found if one[0] is not Act.YES]  # "yeah, with Maria please"
    return found


def _is_open_question(asked: Asked) -> bool:
    """Whether yes is no answer to what was asked."""
    if asked.step == "opening":
        return not asked.options or asked.options[0].starts_on is not None
    return asked.step in _OPEN_STEPS


def _states_facts(read: Understood) -> bool:
    """Whether a text says anything about the booking itself."""
    ids = (*read.option_ids, *read.location_ids, *read.service_ids, *read.extra_ids)
    return bool(ids or read.employee_ids or read.times or read.name or read.email)


def _with_email(page: Page, result: Understood) -> Understood:
    found = find_email(page.text)
    if found is None:
        return result
    page.use("email", found.span)
    return replace(result, email=found.address, bad_email=found.bad)


def _with_phone(page: Page, asked: Asked, result: Understood) -> Understood:
    found = find_phone(page.text, asked.locale)
    if found is None:
        return result
    page.use("phone", found.span)
    return replace(result, phone=found.number)


def _with_remark(page: Page, asked: Asked, result: Understood, now: datetime) -> Understood:
    said = find_remark(page.normal, page.words, page.language)
    if said is None:
        return result
    if not _holds_facts(page, said.value, asked, now):
        page.use("remark", said.span)
    elif said.is_sure:
        page.note("remark", said.span)
    else:
        return result
    return replace(result, remark=said.value)


def _holds_facts(page: Page, text: str, asked: Asked, now: datetime) -> bool:
    named = (*asked.services, *asked.locations, *asked.employees)
    return bool(times.read(text, now, asked.locale) or names(text, named, page.language))


def _with_shift(page: Page, result: Understood) -> Understood:
    said = find_shift(page.normal, page.language)
    if said is None:
        return result
    page.use("shift", said.span)
    return replace(result, shift=said.value)


def _with_side_of_week(page: Page, result: Understood) -> Understood:
    """With "later in the week": what week that is depends on what is spoken of."""
    said = sides_of_week(page.normal, page.language)
    for act, span in said:
        page.note(str(act), page.normal.span(*span))
    return replace(result, acts=result.acts | {act for act, _ in said})


def _times(page: Page, asked: Asked, now: datetime) -> tuple[Reading, ...]:
    readings = times.read_normal(page.normal, now, asked.locale)
    kept = tuple(one for one in readings if not _is_asap(one, now))
    for span, is_refused in {one.span: one.negated for one in kept}.items():
        if is_refused:
            page.note("time", span)  # "can't make it today" is also an act
        else:
            page.use("time", span)
    return kept


def _is_asap(one: Reading, now: datetime) -> bool:
    """Whether it only says "as soon as possible", which is an act."""
    now = now.replace(tzinfo=None, fold=0)
    return one.open == "after" and one.match == "full" and one.start <= now


def _with_options(text: str, page: Page, asked: Asked, result: Understood) -> Understood:
    picked = _picked(text, page, asked, result.times)
    if not picked:
        return result
    page.note("option", (0, len(text)))
    is_clear = len(picked) == 1
    return replace(result, option_ids=picked, times=() if is_clear else result.times)


def _picked(text: str, page: Page, asked: Asked, readings: tuple[Reading, ...]) -> tuple[str, ...]:
    if not asked.options:
        return ()
    is_line = len(text) <= _SHORT and _means_line(page, asked)
    by_reading = _by_reading(asked.options, readings, is_line=is_line)
    if by_reading:
        return by_reading
    if not readings or _BARE_ORDINAL.fullmatch(text.strip()):
        picked = choices.choose(text, asked.options, asked.locale)
        if picked or len(text) > _SHORT:
            return picked
        return choices.choose(_without_answers(page, asked), asked.options, asked.locale)
    return ()


def _by_reading(
    options: tuple[Option, ...], readings: tuple[Reading, ...], *, is_line: bool
) -> tuple[str, ...]:
    """The openings at the time that is said, or the only one on the day ("the friday one")."""
    if len(readings) != 1 or readings[0].negated or readings[0].open:
        return ()
    one = readings[0]
    if one.grain == "minute":
        return tuple(option.id for option in options if _is_at(option, one))
    if one.match == "date" and one.grain == "day" and one.end is None:
        there = [option.id for option in options if _is_on(option, one)]
        return tuple(there) if len(there) == 1 and is_line else ()
    return ()


def _is_at(option: Option, one: Reading) -> bool:
    if option.starts_on is None:
        return False
    if one.match == "clock":
        return option.starts_on.time() == one.start.time()
    return option.starts_on == one.start


def _is_on(option: Option, one: Reading) -> bool:
    return option.starts_on is not None and option.starts_on.date() == one.start.date()


def _means_line(page: Page, asked: Asked) -> bool:
    """Whether a day means its line: of openings only where it is agreed to, or called one."""
    if asked.step != "opening":
        return True
    said = {word.text for word in page.words}
    agrees = any(act in (Act.YES, Act.THANKS) for act, _ in acts.found(page.words, asked))
    return agrees or bool(said & page.language.choices.agreeing)


def _without_answers(page: Page, asked: Asked) -> str:
    """The text without its yes, no and thanks, and without what joins them to the rest."""
    text = page.text
    joining = page.language.acts.joining
    beside = _BESIDE | {Act.CANCEL, Act.RESCHEDULE} if asked.step in _WHICH else _BESIDE
    spans = [span for act, span in acts.found(page.words, asked) if act in beside]
    spans += [(word.start, word.end) for word in page.words if word.text in joining]
    for start, end in (page.normal.span(*span) for span in spans):
        text = text[:start] + " " * (end - start) + text[end:]
    return text.strip(" ,.;-!")


def _bare_hour(page: Page, asked: Asked, now: datetime) -> tuple[Reading, ...]:
    """A number that is no line of the list, where a time was asked for: an hour."""
    if len(page.text) > _SHORT:
        return ()
    text = page.text if _BARE_NUMBER.fullmatch(page.text) else _without_answers(page, asked)
    found = _BARE_NUMBER.fullmatch(text) or _TWO_NUMBERS.fullmatch(text)
    if found is None:
        return ()
    read = [one for hour in found.groups() for one in times.read(f"at {hour}", now, asked.locale)]
    return tuple(replace(one, span=found.span()) for one in read)
