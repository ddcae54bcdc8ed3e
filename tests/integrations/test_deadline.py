import socket
import ssl
from threading import Event

import httpcore
import pytest
from httpcore._backends.sync import SyncStream

from bot.ports import Unavailable
from integrations.deadline import Deadline, DeadlineTransport, _Stream, within
from integrations.http import ApiClient, Call
from tests.integrations.fault_server import drip, reset, send_and_close, serving, silence

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
READ = Call("read", "GET", "/thing")
WRITE = Call("write", "POST", "/thing", json={"a": 1})

ENDLESS = {
    "a body that drips": drip(HEAD + b"Content-Length: 1000000\r\n\r\n"),
    "headers that drip": drip(HEAD + b"X-Slow: "),
    "a status line that drips": drip(b"HTTP/1.1 200"),
    "silence": silence,
}


@pytest.mark.parametrize("behaviour", ENDLESS.values(), ids=ENDLESS.keys())
@pytest.mark.parametrize("call", [READ, WRITE], ids=["reading", "writing"])
def test_an_answer_without_end_is_given_up_at_the_deadline(behaviour, call):
    # The server never ends its answer, so that the call ends at all is the proof.
    with serving(behaviour) as server, pytest.raises(Unavailable) as caught:
        ApiClient("Thing", server.url).call(call, Deadline(0.3))
    assert caught.value.code == "timeout"
    assert caught.value.outcome_unknown is (call is WRITE)


def test_a_deadline_that_has_passed_sends_nothing():
    with serving(silence) as server, pytest.raises(Unavailable) as caught:
        ApiClient("Thing", server.url).call(WRITE, Deadline(0))
    assert server.connections == 0
    assert not caught.value.outcome_unknown


def test_a_refused_connection_leaves_no_doubt_about_the_outcome():
    with serving(silence) as server:
        url = server.url
    with pytest.raises(Unavailable) as caught:
        ApiClient("Thing", url).call(WRITE, Deadline(2))
    assert (caught.value.code, caught.value.outcome_unknown) == ("not_connected", False)


NO_TLS = {"plain words": send_and_close(HEAD + b"\r\n"), "a reset": reset, "silence": silence}


@pytest.mark.parametrize("behaviour", NO_TLS.values(), ids=NO_TLS.keys())
def test_a_peer_that_does_not_speak_tls_was_told_nothing(behaviour):
    with serving(behaviour) as server, pytest.raises(Unavailable) as caught:
        ApiClient("Thing", server.url.replace("http:", "https:")).call(WRITE, Deadline(0.3))
    assert (caught.value.code, caught.value.outcome_unknown) == ("not_connected", False)


def test_a_connection_that_gets_no_tls_in_time_is_closed():
    ours, theirs = socket.socketpair()
    with theirs, within(Deadline(0)), pytest.raises(httpcore.ConnectTimeout):
        _Stream(SyncStream(ours)).start_tls(ssl.create_default_context())
    assert ours.fileno() == -1


def test_an_unknown_host_is_not_connected():
    with pytest.raises(Unavailable) as caught:
        ApiClient("Thing", "http://no-such-host.invalid").call(WRITE, Deadline(5))
    assert (caught.value.code, caught.value.outcome_unknown) == ("not_connected", False)


BROKEN = {
    "a reset": reset,
    "a close without a word": send_and_close(b""),
    "a cut body": send_and_close(HEAD + b"Content-Length: 100\r\n\r\n{"),
    "no HTTP": send_and_close(b"hello\r\n\r\n"),
}


@pytest.mark.parametrize("behaviour", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_connection_makes_a_write_uncertain_and_is_not_repeated(behaviour):
    with serving(behaviour) as server, pytest.raises(Unavailable) as caught:
        ApiClient("Thing", server.url).call(WRITE, Deadline(5))
    assert (caught.value.code, caught.value.outcome_unknown) == ("broken", True)
    assert server.connections == 1


def test_a_broken_connection_is_tried_again_for_a_read():
    with serving(reset) as server, pytest.raises(Unavailable):
        ApiClient("Thing", server.url).call(READ, Deadline(5))
    assert server.connections == 3


def test_a_name_that_is_not_resolved_in_time_is_given_up():
    released = Event()

    def never(*_: object, **__: object) -> list[object]:
        released.wait()
        return []

    with DeadlineTransport(connections=1, resolve=never) as transport:
        api = ApiClient("Thing", "http://slow.example", transport=transport)
        with pytest.raises(Unavailable) as caught:
            api.call(WRITE, Deadline(0.2))
    released.set()
    assert (caught.value.code, caught.value.outcome_unknown) == ("not_connected", False)


def test_the_next_address_of_a_name_is_tried():
    with serving(send_and_close(HEAD + b"Content-Length: 2\r\n\r\n{}")) as server:
        port = int(server.url.rpartition(":")[2])

        def two(*_: object, **__: object) -> list[object]:
            return [(2, 1, 6, "", (host, port)) for host in ("127.0.0.2", "127.0.0.1")]

        with DeadlineTransport(connections=1, resolve=two) as transport:
            api = ApiClient("Thing", f"http://two.example:{port}", transport=transport)
            assert api.call(READ, Deadline(5)).json() == {}
