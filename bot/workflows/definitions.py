"""The workflows by name, each a few durable steps."""

from collections.abc import Mapping

from bot.turns.turns import Turns
from bot.workflows.booking import Booker
from bot.workflows.delivery import Delivery
from bot.workflows.engine import Workflow, run_step
from bot.workflows.recording import Recording


def workflows(
    turns: Turns, booker: Booker, recording: Recording, delivery: Delivery
) -> Mapping[str, Workflow]:
    """What can be enqueued. The subject is a booking's reference, or a message's id."""

    def book(reference: str, attempt: int) -> None:
        run_step("create", booker.create, reference, attempt)
        run_step("tell", turns.tell, reference)
        run_step("record", recording.record, reference, 1)

    def look(reference: str, number: int) -> None:
        run_step("look", booker.look, reference, number)
        run_step("tell", turns.tell, reference)
        run_step("record", recording.record, reference, 1)

    def tell(reference: str, _: int) -> None:
        run_step("tell", turns.tell, reference)

    def record(reference: str, number: int) -> None:
        run_step("record", recording.record, reference, number)

    def deliver(message_id: str, attempt: int) -> None:
        run_step("deliver", delivery.deliver, int(message_id), attempt)

    return {"book": book, "look": look, "tell": tell, "record": record, "deliver": deliver}
