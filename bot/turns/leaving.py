"""The one gate before any text of the bot's leaves, be it by a webhook's answer or by delivery.

Read it under the conversation's lock: opting out and taking over are written under the same one.
"""

from bot.store.conversations import ConversationRow

OPTED_OUT = "opted_out"
TAKEN = "taken"


def objection_to(
    row: ConversationRow, *, is_consent: bool = False, is_end: bool = False, is_staff: bool = False
) -> str:
    """Why a text may not leave now; empty when it may.

    `is_consent`: it confirms that nothing more will come. `is_end`: it tells how an order ended,
    which the customer learns though a person has taken over, unless that person tells it.
    """
    if row.is_suppressed and not is_consent:
        return OPTED_OUT
    is_for_person = row.taken_by is not None and not is_staff
    return TAKEN if is_for_person and not (is_end and row.tells_ends) else ""
