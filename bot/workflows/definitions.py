"""The workflows by name. Each step begins with a conditional update of its row."""

from collections.abc import Callable, Mapping

from bot.workflows.alerting import Alerting
from bot.workflows.booking import Booker
from bot.workflows.changing import Changer
from bot.workflows.delivery import Delivery
from bot.workflows.engine import Workflow, run_step
from bot.workflows.polling import Poll
from bot.workflows.reconciling import Reconciler
from bot.workflows.recording import Recording
from bot.workflows.syncing import Sync
from bot.workflows.tidying import Tidying


def workflows(
    booker: Booker,
    changer: Changer,
    recording: Recording,
    delivery: Delivery,
    sync: Sync,
    poll: Poll,
    reconciler: Reconciler,
    tidying: Tidying,
    alerting: Alerting,
) -> Mapping[str, Workflow]:
    """What can be enqueued.

    The subject is the reference of a booking or of a change, the id of a message or of a record,
    or the calendar's own id.
    """

    def book(reference: str, attempt: int) -> None:
        run_step("create", booker.create, reference, attempt)

    def look(reference: str, number: int) -> None:
        run_step("look", booker.look, reference, number)

    def tell(reference: str, _: int) -> None:
        run_step("tell", booker.outcomes.tell, reference)

    def change(reference: str, attempt: int) -> None:
        run_step("change", changer.change, reference, attempt)

    def tell_change(reference: str, _: int) -> None:
        run_step("tell_change", changer.outcomes.tell, reference)

    def record(record_id: str, number: int) -> None:
        run_step("record", recording.move, int(record_id), number)

    def deliver(message_id: str, attempt: int) -> None:
        run_step("deliver", delivery.deliver, int(message_id), attempt)

    def take_in(placed_id: str, number: int) -> None:
        run_step("take_in", sync.run, placed_id, number)

    return {
        "book": book,
        "look": look,
        "tell": tell,
        "change": change,
        "tell_change": tell_change,
        "record": record,
        # The same under a name of its own: its attempts are counted anew.
        "cancel_record": record,
        "deliver": deliver,
        "sync": take_in,
        "poll": _of_one_step("poll", poll.run),
        "reconcile": _of_one_step("reconcile", reconciler.run_nightly),
        "tidy": _of_one_step("tidy", tidying.run),
        "call_staff": _of_one_step("call_staff", alerting.run),
    }


def _of_one_step(name: str, step: Callable[[], None]) -> Workflow:
    """A workflow about nothing in particular."""

    def workflow(_: str, __: int) -> None:
        run_step(name, step)

    return workflow
