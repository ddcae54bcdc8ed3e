"""Abuse and signs of danger: a person looks at it, whatever the talk was about."""

from bot.dialogue.talk import Talk
from bot.understanding.alarms import Alarm, alarms


def heed(talk: Talk, text: str) -> bool:
    """Have a person look at a text that calls for one; True where the bot must step aside."""
    found = alarms(text)
    if Alarm.ABUSE in found:
        talk.alert(Alarm.ABUSE.value)
    if Alarm.EMERGENCY not in found:
        return False
    talk.notes.clear()
    talk.hand_over(Alarm.EMERGENCY.value, "emergency")
    return True
