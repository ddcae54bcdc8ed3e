"""Wires settings, store, integrations and pages, and gives the command line. Nothing else."""

import logging
import os
import secrets
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click
from flask import Flask

from bot.answers import Answers
from bot.calendar_commands import Address, reconcile_command, setster_commands
from bot.dialogue.effects import ReadCatalogue
from bot.dialogue.steps import STEPS, mermaid
from bot.dialogue.world import Policy
from bot.doctor import examine
from bot.logs import configure_logs
from bot.ports import Announcer, Messenger, Recorder, Scheduler
from bot.rehearsal import Rehearsal
from bot.replay_command import Past, replay_command
from bot.replies import Replies
from bot.settings import Settings, load_settings
from bot.store import audit, schema
from bot.store.database import Database
from bot.store.staff import add_staff
from bot.terminal import as_test, talk
from bot.turns.deciding import Decider
from bot.turns.ends import BookingEnds, ChangeEnds
from bot.turns.giving_back import give_back
from bot.turns.limits import Limits
from bot.turns.made_bookings import MadeBookings
from bot.turns.outcomes import Outcomes
from bot.turns.services import Services, utc_now
from bot.turns.turns import FirstAttempt, Turns
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
from bot.workflows.alerting import Alerting, Mail, Webhook, quiet_hours
from bot.workflows.alerting import Channel as AlertChannel
from bot.workflows.booking import Booker
from bot.workflows.changing import Changer
from bot.workflows.definitions import workflows
from bot.workflows.delivery import Delivery
from bot.workflows.engine import DurableWork
from bot.workflows.entering import Entering
from bot.workflows.peers import Peers
from bot.workflows.polling import Poll
from bot.workflows.reconciling import Reconciler
from bot.workflows.recording import Recording
from bot.workflows.reminder_times import QuietHours
from bot.workflows.reminding import Reminders, Reminding
from bot.workflows.sweep import Sweep, Sweeper
from bot.workflows.syncing import Sync
from bot.workflows.telling import Telling
from bot.workflows.tidying import Tidying
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
REPLIES = ROOT / "templates" / "replies"
DEMO_STAFF = "staff@maple.example"
LARGEST_REQUEST = 64 * 1024
MOST_FORM_FIELDS = 200


@dataclass(frozen=True)
class Outside:
    """The integrations that this deployment uses."""

    scheduler: Scheduler
    announcer: Announcer
    recorder: Recorder
    messenger: Messenger


@dataclass
class Bookline:
    """One process of Bookline: `start()` after forking, `stop()` before leaving."""

    settings: Settings
    services: Services
    outside: Outside
    turns: Turns
    booker: Booker
    changer: Changer
    delivery: Delivery
    work: DurableWork
    sweeper: Sweeper
    peers: Peers
    sync: Sync
    poll: Poll
    reconciler: Reconciler
    tidying: Tidying

    def start(self) -> None:
        """Begin durable work, sweep, and read the catalogue."""
        recording = Recording(self.services, self.outside.recorder)
        self.work.start(
            workflows(
                self.booker,
                self.changer,
                recording,
                self.delivery,
                self.sync,
                self.poll,
                self.reconciler,
                self.tidying,
            )
        )
        self.peers.start()
        self.sweeper.start()
        self.services.answers.read_catalogue_behind()

    def warm_up(self) -> None:
        """Read the catalogue before the first customer writes."""
        self.services.answers.find(ReadCatalogue(), timeout_s=20.0)

    def stop(self) -> None:
        """Finish what is running and close everything."""
        self.sweeper.stop()
        self.peers.stop()
        self.work.stop()
        self.peers.leave()
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
        PUBLIC_URL=settings.public_url,
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
    secret = settings.setster_webhook_secret
    app.register_blueprint(
        calendar_blueprint(services, secret.get_secret_value() if secret else None, booking_id)
    )
    app.register_blueprint(health_blueprint(services.database, services.answers))
    app.register_blueprint(metrics_blueprint(token.get_secret_value() if token else None))
    set_headers(app)
    shed(app, "/webhooks/")
    refuse_broken_bodies(app)
    stand_behind(app, settings.public_url, settings.trusted_proxies, settings.trusted_hosts)
    protect(app, services.database, services.clock)
    app.register_blueprint(
        staff_blueprint(
            Room(
                database=services.database,
                business_id=services.business_id,
                business_name=settings.business_name,
                zone=settings.zone,
                clock=services.clock,
                give_back=partial(give_back, services),
                services=services,
                country=settings.default_country,
            )
        )
    )
    for command in COMMANDS:
        app.cli.add_command(command)
    return app


# Assembly


def _assemble(settings: Settings) -> Bookline:
    database = Database(settings.database_url)
    business_id = _prepare(database, settings)
    outside = _outside(settings)
    work = DurableWork(database)
    services = Services(
        database=database,
        business_id=business_id,
        policy=_policy(settings),
        replies=Replies(REPLIES, settings.locale),
        answers=Answers(outside.scheduler),
        enqueue=work.enqueue,
        limits=_limits(settings),
    )
    delivery = Delivery(services, outside.messenger, settings.public_url + STATUS_PATH)
    country = settings.default_country
    entering = Entering(services, Telling(services, settings.tell_about_changes), country)
    sync = Sync(services, outside.scheduler, entering)
    decider = Decider(services, MadeBookings(services, outside.scheduler, sync.take_in))
    booker = Booker(
        services,
        outside.scheduler,
        Outcomes(decider, BookingEnds(services)),
        settings.no_email_address,
    )
    changer = Changer(services, outside.scheduler, Outcomes(decider, ChangeEnds(services)))
    turns = Turns(
        services,
        decider,
        bookings=FirstAttempt(booker.make, booker.outcomes),
        changes=FirstAttempt(changer.make, changer.outcomes),
    )
    poll = Poll(services, outside.scheduler, country)
    return Bookline(
        settings=settings,
        services=services,
        outside=outside,
        turns=turns,
        booker=booker,
        changer=changer,
        delivery=delivery,
        work=work,
        sweeper=Sweeper(
            Sweep(
                services, turns, delivery, work.enqueue_as, *_callers(settings, services, decider)
            )
        ),
        peers=Peers(database, business_id, work),
        tidying=Tidying(services, work.forget_ended, settings.keep_days),
        sync=sync,
        poll=poll,
        reconciler=Reconciler(services, sync, poll, outside.recorder),
    )


def _prepare(database: Database, settings: Settings) -> int:
    """Bring the database up to date; the business's id."""
    schema.migrate(database)
    with database.write() as connection:
        return schema.ensure_business(
            connection, settings.business_name, settings.business_time_zone, utc_now()
        )


def _reminding(settings: Settings, decider: Decider) -> Reminding:
    quiet = QuietHours(*settings.quiet_between)
    reminders = Reminders(settings.remind_hours_before, quiet, settings.reminder_template)
    return Reminding(decider, reminders)


def _policy(settings: Settings) -> Policy:
    return Policy(
        business_name=settings.business_name,
        time_zone=settings.business_time_zone,
        locale=settings.locale,
        asks_employee=settings.ask_employee,
        takes_no_email=bool(settings.no_email_address),
    )


def _limits(settings: Settings) -> Limits:
    return Limits(
        messages_a_minute=settings.most_messages_a_minute,
        replies_an_hour=settings.most_replies_an_hour,
        replies_an_hour_to_all=settings.most_replies_an_hour_to_all,
        countries=frozenset(settings.countries_served),
    )


def _outside(settings: Settings) -> Outside:
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
    )


def _callers(
    settings: Settings, services: Services, decider: Decider
) -> tuple[Reminding | None, Alerting]:
    return _reminding(settings, decider), _alerting(settings, services)


def _alerting(settings: Settings, services: Services) -> Alerting:
    channels: list[AlertChannel] = []
    if settings.alert_webhook_url and settings.alert_webhook_secret:
        secret = settings.alert_webhook_secret.get_secret_value().encode()
        channels.append(Webhook(settings.alert_webhook_url, secret, settings.business_name))
    if settings.alert_email_to:
        password = settings.smtp_password
        channels.append(
            Mail(
                host=settings.smtp_host,
                port=settings.smtp_port,
                user=settings.smtp_user,
                password=password.get_secret_value() if password else "",
                sender=settings.alert_email_from,
                to=settings.alert_email_to,
                business=settings.business_name,
            )
        )
    return Alerting(
        database=services.database,
        business_id=services.business_id,
        public_url=settings.public_url,
        clock=services.clock,
        channels=tuple(channels),
        quiet=quiet_hours(settings.alert_quiet_hours, settings.zone),
    )


def _watch(call: UpstreamCall) -> None:
    UPSTREAM_SECONDS.labels(call.service, call.operation, call.outcome).observe(
        call.milliseconds / 1000
    )
    log_call(call)


# The command line


@click.command()
def serve() -> None:
    """Migrate, then run the production server on PORT (8000)."""
    configure_logs()
    settings = load_settings()
    database = Database(settings.database_url)
    schema.migrate(database)
    # No connection may cross the fork.
    database.close()
    host = "0.0.0.0"  # noqa: S104  # nosec B104
    processes = settings.web_processes
    Server(lambda: create_app(settings), host, _port("PORT", 8000), processes=processes).run()


@click.command()
def work() -> None:
    """Run a process that does durable work and answers no requests, beside `serve`."""
    configure_logs()
    settings = load_settings()
    if settings.is_sqlite:
        raise click.ClickException(
            "On SQLite `serve` does all work; for more processes set DATABASE_URL to PostgreSQL."
        )
    worker = _assemble(settings)
    is_over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: is_over.set())
    worker.start()
    is_over.wait()
    worker.stop()


@click.command()
def demo() -> None:
    """Run the app on PORT and the sandbox on SANDBOX_PORT, with a phone in the browser."""
    configure_logs(is_pretty=True)
    port, sandbox_port = _port("PORT", 8000), _port("SANDBOX_PORT", 8001)
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
    _outside(settings).announcer.subscribe(target_url, address.prefix)


def _add_demo_staff(settings: Settings) -> str:
    """A member of staff for this demo; their password."""
    password = secrets.token_urlsafe(9)
    database = Database(settings.database_url)
    business_id = _prepare(database, settings)
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


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Try each credential with a harmless call and print what works."""
    configure_logs(is_pretty=True, level=logging.ERROR)
    settings = load_settings()
    outside = _outside(settings)
    findings = examine(
        settings,
        Database(settings.database_url),
        outside.scheduler,
        outside.recorder,
        outside.messenger,
        outside.announcer,
    )
    is_well = True
    for one in findings:
        click.echo(f"{'ok  ' if one.is_well else 'FAIL'}  {one.words}")
        is_well = is_well and one.is_well
    context.exit(0 if is_well else 1)


@click.command()
@click.option("--sandbox", is_flag=True, help="Talk to the sandbox's business, without accounts.")
@click.option("--as-test", "prints_test", is_flag=True, help="Print the talk as a transcript test.")
def chat(*, sandbox: bool, prints_test: bool) -> None:
    """Talk to the bot in the terminal. It reads the calendar and books nothing."""
    configure_logs(is_pretty=True, level=logging.ERROR)
    with create_sandbox() if sandbox else nullcontext() as local:
        settings = (
            load_settings(
                **demo_settings("http://127.0.0.1", local.url, Path(tempfile.gettempdir()))
            )
            if local
            else load_settings()
        )
        rehearsal = Rehearsal(
            policy=_policy(settings),
            replies=Replies(REPLIES, settings.locale),
            answers=Answers(_outside(settings).scheduler),
            clock=utc_now,
        )
        lines = talk(rehearsal)
    if prints_test:
        click.echo("\n".join(as_test(lines)))


@click.command()
@click.option("--mermaid", "is_diagram", is_flag=True, help="As a Mermaid flow chart.")
def steps(*, is_diagram: bool) -> None:
    """Print the table of steps."""
    click.echo(
        mermaid() if is_diagram else "\n".join(f"{one.name:13} {one.shows}" for one in STEPS)
    )


def _open_database() -> tuple[Database, int]:
    settings = load_settings()
    database = Database(settings.database_url)
    return database, _prepare(database, settings)


def _open_calendar() -> tuple[Announcer, Address]:
    configure_logs(is_pretty=True, level=logging.ERROR)
    settings = load_settings()
    return _outside(settings).announcer, _address(settings)


def _address(settings: Settings) -> Address:
    secret = settings.setster_webhook_secret
    prefix = settings.public_url + CALENDAR_PATH
    return Address(prefix, secret.get_secret_value() if secret else None)


def _open_reconciler() -> Reconciler:
    configure_logs(is_pretty=True, level=logging.ERROR)
    return _assemble(load_settings()).reconciler


@contextmanager
def _open_past() -> Iterator[Past]:
    settings = load_settings()
    database = Database(settings.database_url)
    try:
        yield Past(
            database,
            _prepare(database, settings),
            _policy(settings),
            Replies(REPLIES, settings.locale),
            utc_now,
        )
    finally:
        database.close()


COMMANDS = (
    replay_command(_open_past),
    serve,
    work,
    demo,
    doctor,
    chat,
    steps,
    setster_commands(_open_calendar),
    reconcile_command(_open_reconciler),
    *people_commands(_open_database, utc_now),
)


def _port(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if value and not (value.isdigit() and 0 < int(value) < 65536):
        raise click.ClickException(f"{name} must be a port number")
    return int(value or default)


main = click.Group("bookline", commands={str(one.name): one for one in COMMANDS})

if __name__ == "__main__":
    main()
