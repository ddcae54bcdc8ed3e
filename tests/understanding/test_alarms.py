"""Abuse and signs of danger are seen; what only sounds like them is not."""

import pytest

from bot.understanding.alarms import Alarm, alarms

ABUSE = [
    "fuck you",
    "You stupid idiots!!",
    "u are such a moron",
    "what a bitch",
    "I'm gonna kill you",
    "I know where you live",
    "shut up",
    "hijo de puta",
    "eres un imbécil",
    "vete a la mierda",
    "te voy a matar",
    "chinga tu madre",
]
EMERGENCY = [
    "please call 911",
    "I need an ambulance at your salon",
    "my friend can't breathe",
    "he is not breathing",
    "my finger won't stop bleeding",
    "I think she's having a stroke",
    "i'm having an allergic reaction to the dye",
    "I want to die",
    "going to kill myself",
    "she just collapsed",
    "necesito una ambulancia",
    "no puedo respirar",
    "le está dando un infarto",
    "quiero suicidarme",
    "me quiero morir",
    "es una emergencia",
]
HARMLESS = [
    "the heat is killing me",
    "I want to die my hair red",
    "going to die of boredom lol",
    "this color keeps bleeding, can you fix it",
    "the dye won't stop bleeding",
    "my hair can't breathe under this wig",
    "you nearly gave me a heart attack",
    "i have a hair emergency, any emergency appointment?",
    "a haircut to die for",
    "I'd kill for a massage",
    "killing time downtown",
    "dying to see you",
    "oh shit, wrong day",
    "that was fucking great",
    "I had an allergic reaction to latex once",
    "is there parking? my ambulance driver friend is coming",
    "can you fit my emergency contact in",
    "bleach is bad for me",
    "me muero de ganas",
    "me quiero morir de la vergüenza",
    "el calor me mata",
    "quedó de puta madre",
    "tengo reacción alérgica al látex",
    "casi me da un infarto con el precio",
    "haircut tomorrow at 3 with Maria",
    "corte mañana a las 3 con María",
]


@pytest.mark.parametrize("text", ABUSE)
def test_abuse_is_seen(text: str) -> None:
    assert alarms(text) == {Alarm.ABUSE}


@pytest.mark.parametrize("text", EMERGENCY)
def test_danger_is_seen(text: str) -> None:
    assert alarms(text) == {Alarm.EMERGENCY}


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert alarms(text) == frozenset()
