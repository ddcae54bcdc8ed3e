"""The recording client over real HTTP: what the port promises."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.ports import ContactUnknown, RecordOrder, Unauthorised, Unavailable
from integrations.sandbox import Sandbox
from integrations.sandbox.business import CREDENTIALS
from integrations.sandbox.faults import Fault
from integrations.setter import Setter
from tests.integrations.contract.salon import DANA, SAM


def record_order(**changes) -> RecordOrder:
    order = RecordOrder(
        external_id="setster-1-1",
        address=DANA,
        is_whatsapp=False,
        starts_at=datetime(2026, 11, 24, 15, tzinfo=UTC),
        ends_at=datetime(2026, 11, 24, 16, tzinfo=UTC),
        time_zone="America/New_York",
        metadata={"setster_id": "1"},
    )
    return replace(order, **changes)


def offers_a_link(sandbox: Sandbox, phone: str) -> bool:
    return sandbox.parts.setter_book.ask_bot(phone, "sms", "can I book?").offers_link


def test_a_recorded_booking_silences_the_links_and_a_cancelled_one_does_not(recorder, sandbox):
    assert offers_a_link(sandbox, DANA)
    recorded = recorder.record(record_order())
    assert (recorded.deduplicated, recorded.differs) == (False, ())
    assert not offers_a_link(sandbox, DANA)
    recorder.cancel(recorded.id)
    recorder.cancel(recorded.id)
    assert offers_a_link(sandbox, DANA)


def test_a_contact_is_unknown_until_the_person_has_written(recorder, sandbox):
    with pytest.raises(ContactUnknown):
        recorder.record(record_order(address=SAM))
    offers_a_link(sandbox, SAM)
    assert recorder.record(record_order(address=SAM)).id


def test_a_whatsapp_customer_is_known_who_wrote_to_the_bot_by_sms(recorder, sandbox):
    offers_a_link(sandbox, SAM)
    assert recorder.record(record_order(address=SAM.removeprefix("+"), is_whatsapp=True)).id
    assert not offers_a_link(sandbox, SAM)


def test_a_repeat_returns_the_same_record_and_says_what_differs(recorder):
    first = recorder.record(record_order())
    again = recorder.record(record_order())
    assert (again.id, again.deduplicated, again.differs) == (first.id, True, ())
    later = datetime(2026, 11, 25, 15, tzinfo=UTC)
    other = recorder.record(record_order(starts_at=later, ends_at=later + timedelta(hours=1)))
    assert (other.id, other.differs) == (first.id, ("start_time",))


def test_a_lost_record_is_had_back_by_repeating_it(recorder, sandbox):
    sandbox.parts.faults.add(Fault("setter", "lost_answer", "create"))
    with pytest.raises(Unavailable) as caught:
        recorder.record(record_order())
    assert caught.value.outcome_unknown
    assert recorder.record(record_order()).deduplicated
    assert len(sandbox.world.state.setter_bookings) == 1


def test_an_unknown_record_counts_as_cancelled(recorder):
    recorder.cancel("999999")


def test_the_recorder_is_checked_with_one_line(recorder, sandbox):
    assert recorder.check().startswith("Setter: the key is accepted")
    wrong = Setter(f"{sandbox.url}/setter/api/v1", api_key="wrong", bot_id=700)
    with pytest.raises(Unauthorised):
        wrong.check()


def test_a_bot_that_does_not_exist_is_not_an_unknown_contact(sandbox):
    setter = Setter(f"{sandbox.url}/setter/api/v1", api_key=CREDENTIALS.setter_api_key, bot_id=999)
    with pytest.raises(Unauthorised):
        setter.record(record_order())
