"""Erasing all that is known of a number: a page for administrators, and `flask erase NUMBER`."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime

import click
import phonenumbers
from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from phonenumbers import NumberParseException, PhoneNumberFormat

from bot.store import audit_log, erasure
from bot.store.audit_log import COMMAND_LINE
from bot.store.erasure import Erased, StillAtWork
from bot.web.staff import texts
from bot.web.staff.audit_commands import OpenDatabase
from bot.web.staff.auditing import audit
from bot.web.staff.room import Room

AT_WORK = "Something of theirs is on its way: a booking or a text. Try again in a few minutes."
NOBODY = "Nothing is known of this number."
NO_NUMBER = "This is no telephone number. Write it as you would dial it, or as +15550100100."


def add_erasing(blueprint: Blueprint, room: Room) -> None:
    """The routes of the page."""

    @blueprint.get("/erase")
    def erase_page() -> ResponseReturnValue:
        return render_template("staff/erase.html")

    @blueprint.post("/erase", endpoint="erase")
    def erase() -> ResponseReturnValue:
        number = plain_number(request.form.get("number", ""), room.country)
        if request.form.get("sure") != "yes":
            return _refused("Say that you are sure; it can't be undone.", "sure"), 400
        try:
            with room.database.write() as connection:
                gone = erasure.erase_number(connection, room.business_id, number, room.clock())
                audit(connection, room, "erased", subject=texts.masked(number), after=asdict(gone))
        except StillAtWork:
            return _refused(AT_WORK), 409
        if gone == Erased():
            return _refused(_unknown(number)), 404
        return render_template("staff/erase.html", gone=gone)


def _refused(error: str, field: str = "number") -> str:
    return render_template("staff/erase.html", error=error, field=field)


def plain_number(typed: str, country: str) -> str:
    """A number as it is stored, however it was written; without a + it is of the country's.

    What is no number stays as it is: a sender's name or id may have been stored.
    """
    typed = unicodedata.normalize("NFKC", typed)[:200].strip()
    typed = re.sub(r"^(whatsapp:|tel:)", "", typed, flags=re.IGNORECASE)
    try:
        number = phonenumbers.parse(typed, country)
    except NumberParseException:
        number = None
    if number is not None and phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return typed.replace("\x00", "")


def _unknown(number: str) -> str:
    """What to say where nothing was erased."""
    return NOBODY if re.fullmatch(r"\+\d+", number) else NO_NUMBER


def erase_command(
    open_database: OpenDatabase, clock: Callable[[], datetime], country: Callable[[], str]
) -> click.Command:
    """The command `erase`; `country` is that of numbers without one."""

    @click.command()
    @click.argument("number")
    def erase(number: str) -> None:
        """Erase all that is known of NUMBER, in any spelling. It can't be undone."""
        database, business_id = open_database()
        plain = plain_number(number, country())
        try:
            with database.write() as connection:
                now = clock()
                gone = erasure.erase_number(connection, business_id, plain, now)
                audit_log.add(
                    connection,
                    business_id,
                    COMMAND_LINE,
                    "erased",
                    now,
                    subject=texts.masked(plain),
                    after=asdict(gone),
                )
        except StillAtWork:
            raise click.ClickException(AT_WORK) from None
        finally:
            database.close()
        if gone == Erased():
            raise click.ClickException(_unknown(plain))
        click.echo(", ".join(f"{count} {name}" for name, count in asdict(gone).items()) + " erased")

    return erase
