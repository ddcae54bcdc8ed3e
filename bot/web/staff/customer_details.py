"""Whom a booking is for, as staff type it: read, and checked as the calendar's own form would."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from email_validator import EmailNotValidError, validate_email

from bot.dialogue.catalogue import Catalogue, FieldKind, FormField

LONGEST = 200
LONGEST_ADDRESS = 500
LONGEST_NOTE = 1000
FIELD = "field-"
"""What the name of a form field of the account's own begins with."""


@dataclass(frozen=True, slots=True)
class Details:
    """Whom it is for, and what is wrong with that: field -> words."""

    name: str = ""
    email: str = ""
    address: str = ""
    note: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    """The account's own form fields, by their keys."""
    errors: Mapping[str, str] = field(default_factory=dict)


def read_details(
    form: Mapping[str, str], catalogue: Catalogue, *, takes_no_email: bool, phone: str | None
) -> Details:
    """What a form says, cleaned, with all that is wrong with it.

    A question for a phone number that is left open is answered with the customer's own: staff
    need not see it.
    """
    name, email = _line(form, "name"), _line(form, "email")
    address = _line(form, "address") if catalogue.needs_address else ""
    answers = {one.key: _line(form, FIELD + one.key) for one in catalogue.form_fields}
    for one in catalogue.form_fields:
        if one.kind is FieldKind.PHONE and phone:
            answers[one.key] = answers[one.key] or phone
    errors: dict[str, str] = {}
    if not name or len(name) > LONGEST:
        errors["name"] = "Give a name." if not name else "The name is too long."
    if not email and not takes_no_email:
        errors["email"] = "Give an e-mail address: the calendar asks for one."
    elif email and not _is_address(email):
        errors["email"] = "This is not an e-mail address."
    if catalogue.needs_address and not 0 < len(address) <= LONGEST_ADDRESS:
        errors["address"] = "Give the postal address."
    for one in catalogue.form_fields:
        objection = _objection(one, answers[one.key])
        if objection:
            errors[FIELD + one.key] = objection
    note = form.get("note", "").replace("\r\n", "\n").strip()
    if len(note) > LONGEST_NOTE:
        errors["note"] = "The note is too long."
    return Details(name, email, address, note, answers, errors)


def known_details(catalogue: Catalogue, *, name: str, email: str) -> Details:
    """What is known of a customer before anything is typed."""
    asked = (one.key for one in catalogue.form_fields if one.kind is FieldKind.EMAIL)
    return Details(name=name, email=email, answers=dict.fromkeys(asked, email))


def _line(form: Mapping[str, str], name: str) -> str:
    typed = "".join(one if one.isprintable() else " " for one in form.get(name, ""))
    return " ".join(typed.split())


def _objection(asked: FormField, answer: str) -> str:
    if not answer:
        return f"Answer: {asked.label}"
    if asked.choices and answer not in asked.choices:
        return f"Choose one: {asked.label}"
    if len(answer) > (asked.max_length or LONGEST_ADDRESS):
        return f"Too long: {asked.label}"
    if asked.kind is FieldKind.EMAIL and not _is_address(answer):
        return f"Not an e-mail address: {asked.label}"
    return ""


def _is_address(typed: str) -> bool:
    try:
        validate_email(typed, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True
