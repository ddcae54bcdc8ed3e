"""Wires settings, store, integrations and pages, and gives the command line. Nothing else."""

import os
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click
from flask import Flask

from bot.answers import Answers
from bot.dialogue.effects import ReadCatalogue
from bot.dialogue.steps import mermaid
from bot.dialogue.world import Policy
from bot.logs import configure_logs
from bot.ports import Messenger, Recorder, Scheduler
from bot.replies import Replies
from bot.settings import Settings, SettingsError, load_settings
from bot.store import schema
from bot.store.database import Database
from bot.turns.services import Services, utc_now
from bot.turns.turns import Turns
from bot.web.health import health_blueprint
from bot.web.metrics import UPSTREAM_SECONDS, metrics_blueprint
from bot.web.webhooks import STATUS_PATH, webhooks_blueprint
from bot.workflows.booking import Booker
from bot.workflows.definitions import workflows
from bot.workflows.delivery import Delivery
from bot.workflows.engine import DurableWork
from bot.workflows.recording import Recording
from bot.workflows.sweep import Sweep, Sweeper
from integrations.http import UpstreamCall, log_call
from integrations.setster import Setster
from integrations.setter import Setter
from integrations.twilio.client import Twilio
from integrations.twilio.verify import Signatures

ROOT = Path(__file__).parent
LARGEST_REQUEST = 64 * 1024
MOST_FORM_FIELDS = 200


@dataclass(frozen=True)
class Outside:
    """The integrations that this deployment uses."""

    scheduler: Scheduler
    recorder: Recorder
    messenger: Messenger


@dataclass
class Bookline:
    """One process of Bookline: `start()` after forking, `stop()` before leaving."""

    settings: Settings
    services: Services
    outside: Outside
    turns: Turns
    delivery: Delivery
    work: DurableWork
    sweeper: Sweeper

    def start(self) -> None:
        """Begin durable work, sweep, and read the catalogue."""
        booker = Booker(self.services, self.outside.scheduler, self.settings.no_email_address)
        recording = Recording(self.services, self.outside.recorder)
        self.work.start(workflows(self.turns, booker, recording, self.delivery))
        self.sweeper.start()
        threading.Thread(target=self.warm_up, name="warm-up", daemon=True).start()

    def warm_up(self) -> None:
        """Read the catalogue before the first customer writes."""
        self.services.answers.find(ReadCatalogue(), timeout_s=20.0)

    def stop(self) -> None:
        """Finish what is running and close everything."""
        self.sweeper.stop()
        self.work.stop()
        self.services.database.close()


def create_app(settings: Settings | None = None) -> Flask:
    """The application, migrated and wired but not yet working: see `Bookline.start`.

    Raises SettingsError naming every setting that is missing or wrong.
    """
    settings = settings or load_settings()
    bookline = _assemble(settings)
    services = bookline.services
    app = Flask(__name__, template_folder=str(ROOT / "templates"))
    app.config.update(
        SECRET_KEY=settings.secret_key.get_secret_value(),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        MAX_FORM_PARTS=MOST_FORM_FIELDS,
    )
    app.extensions["bookline"] = bookline
    token = settings.metrics_token
    app.register_blueprint(
        webhooks_blueprint(
            bookline.turns,
            services.database,
            Signatures(settings.public_url, settings.twilio_auth_token.get_secret_value()),
            settings.public_url + STATUS_PATH,
            services.clock,
        )
    )
    app.register_blueprint(health_blueprint(services.database, services.answers))
    app.register_blueprint(metrics_blueprint(token.get_secret_value() if token else None))
    return app


def _assemble(settings: Settings) -> Bookline:
    database = Database(settings.database_url)
    schema.migrate(database)
    with database.write() as connection:
        business_id = schema.ensure_business(
            connection, settings.business_name, settings.business_time_zone, utc_now()
        )
    outside = _outside(settings)
    work = DurableWork(database)
    services = Services(
        database=database,
        business_id=business_id,
        policy=Policy(
            business_name=settings.business_name,
            time_zone=settings.business_time_zone,
            asks_employee=settings.ask_employee,
            takes_no_email=bool(settings.no_email_address),
        ),
        replies=Replies(ROOT / "templates" / "replies"),
        answers=Answers(outside.scheduler),
        enqueue=work.enqueue,
    )
    turns = Turns(services)
    delivery = Delivery(services, outside.messenger, settings.public_url + STATUS_PATH)
    sweep = Sweep(services, turns, delivery, work.enqueue_as)
    return Bookline(settings, services, outside, turns, delivery, work, Sweeper(sweep))


def _outside(settings: Settings) -> Outside:
    twilio_url = {"api_url": settings.twilio_api_url} if settings.twilio_api_url else {}
    return Outside(
        scheduler=Setster(
            settings.setster_api_url,
            email=settings.setster_email,
            api_key=settings.setster_api_key.get_secret_value(),
            company_id=settings.setster_company_id,
            encoding=settings.setster_encoding,
            field_key=settings.setster_field_key,
            on_call=_watch,
        ),
        recorder=Setter(
            settings.setter_api_url,
            api_key=settings.setter_api_key.get_secret_value(),
            bot_id=settings.setter_bot_id,
            default_country=settings.default_country,
            on_call=_watch,
        ),
        messenger=Twilio(
            account_sid=settings.twilio_account_sid,
            auth_tokens=settings.twilio_auth_token.get_secret_value(),
            on_call=_watch,
            **twilio_url,
        ),
    )


def _watch(call: UpstreamCall) -> None:
    UPSTREAM_SECONDS.labels(call.service, call.operation, call.outcome).observe(
        call.milliseconds / 1000
    )
    log_call(call)
