"""Which language a text is in, and texts that mix two."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.languages import LANGUAGES, spoken
from bot.understanding.meaning import Act, Understood
from bot.understanding.reader import understand
from tests.understanding.notation import NOW
from tests.understanding.salon import asked, reads_in

ENGLISH = """
hi
hello there
I need an appointment
haircut tomorrow?
can u fit me in friday
what time do you open
Hola! I need a haircut
do you do nails?
how much is a cut
need a trim asap
book me in with maria
looking for a massage this weekend
"""
SPANISH = """
hola
buenas tardes
Hola, quiero una cita
quiero corte
cuanto cuesta
¿Tienen lugar mañana?
corte de pelo
jueves
mañana
gracias
si por favor
que onda
necesito un appointment para tomorrow
hola, haircut por favor
a que hora abren
kiero una sita
el martes a las 3
para mi hija
hello, tienen algo el sábado?
"""
NEITHER = """
ok
no
3
10:30
👍
Ana López
María de la Cruz
Will Young
Los Angeles
12 Main St
Calle San Juan 12
ana@x.com
dana.lee@the-one.com
Downtown
Swedish massage

"""
BORROWED_BY_SPANISH = """
yes
yes please
ok thanks
thank you
bye
cancel
tomorrow
haircut
appointment
perfect
9 am
friday
Color & cut
sorry
"""
BORROWED_BY_ENGLISH = """
hola
gracias
si
si gracias
adios
perfecto
mañana
hola amigo
"""
TO_SPANISH = """
quiero cancelar
jueves
el martes a las 3
cuanto cuesta
cancelar
mejor el viernes
mi nombre es Ana
¿tienen más temprano?
necesito un appointment para tomorrow
con quien sea
no puedo ese dia
"""
TO_ENGLISH = """
what time
the 3pm one
can I come at 4?
see you tomorrow
do you have anything earlier?
I want the second one
how much is it
my name is Ana
"""


def lines(text: str) -> list[str]:
    """The texts of a table of one column; the last may be empty."""
    return text.removeprefix("\n").removesuffix("\n").split("\n")


@pytest.mark.parametrize("text", lines(ENGLISH))
def test_a_first_text_in_english_is_english(text: str) -> None:
    assert spoken(text, "") == "en"


@pytest.mark.parametrize("text", lines(SPANISH))
def test_a_first_text_in_spanish_is_spanish(text: str) -> None:
    assert spoken(text, "") == "es"


@pytest.mark.parametrize("text", lines(NEITHER))
@pytest.mark.parametrize("present", ["", "en", "es"])
def test_names_numbers_and_words_of_both_tell_nothing(text: str, present: str) -> None:
    assert spoken(text, present) == present


@pytest.mark.parametrize("text", lines(BORROWED_BY_SPANISH))
def test_a_borrowed_english_word_leaves_a_spanish_talk_spanish(text: str) -> None:
    assert spoken(text, "es") == "es"


@pytest.mark.parametrize("text", lines(BORROWED_BY_ENGLISH))
def test_a_borrowed_spanish_word_leaves_an_english_talk_english(text: str) -> None:
    assert spoken(text, "en") == "en"


@pytest.mark.parametrize("text", lines(TO_SPANISH))
def test_a_talk_turns_spanish_when_the_customer_does(text: str) -> None:
    assert spoken(text, "en") == "es"
    assert spoken(text, "es") == "es"


@pytest.mark.parametrize("text", lines(TO_ENGLISH))
def test_a_talk_turns_english_when_the_customer_does(text: str) -> None:
    assert spoken(text, "es") == "en"
    assert spoken(text, "en") == "en"


@given(st.text(max_size=200), st.sampled_from(["", *LANGUAGES]))
def test_some_language_is_told_of_any_text(text: str, present: str) -> None:
    assert spoken(text, present) in {present, *LANGUAGES}


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_no_telling_word_is_borrowed_or_tells_two_languages(code: str) -> None:
    one = LANGUAGES[code]
    assert not one.telling & one.borrowed
    for other in LANGUAGES.values():
        assert other is one or not one.telling & other.telling


@pytest.mark.parametrize(
    ("language", "step", "text", "act"),
    [
        ("es", "confirmation", "yes", Act.YES),
        ("es", "confirmation", "yes please", Act.YES),
        ("es", "", "bye", Act.GOODBYE),
        ("es", "", "cancel", Act.CANCEL),
        ("es", "opening", "anything earlier", Act.EARLIER),
        ("en", "confirmation", "si", Act.YES),
        ("en", "", "gracias", Act.THANKS),
        ("en", "opening", "más tarde", Act.LATER),
        ("en", "employee", "cualquiera", Act.NO_PREFERENCE),
    ],
)
def test_what_says_nothing_in_one_language_is_read_in_the_other(
    language: str, step: str, text: str, act: Act
) -> None:
    assert act in reads_in(language, step, text).acts


def test_a_time_and_a_service_may_be_in_the_other_language() -> None:
    assert len(reads_in("en", "", "mañana").times) == 1
    assert len(reads_in("es", "", "tomorrow").times) == 1
    assert reads_in("en", "service", "corte de pelo").service_ids == ("cut",)


@pytest.mark.parametrize("text", ["no se preocupe", "la casa es grande", "pasame la sal"])
def test_a_few_words_of_a_text_are_not_read_in_the_other_language(text: str) -> None:
    assert reads_in("es", "", text) == Understood()


def test_words_of_the_other_language_are_no_name() -> None:
    offered = replace(asked("details"), locale="en-US")
    assert understand("why do you need it", offered, NOW).name is None
