import httpx
import pytest

DANA = "+15550100001"


@pytest.fixture
def site(simulator):
    with httpx.Client(base_url=simulator, timeout=10, trust_env=False) as client:
        yield client


def test_the_page_names_the_customers_and_forbids_anything_inline(site):
    answer = site.get("/")
    assert DANA in answer.text
    assert "Maple &amp; Main" in answer.text
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "<style" not in answer.text
    assert " style=" not in answer.text
    assert answer.text.count("<script") == 1


def test_its_script_and_style_are_served_from_the_same_place(site):
    for name in ("simulator.js", "phones.js", "calendar.js", "books.js", "services.js", "page.js"):
        assert site.get(f"/static/simulator/{name}").is_success
    assert site.get("/static/simulator/simulator.css").is_success


def test_a_text_reaches_the_webhook_and_its_answer_the_phone(site, webhook):
    webhook.says("<Response><Message>Hello Dana</Message></Response>")
    sent = site.post("/simulator/messages", json={"from": DANA, "channel": "sms", "body": "hi"})
    assert sent.json()["messages"][0]["body"] == "Hello Dana"
    state = site.get("/simulator/state", params={"since": 0}).json()
    assert [one["body"] for one in state["phones"]["messages"]] == ["hi", "Hello Dana"]
    later = site.get("/simulator/state", params={"since": state["phones"]["latest"]}).json()
    assert later["phones"]["messages"] == []


def test_the_page_shows_no_key_and_no_log_of_calls(site):
    state = site.get("/simulator/state").json()
    assert "calls" not in state
    assert "key" not in site.get("/simulator/state").text


def test_only_what_the_page_may_set_is_passed_on(site, webhook):
    order = {"from": DANA, "channel": "sms", "body": "x" * 2000, "copies": 9}
    assert site.post("/simulator/messages", json=order).is_success
    (form,) = webhook.received
    assert len(form["Body"]) == 1600


@pytest.mark.parametrize(
    "request_arguments",
    [
        {"data": {"from": DANA}},
        {"json": {"from": DANA}, "headers": {"Sec-Fetch-Site": "cross-site"}},
        {"content": "{}", "headers": {"Content-Type": "text/plain"}},
    ],
)
def test_another_site_can_set_nothing(site, request_arguments):
    assert site.post("/simulator/messages", **request_arguments).status_code == 403


def test_the_bot_faults_staff_and_reset_can_be_reached(site, control, state):
    reply = site.post("/simulator/bot", json={"from": DANA, "channel": "sms"}).json()
    assert reply["offers_link"]
    order = {"service": "setter", "kind": "reset", "times": None}
    assert site.post("/simulator/faults", json=order).status_code == 201
    assert len(state()["faults"]) == 1
    assert site.request("DELETE", "/simulator/faults", json={}).is_success
    assert state()["faults"] == []
    made = control(
        "/setster/appointments",
        service_id="460",
        location_id="54232",
        start="2026-11-24 10:00",
        status=1,
    )
    approve = site.post(f"/simulator/appointments/{made['id']}", json={"status": 2})
    assert approve.json()["status"] == "2"
    assert site.post("/simulator/reset", json={}).is_success
    assert state()["appointments"] == []


def test_a_bad_order_keeps_its_status(site):
    assert site.post("/simulator/faults", json={"kind": "magic"}).status_code == 400


def test_without_the_sandbox_the_page_says_so(site, sandbox):
    sandbox.stop()
    assert site.get("/").status_code == 503
    assert site.get("/simulator/state").json()["error"]


def test_what_happens_without_us_can_be_made_to_happen(site, state):
    booking = {"client_phone": DANA, "start": "2026-11-23 15:00", "client_email": "d@example.com"}
    made = site.post("/simulator/outside", json={**booking, "on_web": True}).json()
    taken = site.post("/simulator/outside", json={**booking, "on_web": True})
    assert taken.status_code == 400
    path = f"/simulator/outside/{made['id']}"
    assert site.post(path, json={"act": "sing"}).status_code == 400
    moved = site.post(path, json={"act": "move", "start": "2026-11-23 16:00"}).json()
    assert moved["start_date"] == "2026-11-23 16:00:00"
    by_link = site.post(path, json={"act": "link_move", "start": "2026-11-23 17:00"}).json()
    assert by_link["id"] != made["id"]
    other = f"/simulator/outside/{by_link['id']}"
    for act, status in (("link_cancel", "3"), ("approve", "2"), ("cancel", "3")):
        assert site.post(other, json={"act": act}).json()["status"] == status
    assert site.post(other, json={"act": "erase"}).is_success
    assert [one["id"] for one in state()["appointments"]] == [made["id"]]


def test_webhooks_can_be_made_to_go_astray(site, state):
    assert site.post("/simulator/webhooks", json={"do": "lose"}).is_success
    assert state()["webhook_troubles"] == [{"way": "lose", "times": 1}]
    assert site.post("/simulator/webhooks/release", json={}).json() == {"released": 0}
