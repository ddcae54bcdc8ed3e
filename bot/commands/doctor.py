"""`flask doctor`: tries each credential with a harmless call and says what works, in words."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import configure_logs
from bot.ports import Announcer, IntegrationError, Outside, Unauthorised
from bot.settings import Settings, load_settings
from bot.store import schema
from bot.store.database import Database

CALENDAR_PATH = "/webhooks/setster/"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried."""

    is_well: bool
    words: str


def doctor_command(open_outside: Callable[[Settings], Outside]) -> click.Command:
    """The command `doctor`."""

    @click.command()
    @click.pass_context
    def doctor(context: click.Context) -> None:
        """Try each credential with a harmless call and print what works."""
        configure_logs(is_pretty=True, level=logging.ERROR)
        settings = load_settings()
        is_well = True
        for one in examine(settings, Database(settings.database_url), open_outside(settings)):
            click.echo(f"{'ok  ' if one.is_well else 'FAIL'}  {one.words}")
            is_well = is_well and one.is_well
        context.exit(0 if is_well else 1)

    return doctor


def examine(settings: Settings, database: Database, outside: Outside) -> Iterator[Finding]:
    """Everything that Bookline needs, one after the other."""
    yield _database(database)
    yield _tried("SETSTER_EMAIL, SETSTER_API_KEY", outside.scheduler.check)
    yield _tried("SETTER_API_KEY", outside.recorder.check)
    yield _tried("TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN", outside.messenger.check)
    yield _public_url(settings)
    yield _calendar_webhook(settings, outside.announcer)


def _database(database: Database) -> Finding:
    try:
        schema.migrate(database)
        is_current = schema.is_current(database)
    except (SQLAlchemyError, OSError) as error:
        return Finding(False, f"Database: not usable ({type(error).__name__}). See DATABASE_URL")
    kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    return Finding(is_current, f"Database: {kind}, schema up to date")


def _tried(names: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(True, check())
    except Unauthorised as error:
        return Finding(False, f"{error}. See {names}")
    except IntegrationError as error:
        return Finding(False, f"{error}. If it lasts, see {names} and the API URL")


def _public_url(settings: Settings) -> Finding:
    is_https = settings.public_url.startswith("https://")
    words = f"PUBLIC_URL: Twilio signs {settings.public_url}/webhooks/twilio/messages"
    if not is_https:
        words += "; use https in production"
    return Finding(True, words)


def _calendar_webhook(settings: Settings, announcer: Announcer) -> Finding:
    if settings.setster_webhook_secret is None:
        return Finding(
            True,
            "Setster webhooks: SETSTER_WEBHOOK_SECRET is not set, so what changes there is only "
            "noticed every few minutes",
        )
    secret = settings.setster_webhook_secret.get_secret_value()
    try:
        is_subscribed = announcer.is_subscribed(f"{settings.public_url}{CALENDAR_PATH}{secret}")
    except IntegrationError as error:
        return Finding(False, f"{error}, so its webhooks are uncertain")
    words = "subscribed" if is_subscribed else "not subscribed: run `flask setster subscribe`"
    return Finding(is_subscribed, f"Setster webhooks: {words}")
