"""`flask doctor`: tries each credential with a harmless call and says what works, in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from bot.ports import IntegrationError, Messenger, Recorder, Scheduler, Unauthorised
from bot.settings import Settings
from bot.store import schema
from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried."""

    is_well: bool
    words: str


def examine(
    settings: Settings,
    database: Database,
    scheduler: Scheduler,
    recorder: Recorder,
    messenger: Messenger,
) -> Iterator[Finding]:
    """Everything that Bookline needs, one after the other."""
    yield _database(database)
    yield _tried("SETSTER_EMAIL, SETSTER_API_KEY", scheduler.check)
    yield _tried("SETTER_API_KEY", recorder.check)
    yield _tried("TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN", messenger.check)
    yield _public_url(settings)


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
