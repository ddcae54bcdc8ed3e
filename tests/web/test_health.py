"""Is it alive, is it ready, and what do its numbers say: three addresses, no secrets."""

from pathlib import Path

import pytest
from flask import Flask

from bot.answers import Answers
from bot.store import schema
from bot.store.database import Database
from bot.web.health import health_blueprint
from bot.web.metrics import metrics_blueprint
from tests.desk import Desk
from tests.running import Running
from tests.waiting import until


def client_of(*blueprints):
    app = Flask("health")
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    return app.test_client()


def test_a_running_process_is_alive_and_ready(bookline: Running) -> None:
    assert bookline.http.get(f"{bookline.url}/healthz").json() == {"status": "ok"}
    ready = bookline.http.get(f"{bookline.url}/readyz")
    assert ready.status_code == 200
    assert ready.json() == {"ready": True, "database": True, "catalogue": True}


def test_without_its_tables_it_is_alive_and_not_ready(desk: Desk) -> None:
    with desk.database.write() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    client = client_of(health_blueprint(desk.database, desk.services.answers, None))
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json["database"] is False


def test_without_its_database_it_is_alive_and_not_ready(desk: Desk) -> None:
    nowhere = Database("postgresql://nobody@127.0.0.1:9/nothing")
    client = client_of(health_blueprint(nowhere, desk.services.answers, None))
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    nowhere.close()


def test_without_the_calendar_it_is_ready_and_reads_it_behind(desk: Desk) -> None:
    answers = Answers(desk.scheduler)
    client = client_of(health_blueprint(desk.database, answers, None))
    desk.fails("setster", "reset", times=None)
    assert client.get("/readyz").json == {"ready": True, "database": True, "catalogue": False}
    desk.mends()
    until(lambda: client.get("/readyz").json["catalogue"], "the catalogue")


def test_the_schema_is_checked_against_the_code(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'bookline.sqlite'}")
    assert not schema.is_current(database)
    database.close()


def test_the_numbers_are_for_this_machine_where_no_token_is_set(bookline: Running) -> None:
    bookline.phone().says("Hi")
    answer = bookline.http.get(f"{bookline.url}/metrics")
    assert answer.status_code == 200
    assert 'bookline_webhooks_total{answer="answered"}' in answer.text
    assert "bookline_turn_seconds" in answer.text


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_the_numbers_are_hidden_from_whoever_comes_through_a_proxy(header: str) -> None:
    client = client_of(metrics_blueprint(None))
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", headers={header: "for=203.0.113.9"}).status_code == 404


def test_the_numbers_are_hidden_from_other_machines() -> None:
    client = client_of(metrics_blueprint(None))
    for address in ("203.0.113.9", "2001:db8::1", ""):
        answer = client.get("/metrics", environ_base={"REMOTE_ADDR": address})
        assert answer.status_code == 404


def test_with_a_token_the_numbers_are_for_its_bearer() -> None:
    client = client_of(metrics_blueprint("canary-token"))
    for wrong in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "é"}):
        assert client.get("/metrics", headers=wrong).status_code == 401
    answer = client.get("/metrics", headers={"Authorization": "Bearer canary-token"})
    assert answer.status_code == 200


def test_with_a_token_its_bearer_hears_what_is_missing(desk: Desk) -> None:
    client = client_of(health_blueprint(desk.database, desk.services.answers, "canary-token"))
    assert client.get("/readyz").json == {"ready": True}
    told = client.get("/readyz", headers={"Authorization": "Bearer canary-token"}).json
    assert told["database"] is True


def test_the_numbers_name_nobody(bookline: Running) -> None:
    phone = bookline.phone().says("Hi, I'm Canary Person, canary@example.com")
    answer = bookline.http.get(f"{bookline.url}/metrics")
    for secret in (phone.number, phone.number[-7:], "canary", "Canary"):
        assert secret not in answer.text
