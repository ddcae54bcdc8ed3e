"""Reads who writes, and for whom a booking is, where one text says it among other things."""

import re
from dataclasses import replace

from bot.understanding import acts
from bot.understanding.about import is_asked_about
from bot.understanding.corrections import corrected_name
from bot.understanding.meaning import Act, Asked, Understood
from bot.understanding.mentions import has_lead
from bot.understanding.names import names
from bot.understanding.page import Page
from bot.understanding.people import People, Said


def with_people(page: Page, asked: Asked, result: Understood) -> Understood:
    """With the name of who writes, and of whom the booking is for; their words are hidden."""
    services = (one.span for one in names(page.text, asked.services, page.language))
    other = People(page.text, page.language).for_whom(services)
    if other is not None:
        page.use("for_whom", other.span)
        further = frozenset((Act.AS_WELL,)) if other.is_further else frozenset()
        result = replace(
            result, for_whom=other.value or _their_name(page), acts=result.acts | further
        )
    said = corrected_name(page, asked.known_name) if asked.known_name else None
    if said is not None:
        page.use("name", said.span)
        return replace(result, name=said.value)
    said = People(page.text, page.language).name_after_lead(
        is_asked=asked.wants_name or asked.step == "further"
    )
    if said is not None and not asked.wants_name and _is_no_name(page, said, asked):
        said = None
    if said is None and asked.wants_name:
        said = _bare_name(page, asked)
    if said is None:
        return result if result.email is None else with_name_before_email(page, result)
    page.use("name", said.span)
    return replace(result, name=said.value)


def _their_name(page: Page) -> str:
    """The name of the other person that the text is about, told apart: "his name is Paul"."""
    said = People(page.text, page.language).name_of_other()
    if said is not None:
        page.use("for_whom", said.span)
    return said.value if said is not None else ""


def _is_no_name(page: Page, said: Said, asked: Asked) -> bool:
    """Whether what looks like a name is part of what the text does: "It's Wrong", or asked."""
    behind = re.split(r"[,.;\n]", page.text[said.span[1] :])[0]
    if is_asked_about(page, said.span):
        return True
    if "?" in behind and names(said.value, asked.employees, page.language):
        return True
    spans = (
        page.normal.span(*span)
        for _, span in acts.found(page.words, Asked(locale=page.language.code))
    )
    return any(start <= said.span[0] < end for start, end in spans)


def _bare_name(page: Page, asked: Asked) -> Said | None:
    """The name that is left when e-mail address, courtesies and other acts are taken away."""
    language = page.language
    employees = names(page.text, asked.employees, language)
    if any(has_lead(page.text, one.span, language.people) for one in employees):
        return None
    text = page.text
    for _, span in acts.found(page.words, asked):
        start, end = page.normal.span(*span)
        text = text[:start] + " " * (end - start) + text[end:]
    return People(text, language).bare_name()


def with_name_before_email(page: Page, result: Understood) -> Understood:
    """The full name that stands in front of an e-mail address, if one does."""
    place = next(one.span[0] for one in page.evidence if one.fact == "email")
    said = People(page.text, page.language).name_before(place)
    if said is None:
        return result
    page.use("name", said.span)
    return replace(result, name=said.value)
