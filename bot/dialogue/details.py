"""The steps about the person: name and e-mail, postal address, the account's form fields."""

import re

from bot.dialogue.catalogue import FieldKind, FormField
from bot.dialogue.conversation import Offered
from bot.dialogue.effects import Say
from bot.dialogue.talk import Talk
from bot.understanding.choices import choose
from bot.understanding.meaning import Act, Option, Understood

SHORTEST_ADDRESS = 5
PHONE_DIGITS = re.compile(r"\d(?:\D*\d){6,14}")


# Name and e-mail


def prepare_details(talk: Talk) -> None:
    """Fill in what is known from an earlier booking, or of the one client with this phone."""
    draft, customer = talk.draft, talk.world.customer
    name, email = draft.name or customer.name, draft.email or customer.email
    if not name and not email and not draft.has_no_email and customer.phone:
        clients = talk.world.clients(customer.phone)
        if len(clients) == 1:
            name, email = clients[0]
    talk.set_draft(name=name, email=email)


def needs_email(talk: Talk) -> bool:
    """Whether the e-mail address is missing."""
    return not talk.draft.email and not talk.draft.has_no_email


def needs_name(talk: Talk) -> bool:
    """Whether the customer's name is missing; for somebody else theirs is enough."""
    draft = talk.draft
    return draft.for_whom == "" or (draft.for_whom is None and not draft.name)


def details_open(talk: Talk) -> bool:
    """Whether the name or the e-mail is missing."""
    return needs_name(talk) or needs_email(talk)


def ask_details(talk: Talk) -> Say:
    """Your name and e-mail? Only what is missing."""
    talk.set(offered=())
    if talk.draft.for_whom == "":
        return Say("ask_other_name")
    if needs_name(talk) and needs_email(talk):
        return Say("ask_details")
    return Say("ask_name") if needs_name(talk) else Say("ask_email")


def read_details(talk: Talk, understood: Understood) -> bool:
    """Name, e-mail, or both."""
    if Act.NO_EMAIL in understood.acts or (
        not needs_name(talk) and understood.acts & {Act.NO, Act.NONE}
    ):
        if understood.name:
            take_name(talk, understood.name)
        _take_no_email(talk)
        return True
    answered = False
    if understood.name:
        take_name(talk, understood.name, has_email=understood.email is not None)
        answered = True
    if understood.email:
        take_email(talk, understood.email)
        answered = True
    if understood.bad_email and not understood.email:
        talk.note("bad_email")
    return answered


def take_name(talk: Talk, name: str, *, has_email: bool = False) -> None:
    """The name of whom the booking is for, as far as it was asked; else the customer's.

    Beside an e-mail address it is the name of a customer that is not known yet.
    """
    is_customer = has_email and not (talk.draft.name or talk.world.customer.name)
    if talk.draft.for_whom == "" and not is_customer:
        talk.set_draft(for_whom=name)
    else:
        talk.set_draft(name=name)
    talk.was_answered("details")


def take_email(talk: Talk, email: str) -> None:
    """The customer's e-mail address."""
    talk.set_draft(email=email, has_no_email=False)
    talk.was_answered("details")


def _take_no_email(talk: Talk) -> None:
    if talk.world.policy.takes_no_email:
        talk.set_draft(has_no_email=True)
        talk.was_answered("details")
    else:
        talk.hand_over("no_email", "no_email")


# Address


def address_open(talk: Talk) -> bool:
    """Whether the booking form requires a postal address that is not given yet."""
    return talk.catalogue.needs_address and not talk.draft.address


def ask_address(talk: Talk) -> Say:
    """What's your address?"""
    talk.set(offered=())
    return Say("ask_address")


def read_address(talk: Talk, text: str) -> bool:
    """The whole text is the address."""
    address = " ".join(text.split())
    if len(address) < SHORTEST_ADDRESS:
        return False
    talk.set_draft(address=address)
    talk.was_answered("address")
    return True


# The account's form fields


def open_fields(talk: Talk) -> tuple[FormField, ...]:
    """The required form fields that have no answer yet."""
    answered = {key for key, _ in talk.draft.form_answers}
    return tuple(one for one in talk.catalogue.form_fields if one.key not in answered)


def prepare_form(talk: Talk) -> None:
    """Fields that ask again for phone, e-mail or address are answered by what is known."""
    draft = talk.draft
    known = {
        FieldKind.PHONE: talk.world.customer.phone or "",
        FieldKind.EMAIL: draft.email,
        FieldKind.ADDRESS: draft.address,
    }
    for one in open_fields(talk):
        answer = known.get(one.kind, "")
        if answer:
            talk.set_draft(form_answers=(*talk.draft.form_answers, (one.key, answer)))


def ask_form(talk: Talk) -> Say:
    """The form's own question, with its choices."""
    asked = open_fields(talk)[0]
    talk.set(offered=tuple(Offered(choice, choice) for choice in asked.choices))
    return Say("ask_form", {"label": asked.label, "choices": asked.choices})


def read_form(talk: Talk, understood: Understood, text: str) -> bool:
    """The answer to the field that was asked, checked as the form would."""
    asked = open_fields(talk)[0]
    answer = " ".join(text.split())
    if asked.choices:
        options = tuple(Option(choice, choice) for choice in asked.choices)
        chosen = choose(text, options, talk.locale)
        if len(chosen) != 1:
            return False
        answer = chosen[0]
    elif asked.kind is FieldKind.EMAIL:
        answer = understood.email or ""
    elif asked.kind is FieldKind.PHONE and not PHONE_DIGITS.search(answer):
        return False
    if not answer:
        return False
    if asked.max_length and len(answer) > asked.max_length:
        talk.note("answer_too_long", most=asked.max_length)
        return False
    talk.set_draft(form_answers=(*talk.draft.form_answers, (asked.key, answer)))
    talk.was_answered("form")
    return True
