"""Golden transcripts: whole talks as prose, `>` the customer and `<` the bot.

`make transcripts` writes the bot's lines anew; read the difference as prose. A line `@ known` makes
the customer a known one, `@ booked` one with two bookings, `@ one location`, `@ form` and
`@ asks employee` choose the business.
"""

import sys
from datetime import datetime
from pathlib import Path

from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import CATALOGUE, NEW_YORK, ONE_PLACE, WITH_FORM, made

FOLDER = Path(__file__).parent / "transcripts"
BUSINESSES = {"one location": ONE_PLACE, "form": WITH_FORM}
BOOKED = (
    made(datetime(2026, 11, 21, 10, 0, tzinfo=NEW_YORK), "facial", employee_id="maria"),
    made(datetime(2026, 11, 27, 15, 0, tzinfo=NEW_YORK)),
)


def played(script: str) -> str:
    """The talk with the bot's lines as they are today; everything else as it stands."""
    lines = [line for line in script.splitlines() if not line.startswith("<")]
    marks = {line.removeprefix("@ ") for line in lines if line.startswith("@")}
    chat = Chat(
        next((BUSINESSES[one] for one in marks if one in BUSINESSES), CATALOGUE),
        customer=Customer(PHONE, "Dana Lee", "dana@example.com") if "known" in marks else None,
        asks_employee="asks employee" in marks,
        has=BOOKED if "booked" in marks else (),
    )
    written = []
    for line in lines:
        written.append(line)
        if line.startswith(">"):
            reply = chat.says(line.removeprefix(">").strip()).reply
            written += [f"< {one}" for one in reply.splitlines()] or ["< (silence)"]
    return "\n".join(written) + "\n"


def main() -> None:
    """Write all transcripts anew."""
    for path in sorted(FOLDER.glob("*.txt")):
        path.write_text(played(path.read_text()))
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
