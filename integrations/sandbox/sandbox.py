"""One sandbox: the world, the app that shows it, and a server that can be started and stopped."""

import threading
from functools import cached_property
from types import TracebackType

from flask import Flask

from integrations.sandbox.announcing import Announcer
from integrations.sandbox.application import create_application
from integrations.sandbox.books import Books
from integrations.sandbox.business import maple_and_main
from integrations.sandbox.deliveries import Deliveries
from integrations.sandbox.faults import Faults
from integrations.sandbox.model import Business
from integrations.sandbox.parts import Parts
from integrations.sandbox.phones import Phones
from integrations.sandbox.seed import plant
from integrations.sandbox.server import Server
from integrations.sandbox.setter.book import SetterBook
from integrations.sandbox.twilio.texts import Texts
from integrations.sandbox.world import Clock, World, system_clock

DEFAULT_WEBHOOK_URL = "http://127.0.0.1:8000/webhooks/twilio/messages"


class Sandbox:
    """The three pretend services with their own little world. Also a context manager."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.url = ""
        self._server: Server | None = None
        self._thread: threading.Thread | None = None

    @cached_property
    def app(self) -> Flask:
        """The routes of the three services."""
        return create_application(self.parts)

    @property
    def world(self) -> World:
        """The state, for tests in the same process."""
        return self.parts.world

    def start(self, port: int = 0, host: str = "127.0.0.1") -> str:
        """Serve in the background; the address it answers at."""
        self._server = Server(host, port, self.app)
        self.url = self._server.url
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()
        return self.url

    def wait(self) -> None:
        """Block until the server is stopped from elsewhere."""
        if self._thread:
            self._thread.join()

    def settle(self, limit_s: float = 10.0) -> bool:
        """Wait until all callbacks and calendar webhooks are sent."""
        return self.parts.deliveries.settle(limit_s)

    def stop(self) -> None:
        """End the server and every connection."""
        self.parts.deliveries.close()
        if self._server and self._thread:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
        self.parts.phones.close()

    def __enter__(self) -> "Sandbox":
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def create_sandbox(
    *,
    clock: Clock = system_clock,
    business: Business | None = None,
    webhook_url: str = DEFAULT_WEBHOOK_URL,
    fallback_url: str = "",
    delivery_seconds: float = 0,
) -> Sandbox:
    """A sandbox, not serving yet. `delivery_seconds` is what each step of a delivery takes."""
    world = World(business or maple_and_main(), clock)
    deliveries = Deliveries()
    texts = Texts(world, deliveries, delivery_seconds)
    books, setter_book = Books(world), SetterBook(world)
    plant(world, books, setter_book)
    return Sandbox(
        Parts(
            world=world,
            books=books,
            setter_book=setter_book,
            texts=texts,
            phones=Phones(world, texts, webhook_url, fallback_url),
            faults=Faults(deliveries.pause),
            deliveries=deliveries,
            announcer=Announcer(deliveries),
        )
    )
