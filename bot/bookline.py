"""One process of Bookline: its parts, wired from the settings, and when they start and stop."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.engine import make_url

from bot.answers import Answers
from bot.dialogue import staff_hours
from bot.dialogue.world import Policy
from bot.ports import AlertLine, Outside
from bot.replies import Replies
from bot.settings import Settings
from bot.store import schema
from bot.store.database import Database
from bot.store.guarding import guard
from bot.turns.deciding import Decider
from bot.turns.ends import BookingEnds, ChangeEnds
from bot.turns.first_attempt import FirstAttempt
from bot.turns.limits import Limits
from bot.turns.made_bookings import MadeBookings
from bot.turns.outcomes import Outcomes
from bot.turns.services import Services, utc_now
from bot.turns.staff_orders import StaffOrders
from bot.turns.turns import Turns
from bot.understanding.warming import warm_up
from bot.web.webhooks import STATUS_PATH
from bot.workflows.alerting import Alerting, MailLine
from bot.workflows.booking import Booker
from bot.workflows.changing import Changer
from bot.workflows.definitions import workflows
from bot.workflows.delivery import Delivery
from bot.workflows.engine import DurableWork
from bot.workflows.entering import Entering
from bot.workflows.peers import Peers
from bot.workflows.polling import Poll
from bot.workflows.quiet_hours import QuietHours
from bot.workflows.reconciling import Reconciler
from bot.workflows.recording import Recording
from bot.workflows.reminding import Reminders, Reminding
from bot.workflows.sweep import Sweep, Sweeper
from bot.workflows.syncing import Sync
from bot.workflows.telling import Telling
from bot.workflows.tidying import Tidying


@dataclass
class Bookline:
    """One process of Bookline: `start()` after forking, `stop()` before leaving."""

    settings: Settings
    services: Services
    outside: Outside
    turns: Turns
    orders: StaffOrders
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
    alerting: Alerting
    staff_database: Database
    """What the staff pages read and write; another role's where one is configured."""

    def start(self) -> None:
        """Begin durable work, sweep, and read the catalogue."""
        warm_up()
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
                self.alerting,
            )
        )
        self.peers.start()
        self.sweeper.start()
        self.services.answers.read_catalogue_behind()

    def stop(self) -> None:
        """Finish what is running and close everything."""
        self.sweeper.stop()
        self.peers.stop()
        self.work.stop()
        self.peers.leave()
        self.staff_database.close()
        self.services.database.close()


def assemble(settings: Settings, outside: Outside, replies: Replies) -> Bookline:
    """One process, migrated and wired but not yet working: see `Bookline.start`."""
    database = Database(settings.database_url)
    business_id = prepare(database, settings)
    work = DurableWork(database)
    services = Services(
        database=database,
        business_id=business_id,
        policy=policy_of(settings),
        replies=replies,
        answers=Answers(outside.scheduler),
        enqueue=work.enqueue,
        limits=_limits(settings),
        hands_back_after=timedelta(hours=settings.give_back_after_hours) or None,
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
    booking = FirstAttempt(booker.make, booker.outcomes)
    changing = FirstAttempt(changer.make, changer.outcomes)
    turns = Turns(services, decider, bookings=booking, changes=changing)
    poll = Poll(services, outside.scheduler, country)
    alerting = _alerting(settings, services, outside)
    return Bookline(
        settings=settings,
        services=services,
        outside=outside,
        turns=turns,
        orders=StaffOrders(services, booking, changing),
        booker=booker,
        changer=changer,
        delivery=delivery,
        work=work,
        sweeper=Sweeper(
            Sweep(
                services,
                turns,
                delivery,
                work.enqueue_as,
                _reminding(settings, decider),
                alerting,
                waits_too_long=timedelta(minutes=settings.attention_after_minutes),
            )
        ),
        peers=Peers(database, business_id, work),
        tidying=Tidying(services, work.forget_ended, settings.keep_days),
        sync=sync,
        poll=poll,
        reconciler=Reconciler(services, sync, poll, outside.recorder),
        alerting=alerting,
        staff_database=_staff_database(settings, services),
    )


def prepare(database: Database, settings: Settings) -> int:
    """Bring the database up to date; the business's id."""
    schema.migrate(database)
    with database.write() as connection:
        return schema.ensure_business(
            connection, settings.business_name, settings.business_time_zone, utc_now()
        )


def _staff_database(settings: Settings, services: Services) -> Database:
    """The database as the staff pages see it, behind a wall of its own where one is wanted."""
    if settings.staff_database_url is None:
        return services.database
    url = settings.staff_database_url.get_secret_value()
    guard(services.database, make_url(url).username or "")
    return Database(url, business_id=services.business_id)


def _reminding(settings: Settings, decider: Decider) -> Reminding:
    quiet = QuietHours(*settings.quiet_between)
    reminders = Reminders(settings.remind_hours_before, quiet, settings.reminder_template)
    return Reminding(decider, reminders)


def policy_of(settings: Settings) -> Policy:
    """How the dialogue is to talk for this business."""
    return Policy(
        business_name=settings.business_name,
        time_zone=settings.business_time_zone,
        locale=settings.locale,
        asks_employee=settings.ask_employee,
        takes_no_email=bool(settings.no_email_address),
        staff_hours=staff_hours.read(settings.staff_hours),
    )


def _limits(settings: Settings) -> Limits:
    return Limits(
        messages_a_minute=settings.most_messages_a_minute,
        replies_an_hour=settings.most_replies_an_hour,
        replies_an_hour_to_all=settings.most_replies_an_hour_to_all,
        countries=frozenset(settings.countries_served),
    )


def _alerting(settings: Settings, services: Services, outside: Outside) -> Alerting:
    lines: list[AlertLine] = [outside.webhook] if outside.webhook else []
    if outside.mailer and settings.alert_email_to:
        lines.append(MailLine(outside.mailer, settings.alert_email_to, settings.business_name))
    quiet = settings.alert_quiet_between
    return Alerting(
        database=services.database,
        business_id=services.business_id,
        public_url=settings.public_url,
        clock=services.clock,
        zone=settings.zone,
        lines=tuple(lines),
        quiet=QuietHours(*quiet) if quiet else None,
        mailer=outside.mailer,
    )
