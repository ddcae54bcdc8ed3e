"""Wires settings, integrations, pages and commands. Nothing else."""

import logging
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import click
from flask import Flask

from bot.answers import Answers
from bot.bookline import Bookline, assemble, policy_of, prepare
from bot.commands.calendar import Address, reconcile_command, setster_commands
from bot.commands.doctor import doctor_command
from bot.commands.replaying import Past, replay_command
from bot.commands.serving import port_named, serve_command, work_command
from bot.commands.talking import chat_command, steps
from bot.logs import configure_logs
from bot.ports import AlertLine, Announcer, Mailer, Outside
from bot.rehearsal import Rehearsal
from bot.replies import Replies
from bot.settings import Settings, load_settings
from bot.store import audit
from bot.store.database import Database
from bot.store.staff import add_staff
from bot.turns.giving_back import give_back
from bot.turns.services import Services, utc_now
from bot.web.broken_bodies import refuse_broken_bodies
from bot.web.calendar_webhooks import CALENDAR_PATH, calendar_blueprint
from bot.web.headers import set_headers
from bot.web.health import health_blueprint
from bot.web.metrics import UPSTREAM_SECONDS, metrics_blueprint
from bot.web.proxies import stand_behind
from bot.web.server import Server
from bot.web.shedding import shed
from bot.web.staff.access import protect
from bot.web.staff.commands import people_commands
from bot.web.staff.pages import staff_blueprint
from bot.web.staff.passwords import hash_password
from bot.web.staff.room import Room
from bot.web.webhooks import MESSAGES_PATH, STATUS_PATH, webhooks_blueprint
from bot.workflows.reconciling import Reconciler
from integrations.alerts.mail import SmtpMailer
from integrations.alerts.webhook import Webhook
from integrations.http import UpstreamCall, log_call
from integrations.sandbox import create_sandbox
from integrations.sandbox.demo import demo_settings, sandbox_process
from integrations.sandbox.simulator import simulator_blueprint
from integrations.setster import Setster
from integrations.setster.webhook import booking_id
from integrations.setter import Setter
from integrations.twilio.client import API_URL as TWILIO_API_URL
from integrations.twilio.client import Twilio
from integrations.twilio.verify import Signatures

ROOT = Path(__file__).parent
DEMO_STAFF = "staff@maple.example"
LARGEST_REQUEST = 64 * 1024
MOST_FORM_FIELDS = 200


def create_app(settings: Settings | None = None) -> Flask:
    """The application, migrated and wired but not yet working: see `Bookline.start`.

    Raises SettingsError naming every setting that is missing or wrong.
    """
    settings = settings or load_settings()
    bookline = open_bookline(settings)
    services = bookline.services
    app = Flask(__name__, template_folder=str(ROOT / "templates"))
    app.config.update(
        SECRET_KEY=settings.secret_key.get_secret_value(),
        PUBLIC_URL=settings.public_url,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        MAX_FORM_PARTS=MOST_FORM_FIELDS,
    )
    app.extensions["bookline"] = bookline
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else None
    app.register_blueprint(
        webhooks_blueprint(
            bookline.turns,
            services.database,
            Signatures(settings.public_url, settings.twilio_auth_token.get_secret_value()),
            settings.public_url + STATUS_PATH,
            services.clock,
        )
    )
    secret = settings.setster_webhook_secret
    app.register_blueprint(
        calendar_blueprint(services, secret.get_secret_value() if secret else None, booking_id)
    )
    app.register_blueprint(health_blueprint(services.database, services.answers, token))
    app.register_blueprint(metrics_blueprint(token))
    set_headers(app)
    shed(app, "/webhooks/")
    refuse_broken_bodies(app)
    stand_behind(app, settings.public_url, settings.trusted_proxies, settings.trusted_hosts)
    protect(app, bookline.staff_database, services.clock)
    app.register_blueprint(
        staff_blueprint(
            Room(
                database=bookline.staff_database,
                business_id=services.business_id,
                business_name=settings.business_name,
                zone=settings.zone,
                clock=services.clock,
                give_back=partial(give_back, services),
                services=services,
                orders=bookline.orders,
                country=settings.default_country,
                templates=settings.whatsapp_templates,
            )
        )
    )
    for command in COMMANDS:
        app.cli.add_command(command)
    return app


def open_bookline(settings: Settings) -> Bookline:
    """The parts of one process, wired but not yet working."""
    return assemble(settings, outside(settings), _replies(settings))


def _replies(settings: Settings) -> Replies:
    return Replies(ROOT / "templates" / "replies", settings.locale)


def outside(settings: Settings) -> Outside:
    """The real services, or the sandbox's, as the settings say."""
    setster = Setster(
        settings.setster_api_url,
        email=settings.setster_email,
        api_key=settings.setster_api_key.get_secret_value(),
        company_id=settings.setster_company_id,
        encoding=settings.setster_encoding,
        field_key=settings.setster_field_key,
        on_call=_watch,
    )
    return Outside(
        scheduler=setster,
        announcer=setster,
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
            api_url=settings.twilio_api_url or TWILIO_API_URL,
            on_call=_watch,
        ),
        webhook=_webhook(settings),
        mailer=_mailer(settings),
    )


def _webhook(settings: Settings) -> AlertLine | None:
    secret = settings.alert_webhook_secret
    if not settings.alert_webhook_url or secret is None:
        return None
    key = secret.get_secret_value().encode()
    return Webhook(settings.alert_webhook_url, key, settings.business_name, on_call=_watch)


def _mailer(settings: Settings) -> Mailer | None:
    if not settings.smtp_host:
        return None
    password = settings.smtp_password
    return SmtpMailer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=settings.alert_email_from,
        user=settings.smtp_user,
        password=password.get_secret_value() if password else "",
    )


def _watch(call: UpstreamCall) -> None:
    UPSTREAM_SECONDS.labels(call.service, call.operation, call.outcome).observe(
        call.milliseconds / 1000
    )
    log_call(call)


# The command line


@click.command()
def demo() -> None:
    """Run the app on PORT and the sandbox on SANDBOX_PORT, with a phone in the browser."""
    configure_logs(is_pretty=True)
    port, sandbox_port = port_named("PORT", 8000), port_named("SANDBOX_PORT", 8001)
    public_url = f"http://127.0.0.1:{port}"
    with (
        tempfile.TemporaryDirectory(prefix="bookline-demo-") as folder,
        sandbox_process(sandbox_port, public_url + MESSAGES_PATH) as sandbox_url,
    ):
        settings = load_settings(**demo_settings(public_url, sandbox_url, Path(folder)))
        password = _add_demo_staff(settings)
        _subscribe(settings)
        click.echo(
            f"\n  Phone    {public_url}/"
            f"\n  Staff    {public_url}/staff/   {DEMO_STAFF}  {password}"
            f"\n  Sandbox  {sandbox_url}/control/state\n"
        )

        def create() -> Flask:
            app = create_app(settings)
            services = app.extensions["bookline"].services
            app.register_blueprint(simulator_blueprint(sandbox_url, partial(_books, services)))
            return app

        Server(create, "127.0.0.1", port).run()


def _books(services: Services) -> list[dict[str, Any]]:
    """Our rows, for the page that shows the three books side by side."""
    with services.database.read() as connection:
        return audit.shown(connection, services.business_id)


def _subscribe(settings: Settings) -> None:
    """Have the demo's calendar tell us of changes."""
    address = _address(settings)
    target_url = address.prefix + (address.secret or "")
    outside(settings).announcer.subscribe(target_url, address.prefix)


def _add_demo_staff(settings: Settings) -> str:
    """A member of staff for this demo; their password."""
    password = secrets.token_urlsafe(9)
    database = Database(settings.database_url)
    business_id = prepare(database, settings)
    with database.write() as connection:
        add_staff(
            connection,
            business_id,
            DEMO_STAFF,
            hash_password(password),
            role="administrator",
            now=utc_now(),
        )
    database.close()
    return password


def _open_database() -> tuple[Database, int]:
    settings = load_settings()
    database = Database(settings.database_url)
    return database, prepare(database, settings)


def _open_calendar() -> tuple[Announcer, Address]:
    configure_logs(is_pretty=True, level=logging.ERROR)
    settings = load_settings()
    return outside(settings).announcer, _address(settings)


def _address(settings: Settings) -> Address:
    secret = settings.setster_webhook_secret
    prefix = settings.public_url + CALENDAR_PATH
    return Address(prefix, secret.get_secret_value() if secret else None)


def _open_reconciler() -> Reconciler:
    configure_logs(is_pretty=True, level=logging.ERROR)
    return open_bookline(load_settings()).reconciler


@contextmanager
def _open_past() -> Iterator[Past]:
    settings = load_settings()
    database = Database(settings.database_url)
    try:
        yield Past(
            database,
            prepare(database, settings),
            policy_of(settings),
            _replies(settings),
            utc_now,
        )
    finally:
        database.close()


@contextmanager
def _open_rehearsal(in_sandbox: bool) -> Iterator[Rehearsal]:
    with create_sandbox() if in_sandbox else nullcontext() as local:
        settings = (
            load_settings(
                **demo_settings("http://127.0.0.1", local.url, Path(tempfile.gettempdir()))
            )
            if local
            else load_settings()
        )
        yield Rehearsal(
            policy=policy_of(settings),
            replies=_replies(settings),
            answers=Answers(outside(settings).scheduler),
            clock=utc_now,
        )


COMMANDS = (
    serve_command(create_app),
    work_command(open_bookline),
    demo,
    doctor_command(outside),
    chat_command(_open_rehearsal),
    steps,
    replay_command(_open_past),
    setster_commands(_open_calendar),
    reconcile_command(_open_reconciler),
    *people_commands(_open_database, utc_now, lambda: load_settings().default_country),
)


main = click.Group("bookline", commands={str(one.name): one for one in COMMANDS})

if __name__ == "__main__":
    main()
