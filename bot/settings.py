"""The operator's settings, read once at start-up from the environment or `.env`.

All problems are reported together, by variable name, and no value is ever printed.
"""

import re
from datetime import time
from functools import cached_property
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import click
import phonenumbers
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot import approved
from bot.approved import ApprovedTemplate
from bot.dialogue import staff_hours
from bot.ports import Channel
from bot.understanding.languages import LANGUAGES

SHORTEST_SECRET_KEY = 16
CLOCK = r"([01]?\d|2[0-3]):[0-5]\d"
SHORTEST_WEBHOOK_SECRET = 24
DATABASES = "postgresql://user:password@host/name, or sqlite:/// and the path of a file"
DRIVERS = {"sqlite", "sqlite+pysqlite", "postgres", "postgresql", "postgresql+psycopg"}


class SettingsError(click.ClickException):
    """The settings can't be used; the text names each variable and its cure."""


class Settings(BaseSettings):
    """Everything that differs between two deployments."""

    model_config = SettingsConfigDict(
        env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: str = "sqlite:///var/bookline.sqlite"
    staff_database_url: SecretStr | None = None
    web_processes: int = Field(default=1, ge=1, le=64)
    public_url: str = Field(min_length=1)
    secret_key: SecretStr
    metrics_token: SecretStr | None = None
    trusted_proxies: int = Field(default=0, ge=0, le=10)
    trusted_hosts: Annotated[tuple[str, ...], NoDecode] = ()

    twilio_account_sid: str = Field(min_length=1)
    twilio_auth_token: SecretStr
    twilio_sender: Annotated[tuple[str, ...], NoDecode] = ()
    twilio_api_url: str = ""

    setster_api_url: str = "https://www.setster.com/api/v2"
    setster_email: str = Field(min_length=1)
    setster_api_key: SecretStr
    setster_company_id: str = ""
    setster_encoding: Literal["flat", "data", "form"] = "flat"
    setster_field_key: str = "id"
    setster_webhook_secret: SecretStr | None = None

    setter_api_url: str = "https://chat.trysetter.com/api/v1"
    setter_api_key: SecretStr
    setter_bot_id: int

    business_name: str = Field(min_length=1, max_length=40)
    business_time_zone: str
    business_language: str = "en"
    default_country: str = Field(default="US", pattern="^[A-Z]{2}$")
    no_email_address: str = ""
    ask_employee: bool = False
    tell_about_changes: bool = False
    keep_days: int = Field(default=0, ge=0, le=36500)

    alert_webhook_url: str = ""
    alert_webhook_secret: SecretStr | None = None
    alert_email_to: Annotated[tuple[str, ...], NoDecode] = ()
    alert_email_from: str = ""
    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_user: str = ""
    smtp_password: SecretStr | None = None
    alert_quiet_hours: str = ""
    give_back_after_hours: int = Field(default=24, ge=0, le=8760)
    attention_after_minutes: int = Field(default=10, ge=1, le=1440)
    staff_hours: str = ""
    remind_hours_before: int = Field(default=0, ge=0, le=168)
    quiet_hours: str = Field(default="21:00-09:00", min_length=1)
    reminder_template: str = Field(default="", pattern=r"^(HX[0-9a-fA-F]{32})?$")
    whatsapp_templates: Annotated[tuple[ApprovedTemplate, ...], NoDecode] = ()
    countries_served: Annotated[tuple[str, ...], NoDecode] = ()
    most_messages_a_minute: int = Field(default=60, ge=1)
    most_replies_an_hour: int = Field(default=200, ge=1)
    most_replies_an_hour_to_all: int = Field(default=50_000, ge=1)

    @field_validator("twilio_sender", "trusted_hosts", "countries_served", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("public_url", "twilio_api_url", "setster_api_url", "setter_api_url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise ValueError("must be a web address such as https://book.example.com")
        return value.rstrip("/")

    @field_validator("business_time_zone")
    @classmethod
    def _is_time_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("must be an IANA time zone such as America/New_York")
        return value

    @field_validator("secret_key")
    @classmethod
    def _is_long_enough(cls, value: SecretStr) -> SecretStr:
        if len(value.get_secret_value()) < SHORTEST_SECRET_KEY:
            raise ValueError(
                f"must have at least {SHORTEST_SECRET_KEY} characters: "
                "python -c 'import secrets; print(secrets.token_urlsafe(32))' makes one"
            )
        return value

    @field_validator("twilio_auth_token")
    @classmethod
    def _is_one_or_two_tokens(cls, value: SecretStr) -> SecretStr:
        tokens = [token.strip() for token in value.get_secret_value().split(",")]
        if not all(tokens) or len(tokens) > 2:
            raise ValueError("must hold one token, or two separated by a comma while rotating")
        return value

    @field_validator("setter_api_key", "setster_api_key")
    @classmethod
    def _is_not_blank(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value().strip():
            raise ValueError("must not be blank")
        return value

    @field_validator("metrics_token")
    @classmethod
    def _is_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        return value if value and value.get_secret_value().strip() else None

    @field_validator("setster_webhook_secret", mode="before")
    @classmethod
    def _is_fit_for_address(cls, value: object) -> object:
        if value is None or value == "":
            return None
        if not re.fullmatch(rf"[A-Za-z0-9_-]{{{SHORTEST_WEBHOOK_SECRET},200}}", _plain(value)):
            raise ValueError(
                f"must have at least {SHORTEST_WEBHOOK_SECRET} letters, digits, - or _: "
                "python -c 'import secrets; print(secrets.token_urlsafe(32))' makes one"
            )
        return value

    @field_validator("quiet_hours", "alert_quiet_hours")
    @classmethod
    def _are_two_clocks(cls, value: str) -> str:
        if value and not re.fullmatch(f"{CLOCK}-{CLOCK}", value):
            raise ValueError("must be two times of day such as 21:00-09:00")
        return value

    @field_validator("whatsapp_templates", mode="before")
    @classmethod
    def _are_templates(cls, value: object) -> object:
        return approved.read(value) if isinstance(value, str) else value

    @field_validator("staff_hours")
    @classmethod
    def _are_staff_hours(cls, value: str) -> str:
        try:
            staff_hours.read(value)
        except ValueError:
            raise ValueError(
                "must be days and times of day such as mon-fri 09:00-17:00; sat 10:00-14:00"
            ) from None
        return value

    @field_validator("default_country")
    @classmethod
    def _is_country(cls, value: str) -> str:
        if value not in phonenumbers.SUPPORTED_REGIONS:
            raise ValueError("must be a two-letter country code such as US or GB")
        return value

    @field_validator("trusted_hosts")
    @classmethod
    def _are_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch(r"[A-Za-z0-9.-]+", host) for host in value):
            raise ValueError("must be names such as book.example.com, without scheme and port")
        return value

    @field_validator("countries_served")
    @classmethod
    def _are_countries(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not phonenumbers.SUPPORTED_REGIONS.issuperset(value):
            raise ValueError("must be two-letter country codes such as US,CA")
        return value

    @field_validator("alert_email_to", mode="before")
    @classmethod
    def _split_addresses(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @model_validator(mode="after")
    def _can_alert(self) -> Self:
        if self.alert_webhook_url and not self.alert_webhook_secret:
            raise ValueError("ALERT_WEBHOOK_SECRET: ALERT_WEBHOOK_URL needs one to sign with")
        if self.alert_email_to and not self.smtp_host:
            raise ValueError("SMTP_HOST: ALERT_EMAIL_TO needs one to hand its e-mail to")
        if self.smtp_host and not self.alert_email_from:
            raise ValueError("ALERT_EMAIL_FROM: SMTP_HOST needs the address that e-mail is from")
        return self

    @field_validator("business_language")
    @classmethod
    def _is_language(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"must be a language that Bookline speaks: {', '.join(LANGUAGES)}")
        return value

    @field_validator("database_url", "staff_database_url")
    @classmethod
    def _is_database(cls, value: str | SecretStr | None) -> str | SecretStr | None:
        if value is not None:
            _check_database(_plain(value))
        return value

    @model_validator(mode="after")
    def _has_roles(self) -> Self:
        if self.staff_database_url and self.is_sqlite:
            raise ValueError("STAFF_DATABASE_URL: SQLite has no roles; leave it unset")
        return self

    @model_validator(mode="after")
    def _shares_only_postgresql(self) -> Self:
        if self.web_processes > 1 and self.is_sqlite:
            raise ValueError(
                "WEB_PROCESSES: on SQLite there is exactly one process; "
                "set DATABASE_URL to PostgreSQL for more"
            )
        return self

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a file of this machine, for one process alone."""
        return self.database_url.startswith("sqlite")

    @property
    def twilio_tokens(self) -> tuple[str, ...]:
        """The auth tokens that a webhook may be signed with, the first one ours to sign in with."""
        return tuple(part.strip() for part in self.twilio_auth_token.get_secret_value().split(","))

    @property
    def locale(self) -> str:
        """How the business itself writes, such as "en-GB"; customers choose their own language."""
        return f"{self.business_language}-{self.default_country}"

    @property
    def quiet_between(self) -> tuple[time, time]:
        """The local hours between which nothing is sent unasked."""
        return _clocks(self.quiet_hours)

    @property
    def alert_quiet_between(self) -> tuple[time, time] | None:
        """The local hours between which staff are not called; None: they always are."""
        return _clocks(self.alert_quiet_hours) if self.alert_quiet_hours else None

    @cached_property
    def zone(self) -> ZoneInfo:
        """The business's time zone."""
        return ZoneInfo(self.business_time_zone)

    def sender(self, channel: Channel) -> str | None:
        """The address from which we start messages on a channel, without `whatsapp:`."""
        prefix = "whatsapp:"
        for sender in self.twilio_sender:
            if sender.startswith(prefix) == (channel is Channel.WHATSAPP):
                return sender.removeprefix(prefix)
        return None


def _clocks(value: str) -> tuple[time, time]:
    start, end = (time.fromisoformat(part.rjust(5, "0")) for part in value.split("-"))
    return start, end


def _check_database(address: str) -> None:
    """Raises ValueError for what is no database that we can use."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise ValueError(f"must be {DATABASES}") from None
    if url.drivername not in DRIVERS:
        raise ValueError(f"must be {DATABASES}")
    is_file = url.database and ":memory:" not in url.database and url.query.get("mode") != "memory"
    if url.drivername.startswith("sqlite") and not is_file:
        raise ValueError("must name a file: an SQLite database in memory is lost at the end")


def _plain(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def load_settings(**overrides: object) -> Settings:
    """The settings of this process. Raises SettingsError naming all problems at once."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        lines = []
        for problem in error.errors(include_input=False, include_url=False, include_context=False):
            name = "_".join(str(part) for part in problem["loc"]).upper()
            message = "is not set" if problem["type"] == "missing" else problem["msg"]
            message = message.removeprefix("Value error, ")
            lines.append(f"  {name} {message}" if name else f"  {message}")
        raise SettingsError(
            "Bookline can't start. Set these in the environment or in .env "
            "(.env.example explains each):\n" + "\n".join(lines)
        ) from None
