"""Customers: each wants something, hears what is answered, and goes on from there like a person.

They know nothing of the program but the words that it sends.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

NAMES = ("Robin Vale", "Casey Moor", "Jordan Pike", "Luz Herrera", "Morgan Shaw", "Iker Campos")
DAYS = ("today", "tomorrow", "friday", "next tuesday", "on saturday", "next monday")
DIAS = ("hoy", "mañana", "el viernes", "el martes", "el sábado", "el próximo lunes")
TIMES = ("at 10am", "at 3pm", "at 4:30", "after 2", "in the morning", "at noon", "")
HORAS = ("a las 10 de la mañana", "a las 3 de la tarde", "después de las 2", "por la tarde", "")
SERVICES = ("haircut", "beard trim", "facial", "massage", "bridal styling", "cut & color")
SERVICIOS = ("haircut", "facial", "massage", "consultation")
PLACES = ("downtown", "riverside", "lakeview", "")

OPENERS = {
    "book": (
        "{service} {place} {day} {time}",
        "hi, can I get a {service} {day}? {place}",
        "I'd like to book a {service} {place} {day} {time}. I'm {name}, {email}",
        "book",
    ),
    "move": (
        "can we move it to {day} {time}",
        "I need to reschedule",
        "can I come {day} instead",
        "move my {service} to {day} {time}",
    ),
    "cancel": ("cancel my appointment", "I can't make it, please cancel it", "cancel my {service}"),
    "ask": ("what do I have booked?", "when is my appointment?", "how much is a {service}?"),
    "other": (
        "thanks!",
        "ok",
        "hello?",
        "👍",
        "are you open {day}?",
        "I want to talk to a person",
        "lol my cat just sat on the keyboard jjjkk",
        "",
    ),
}
ENTRADAS = {
    "book": (
        "quiero un {service} {place} {day} {time}",
        "hola, me das cita para {service} {day}?",
        "reservar {service} {day} {time}, soy {name}, {email}",
    ),
    "move": ("puedo cambiar mi cita para {day} {time}?", "necesito cambiar la cita"),
    "cancel": ("quiero cancelar mi cita", "no puedo ir, cancela la cita por favor"),
    "ask": ("qué citas tengo?", "cuándo es mi cita?"),
    "other": ("gracias", "hola", "ok", "quiero hablar con una persona", "👍"),
}

ANSWERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"Reply OK to|Responde SÍ para (reservar|solicitar)", ("OK", "yes", "si", "ok book it")),
    (r"Reply YES|Responde SÍ|Responde SI", ("YES", "yes", "sí", "SI", "sí", "no, leave it")),
    (
        r"name and e-mail|your name|nombre y|tu nombre",
        ("{name}, {email}", "{name} {email}", "it's {name}, {email}"),
    ),
    (r"e-mail|correo", ("{email}", "I have no email")),
    (r"Where would you like|suits you|[Dd]ónde|[Dd]onde", ("1", "2", "{place}", "downtown")),
    (r"What would you like to book|Which of these|[Qq]ué te gustar", ("1", "{service}", "2")),
    (r"Anything with your|[Aa]lgo m[áa]s con", ("no", "NO", "1")),
    (r"Who would you like|[Cc]on qui[ée]n", ("anyone", "1", "whoever is free")),
    (r"Which one should I|[Cc]u[áa]l", ("1", "2", "both", "the first")),
    (r"(?m)^1 .*\d", ("1", "2", "the first one", "{day} {time}", "3", "later please")),
    (r"how did you hear", ("a friend",)),
)
SECOND_THOUGHTS = ("no, {day} {time}", "actually {place}", "wait, make it a {service}", "no, 4:30")


@dataclass
class Person:
    """Somebody with a phone."""

    name: str
    number: str
    channel: str
    random: Random
    is_spanish: bool = False
    is_in_crowd: bool = False
    """Whether they want the very thing that all others want."""
    heard: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    has_answered: bool = True
    is_silent: bool = False
    """Whether they have said that they want to hear nothing more."""

    @property
    def address(self) -> str:
        """The address as Twilio writes it."""
        return f"whatsapp:{self.number}" if self.channel == "whatsapp" else self.number

    @property
    def email(self) -> str:
        """An address that names the person."""
        return f"{self.name.split()[1].lower()}@example.com"

    def hears(self, text: str) -> None:
        """A text arrives on the phone."""
        self.heard.append(text)
        self.has_answered = False

    def says(self) -> str:
        """What the person writes next: mostly an answer to what they were asked."""
        dice = self.random.random()
        if self.is_silent:
            self.is_silent = dice > 0.5
            return "hm ok" if self.is_silent else "START"
        if dice < 0.02:
            self.is_silent = True
            return self.random.choice(("STOP", "stop", "please stop texting me", "Unsubscribe"))
        if not self.has_answered and dice < 0.85:
            self.has_answered = True
            answer = self._answer(self.heard[-1])
            if answer is not None:
                return answer
        if self.random.random() < 0.2:
            return self.orders()
        kind = self.random.choice(
            ("book", "book", "move", "move", "cancel", "cancel", "ask", "other")
        )
        openers = ENTRADAS if self.is_spanish else OPENERS
        return self._fill(self.random.choice(openers[kind]))

    def orders(self) -> str:
        """All that a booking needs, in one text."""
        self.has_answered = True
        return self._fill(
            "Hola, quiero un {service} en {town} {day} {time}. Soy {name}, {email}"
            if self.is_spanish
            else "{service} at {town} {day} {time} please, anyone. I'm {name}, {email}"
        )

    def says_twice(self) -> tuple[str, str]:
        """Two texts that are sent without waiting."""
        first = self.says()
        return first, self._fill(self.random.choice((*SECOND_THOUGHTS, "hello?", first)))

    def _answer(self, heard: str) -> str | None:
        if self.random.random() < 0.12:
            return self._fill(self.random.choice(SECOND_THOUGHTS))
        for asked, answers in ANSWERS:
            if re.search(asked, heard):
                return self._fill(self.random.choice(answers))
        return None

    def _fill(self, words: str) -> str:
        def one_of(wishes: Sequence[str]) -> str:
            return wishes[1] if self.is_in_crowd else self.random.choice(wishes)

        return words.format(
            service=one_of(SERVICIOS if self.is_spanish else SERVICES),
            place=one_of(PLACES),
            town=one_of(PLACES[:3]),
            day=one_of(DIAS if self.is_spanish else DAYS),
            time=one_of(HORAS if self.is_spanish else TIMES),
            name=self.name,
            email=self.email,
        ).strip()


def some_people(random: Random, count: int) -> list[Person]:
    """People with names and numbers of their own."""
    return [
        Person(
            name=NAMES[number],
            number=f"+1555016{number + 1:04}",
            channel=random.choice(("sms", "sms", "whatsapp")),
            random=random,
            is_spanish=random.random() < 0.3,
        )
        for number in range(count)
    ]


def a_crowd(random: Random) -> list[Person]:
    """People who all want the same opening; one of them may try it on two phones."""
    crowd = [
        replace(one, is_spanish=False, is_in_crowd=True)
        for one in some_people(random, random.randint(2, 3))
    ]
    if random.random() < 0.5:
        other = "sms" if crowd[0].channel == "whatsapp" else "whatsapp"
        crowd.append(replace(crowd[0], channel=other, heard=[], seen=set()))
    return crowd
