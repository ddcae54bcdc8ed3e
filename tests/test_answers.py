"""What is remembered of the calendar, for how long, and who asks when it is not."""

import threading
from datetime import date, timedelta
from functools import partial

import pytest

from bot.answers import CATALOGUE_FRESH_S, MOST_KEPT, OPENINGS_FRESH_S, Answered, Answers
from bot.dialogue.catalogue import OpeningsQuery
from bot.dialogue.effects import FindClients, FindOpenings, ReadCatalogue, Unreachable
from bot.ports import Client, NotFound, Unavailable
from tests.desk import at_once
from tests.dialogue.salon import CATALOGUE
from tests.waiting import until

TODAY = date(2026, 11, 23)


class Calendar:
    """A scheduler that counts what it is asked and fails when told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.error: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def _answer(self, name: str, answer):
        self.asked.append(name)
        self.gate.wait(5)
        if self.error:
            raise self.error
        return answer

    def catalogue(self, *, timeout_s: float = 20.0):
        del timeout_s
        return self._answer("catalogue", CATALOGUE)

    def openings(self, query: OpeningsQuery, *, timeout_s: float = 6.0):
        del query, timeout_s
        return self._answer("openings", [])

    def known_clients(self, phone: str):
        return [Client("1", "Dana Lee", "dana@example.com")] if phone == "+1" else None

    def clients_with_phone(self, phone: str, *, timeout_s: float = 6.0):
        del phone, timeout_s
        return self._answer("clients", [])


class Stopwatch:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def answers(calendar: Calendar, watch: Stopwatch) -> Answers:
    return Answers(calendar, monotonic=watch)


def openings_on(day: date, location_id: str = "down", **more) -> FindOpenings:
    query = OpeningsQuery(location_id, "cut", day, day + timedelta(days=6))
    return FindOpenings(query, **more)


def test_what_was_found_is_known_for_a_while(
    answers: Answers, calendar: Calendar, watch: Stopwatch
) -> None:
    question = openings_on(TODAY)
    assert answers.known(question) is None
    assert answers.find(question, timeout_s=1) == ()
    assert answers.known(question) == ()
    watch.seconds += OPENINGS_FRESH_S + 1
    assert answers.known(question) is None
    assert calendar.asked == ["openings"]


def test_a_question_for_fresh_openings_is_never_answered_from_memory(answers: Answers) -> None:
    answers.find(openings_on(TODAY, fresh=True), timeout_s=1)
    assert answers.known(openings_on(TODAY, fresh=True)) is None
    assert answers.known(openings_on(TODAY)) == ()


def test_a_booking_makes_its_day_and_place_forgotten(answers: Answers) -> None:
    near, far = openings_on(TODAY), openings_on(TODAY + timedelta(days=30))
    elsewhere = openings_on(TODAY, "river")
    for question in (near, far, elsewhere):
        answers.find(question, timeout_s=1)
    answers.forget_openings("down", TODAY + timedelta(days=2))
    assert answers.known(near) is None
    assert answers.known(far) == ()
    assert answers.known(elsewhere) == ()


def test_an_old_catalogue_serves_while_a_new_one_is_read_behind(
    answers: Answers, calendar: Calendar, watch: Stopwatch
) -> None:
    answers.find(ReadCatalogue(), timeout_s=1)
    watch.seconds += CATALOGUE_FRESH_S + 1
    calendar.gate.clear()
    assert answers.known(ReadCatalogue()) == CATALOGUE
    assert answers.known(ReadCatalogue()) == CATALOGUE
    calendar.gate.set()
    until(lambda: calendar.asked == ["catalogue"] * 2, "one reading behind")


def test_an_old_catalogue_outlives_a_calendar_that_is_down(
    answers: Answers, calendar: Calendar, watch: Stopwatch
) -> None:
    answers.find(ReadCatalogue(), timeout_s=1)
    calendar.error = Unavailable("down")
    watch.seconds += 100 * CATALOGUE_FRESH_S
    assert answers.known(ReadCatalogue()) == CATALOGUE
    assert answers.catalogue() == CATALOGUE


def test_many_who_need_the_catalogue_at_once_have_it_read_once(calendar: Calendar) -> None:
    answers = Answers(calendar)
    calendar.gate.clear()
    opening = threading.Timer(0.1, calendar.gate.set)
    opening.start()
    found = at_once(*[partial(answers.find, ReadCatalogue(), timeout_s=5)] * 12)
    opening.join()
    assert found == [CATALOGUE] * 12
    assert calendar.asked == ["catalogue"]


@pytest.mark.parametrize("error", [Unavailable("down"), NotFound("gone")])
def test_a_question_that_nobody_answers_is_unreachable_and_not_kept(
    answers: Answers, calendar: Calendar, error: Exception
) -> None:
    calendar.error = error
    for question in (openings_on(TODAY), ReadCatalogue(), FindClients("+2")):
        assert answers.find(question, timeout_s=1) == Unreachable()
        assert answers.known(question) is None


def test_an_id_that_is_gone_has_the_catalogue_read_again(
    answers: Answers, calendar: Calendar
) -> None:
    answers.find(ReadCatalogue(), timeout_s=1)
    calendar.error = NotFound("gone")
    answers.find(openings_on(TODAY), timeout_s=1)
    assert answers.known(ReadCatalogue()) is None


def test_clients_that_came_with_the_catalogue_cost_no_call(
    answers: Answers, calendar: Calendar
) -> None:
    assert answers.known(FindClients("+1")) == (("Dana Lee", "dana@example.com"),)
    assert answers.known(FindClients("+2")) is None
    assert answers.find(FindClients("+2"), timeout_s=1) == ()
    assert answers.known(FindClients("+2")) == ()
    assert calendar.asked == ["clients"]


def test_memory_is_bounded(answers: Answers) -> None:
    answers.find(ReadCatalogue(), timeout_s=1)
    for number in range(MOST_KEPT + 10):
        answers.find(FindClients(f"+{number + 2}"), timeout_s=1)
    assert len(answers._kept) <= MOST_KEPT
    assert answers.catalogue() == CATALOGUE


def test_what_a_turn_has_seen_stays_the_same_for_the_turn(
    answers: Answers, watch: Stopwatch
) -> None:
    question = openings_on(TODAY)
    answers.find(question, timeout_s=1)
    turn = Answered(answers)
    assert turn[question] == ()
    watch.seconds += 10 * OPENINGS_FRESH_S
    assert turn[question] == ()
    assert question not in Answered(answers)


def test_a_turn_without_time_left_asks_nobody(answers: Answers, calendar: Calendar) -> None:
    turn = Answered(answers)
    turn.find(openings_on(TODAY), timeout_s=0)
    assert turn[openings_on(TODAY)] == Unreachable()
    assert calendar.asked == []
