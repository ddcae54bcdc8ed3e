"""Messages taken out as files: counted first, harmless in spreadsheets, flat in memory, audited."""

import csv
import io
import json
import tracemalloc
from datetime import timedelta

import pytest

from bot.store import exporting
from bot.store.database import Database
from bot.store.exporting import Wanted
from bot.store.tables import messages
from bot.web.staff import export_pages
from bot.web.staff.files import FORMATS
from bot.web.staff.times import Local
from tests.web.staff_data import NOW, PASSWORD, ZONE, Browser, Salon, salon_in

HOSTILE = '=HYPERLINK("http://evil")\r\nsecond "line", ünï \U0001f600'


@pytest.fixture
def role() -> str:
    return "supervisor"


def many(salon: Salon, count: int) -> None:
    talk = salon.talk()
    with salon.database.write() as connection:
        connection.execute(
            messages.insert(),
            [
                {
                    "business_id": salon.business_id,
                    "conversation_id": talk.id,
                    "author": "customer",
                    "body": f"text {number} " + "x" * 150,
                    "created_at": NOW,
                }
                for number in range(count)
            ],
        )


def test_what_a_file_will_hold_is_shown_first(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(at=NOW)
    talk.says("hello")
    talk.hears("Hi!")
    page = dora.opens(talk.path + "/export")
    assert "2 messages of 1 conversation, from Fri, Nov 20, 2026, 3:31 PM" in page.text


def test_csv_reads_back_equal_and_holds_no_formula(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(name="Dana")
    talk.says(HOSTILE)
    talk.hears("Fine, thanks")
    answer = dora.sends(talk.path + "/export", format="csv").response
    assert answer.data.startswith(b"\xef\xbb\xbf") and answer.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert [one["text"] for one in rows] == ["'" + HOSTILE, "Fine, thanks"]
    assert rows[0]["number"].startswith("'+1555") and rows[0]["name"] == "Dana"
    assert rows[0]["time_utc"] == "2026-11-20T20:31:00+00:00"
    assert rows[0]["time_local"] == "2026-11-20T15:31:00-05:00"


def test_json_lines_read_back_equal(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says(HOSTILE)
    lines = dora.sends(talk.path + "/export", format="jsonl").response.data.decode().splitlines()
    assert [json.loads(line)["text"] for line in lines] == [HOSTILE]


def test_text_reads_as_a_conversation(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(name="Dana")
    talk.says("hello")
    talk.hears("Hi!")
    text = dora.sends(talk.path + "/export", format="txt").response.data.decode()
    assert "== Dana +1555" in text
    assert "3:31 PM] Customer: hello\n" in text and "3:32 PM] Bot: Hi!\n" in text


def test_many_conversations_are_narrowed_by_day_and_channel(salon: Salon, dora: Browser) -> None:
    salon.talk(at=NOW).says("today")
    salon.talk(at=NOW - timedelta(days=3)).says("earlier")
    salon.talk(at=NOW, channel="whatsapp").says("on whatsapp")

    def taken(**fields: str) -> set[str]:
        data = dora.sends("/staff/export", format="jsonl", **fields).response.data.decode()
        return {json.loads(line)["text"] for line in data.splitlines()}

    assert taken() == {"today", "earlier", "on whatsapp"}
    assert taken(**{"from": "2026-11-20"}) == {"today", "on whatsapp"}
    assert taken(to="2026-11-19") == {"earlier"}
    assert taken(channel="whatsapp") == {"on whatsapp"}
    assert "1 message of 1 conversation" in dora.opens("/staff/export?channel=whatsapp").text


def test_what_is_taken_out_is_what_the_list_shows(salon: Salon, dora: Browser) -> None:
    salon.talk(attention="payment").says("needs somebody")
    failed = salon.talk()
    failed.hears("never arrived", state="failed")
    booked = salon.talk(channel="whatsapp")
    booked.books(booked.says("book it"))
    salon.talk().says("nothing special")
    for query, texts in {
        "state=attention": {"needs somebody"},
        "failed=1": {"never arrived"},
        "outcome=booked": {"book it"},
        "channel=whatsapp&outcome=booked": {"book it"},
        "location=1": set(),
        "reached=booked": {"book it"},
        "assigned=me": set(),
    }.items():
        asked = dict(one.split("=") for one in query.split("&"))
        shown = dora.opens(f"/staff/?{query}")
        data = dora.sends("/staff/export", format="jsonl", **asked).response.data.decode()
        assert {json.loads(line)["text"] for line in data.splitlines()} == texts, query
        assert shown.html.count('<li class="row') == len(texts), query
        page = dora.opens(f"/staff/export?{query}")
        assert (f"{len(texts)} message of 1 conversation" in page.text) is bool(texts)
        assert (f"/staff/export?{query}".replace("&", "&amp;") in shown.html) is bool(texts)


def test_a_file_holds_as_many_as_were_counted(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("hello")
    fields = {"csrf_token": dora.token(), "format": "jsonl"}
    answer = dora.client.post("/staff/export", data=fields, buffered=False)
    talk.says("written meanwhile")
    assert len(answer.get_data(as_text=True).splitlines()) == 1
    assert json.loads(salon.audited()[-1].after)["rows"] == 1


@pytest.mark.parametrize(
    "fields", [{"from": "x"}, {"to": "0001-01-01"}, {"channel": "fax"}, {"format": "exe"}]
)
def test_odd_wishes_are_refused(salon: Salon, dora: Browser, fields: dict[str, str]) -> None:
    salon.talk().says("hello")
    assert dora.sends("/staff/export", **fields).status == 400


def test_taking_many_rows_asks_for_the_password_again(
    salon: Salon, dora: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_pages, "ASKS_PASSWORD_OVER", 2)
    talk = salon.talk()
    for _ in range(3):
        talk.says("hello")
    assert 'name="password"' in dora.opens("/staff/export").html
    assert dora.sends("/staff/export").status == 403
    assert dora.sends("/staff/export", password="wrong").status == 403
    assert dora.sends("/staff/export", password=PASSWORD).status == 200
    assert [one.action for one in salon.audited()].count("exported") == 1


def test_an_export_is_audited_with_its_count(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("hello")
    dora.sends(talk.path + "/export")
    entry = salon.audited()[-1]
    assert (entry.action, entry.conversation_id) == ("exported", talk.id)
    assert json.loads(entry.after) == {"rows": 1, "format": "csv"}


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_memory_stays_flat_over_many_rows(database: Database, kind: str) -> None:
    salon = salon_in(database)
    many(salon, 8_000)

    def peak(wanted: Wanted) -> tuple[int, int]:
        with database.read() as connection:
            tracemalloc.start()
            found = exporting.rows(connection, salon.business_id, wanted, 10**9)
            size = sum(len(one) for one in FORMATS[kind][1](found, Local(ZONE)))
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return size, most

    size, most = peak(Wanted())
    assert size > 1_200_000
    assert most < size / 2
