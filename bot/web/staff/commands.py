"""`flask staff add EMAIL --password-stdin`, and the commands that look after what staff did.

Passwords never stand on a command line.
"""

import sys
from collections.abc import Callable
from datetime import datetime

import click
from sqlalchemy.exc import IntegrityError

from bot.store import staff
from bot.web.staff.audit_commands import OpenDatabase, audit_commands
from bot.web.staff.erasing import erase_command
from bot.web.staff.passwords import hash_password


def people_commands(
    open_database: OpenDatabase, clock: Callable[[], datetime], country: Callable[[], str]
) -> tuple[click.Command, ...]:
    """All that looks after staff and what they leave; `country` is the business's."""
    return (
        staff_commands(open_database, clock),
        audit_commands(open_database),
        erase_command(open_database, clock, country),
    )


def staff_commands(open_database: OpenDatabase, clock: Callable[[], datetime]) -> click.Group:
    """The group `staff`."""

    @click.group("staff")
    def staff_group() -> None:
        """Manage who may see the staff pages."""

    @staff_group.command()
    @click.argument("email")
    @click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
    @click.option("--role", type=click.Choice(staff.ROLES), default="agent", show_default=True)
    def add(email: str, *, password_stdin: bool, role: str) -> None:
        """Add a member of staff."""
        if "@" not in email:
            raise click.BadParameter("is not an e-mail address", param_hint="EMAIL")
        password = (
            sys.stdin.readline().rstrip("\r\n")
            if password_stdin
            else click.prompt("Password", hide_input=True, confirmation_prompt=True)
        )
        try:
            password_hash = hash_password(password)
        except ValueError as error:
            raise click.ClickException(str(error)) from None
        database, business_id = open_database()
        try:
            with database.write() as connection:
                staff.add_staff(
                    connection, business_id, email, password_hash, role=role, now=clock()
                )
        except IntegrityError:
            raise click.ClickException("there is already an account with this e-mail") from None
        finally:
            database.close()
        click.echo(f"Added {staff.normalised_email(email)} as {role}.")

    return staff_group
