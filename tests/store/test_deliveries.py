"""States of delivery only move forward, in whatever order their news comes."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ports import DeliveryState
from bot.store import deliveries
from integrations.twilio.states import RANK
from tests.desk import Desk

NEWS = [state for state in DeliveryState if state is not DeliveryState.INLINE]


def outgoing(desk: Desk) -> int:
    customer = desk.customer()
    answer = customer.sends(customer.message("hi"))
    assert answer is not None
    return answer.message_id


def state(desk: Desk, message_id: int) -> DeliveryState:
    found = desk.value("SELECT state FROM messages WHERE id = :id", id=message_id)
    return DeliveryState(found)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(news=st.lists(st.sampled_from(NEWS), max_size=8))
def test_news_in_any_order_never_moves_a_message_back(
    desk: Desk, news: list[DeliveryState]
) -> None:
    message_id = outgoing(desk)
    seen = [DeliveryState.INLINE]
    for one in news:
        with desk.database.write() as connection:
            deliveries.move_on(connection, message_id, one, desk.clock())
        seen.append(state(desk, message_id))
    for before, after in pairwise(seen):
        if before is DeliveryState.FAILED:
            assert after is DeliveryState.FAILED
        elif after is DeliveryState.FAILED:
            assert RANK[before] < RANK[DeliveryState.DELIVERED]
        else:
            assert RANK[after] >= RANK[before]


def test_the_order_of_states_is_that_of_twilio() -> None:
    assert [DeliveryState(one) for one in deliveries.ORDER] == sorted(RANK, key=RANK.__getitem__)


@pytest.mark.parametrize("at_twilio", [DeliveryState.QUEUED, DeliveryState.SENDING])
def test_what_waits_at_twilio_is_sent_as_far_as_we_are_concerned(
    at_twilio: DeliveryState,
) -> None:
    assert deliveries.taken(at_twilio) is DeliveryState.SENT
    assert deliveries.taken(DeliveryState.DELIVERED) is DeliveryState.DELIVERED


def test_an_attempt_is_begun_once(desk: Desk) -> None:
    message_id = outgoing(desk)
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE messages SET state = 'queued' WHERE author = 'bot'")
        assert deliveries.claim(connection, message_id, 1, desk.clock())
        assert not deliveries.claim(connection, message_id, 1, desk.clock())
        assert deliveries.claim(connection, message_id, 2, desk.clock())


def test_only_what_has_been_stuck_for_long_is_found(desk: Desk) -> None:
    outgoing(desk)
    with desk.database.read() as connection:
        now = desk.clock()
        assert deliveries.stuck(connection, ["inline"], now) == []
        assert len(deliveries.stuck(connection, ["inline"], now + timedelta(seconds=1))) == 1
        assert deliveries.stuck(connection, ["queued"], now + timedelta(days=1)) == []
