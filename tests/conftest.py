"""Fixtures for all tests: both databases, and the whole system against the sandbox."""

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
import stamina
from hypothesis import HealthCheck, settings
from prometheus_client import generate_latest
from xdist.scheduler import LoadFileScheduling

from bot.store.database import Database
from bot.understanding.warming import warm_up
from integrations.sandbox import Sandbox, create_sandbox
from tests import browser
from tests.databases import KINDS, PostgresServer, SqliteFiles, sqlite_url, well_read
from tests.desk import MONDAY_9AM, Clock, Desk
from tests.running import Running, running
from tests.secrets_in_logs import secrets_in, shown
from tests.secrets_in_tables import misplaced

# A slow machine fails no test, and a run is judged by what was changed: new examples are a soak's.
settings.register_profile(
    "bookline",
    deadline=None,
    derandomize="SOAK" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("bookline")


class Spread(LoadFileScheduling):
    """A file's tests share a worker and its fixtures; the simulation's seeds share nothing."""

    def _split_scope(self, nodeid: str) -> str:
        is_alone = "test_the_promises_hold_over_many_seeds" in nodeid
        return nodeid if is_alone else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:  # noqa: ARG001
    """More than cores: for a third of its time a test waits for a browser or a database."""
    return (os.cpu_count() or 1) * 3 // 2


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Spread:
    return Spread(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail a test during which a secret was logged, printed or shown, be it as a side effect."""
    report = yield
    if report.passed:
        text = "\n".join(text for name, text in report.sections if name.startswith("Captured"))
        found = secrets_in(text)
        if found or shown:
            report.outcome = "failed"
            report.longrepr = f"{item.name} logged or printed {found}, showed {shown}\n{text}"
            shown.clear()
        else:
            # Nobody reads it: it need not travel from the worker.
            report.sections.clear()
    return report


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector need not look at it again."""
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def nothing_left_open() -> Iterator[None]:
    """A file or socket that a test forgot to close fails that test's file, not a later one."""
    yield
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def metrics() -> Iterator[None]:
    """After all that was done in this process, no number that is watched names a secret."""
    yield
    assert secrets_in(generate_latest().decode()) == []


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server, started when it is first needed."""
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(params=KINDS)
def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, postgres: PostgresServer
) -> Iterator[str]:
    """An empty database of the test's own: each test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path)
        return
    url = postgres.create()
    yield url
    postgres.drop(url)


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    """Where migrated SQLite files are copied from."""
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(params=KINDS)
def database(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    sqlite_files: SqliteFiles,
    postgres: PostgresServer,
) -> Iterator[Database]:
    """The same with its tables."""
    if request.param == "sqlite":
        database = well_read(Database(sqlite_files.create_with_tables(tmp_path)))
        yield database
        wrong = misplaced(database)
        database.close()
        assert wrong == []
        return
    url = postgres.create_with_tables()
    database = well_read(Database(url))
    yield database
    wrong = misplaced(database)
    database.close()
    postgres.take_back(url)
    assert wrong == []


@pytest.fixture(scope="session", autouse=True)
def languages() -> None:
    """Build each language's patterns now: on a busy machine the first turn has no time for it."""
    warm_up()


@pytest.fixture(scope="session")
def lasting_sandbox() -> Iterator[tuple[Sandbox, Clock]]:
    """A sandbox on a clock that stands still, one for a worker's whole run."""
    clock = Clock()
    with create_sandbox(clock=clock) as sandbox:
        yield sandbox, clock


@pytest.fixture
def still_sandbox(lasting_sandbox: tuple[Sandbox, Clock]) -> tuple[Sandbox, Clock]:
    """The same as new: nothing booked, and Monday, nine o'clock."""
    sandbox, clock = lasting_sandbox
    clock.now = MONDAY_9AM
    sandbox.app.test_client().post("/control/reset")
    return sandbox, clock


@pytest.fixture
def desk(database: Database, still_sandbox: tuple[Sandbox, Clock]) -> Iterator[Desk]:
    """Bookline's parts on a clock that stands still, with an untouched sandbox."""
    with stamina.set_testing(True, attempts=3, cap=True):
        yield Desk(database, *still_sandbox)


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator[Sandbox]:
    """One sandbox for the whole run; `bookline` sets it back for each test."""
    with create_sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="module", params=KINDS)
def served(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    shared_sandbox: Sandbox,
    postgres: PostgresServer,
) -> Iterator[Running]:
    """The whole system, started once for a module and database: starting takes a second."""
    is_sqlite = request.param == "sqlite"
    url = sqlite_url(tmp_path_factory.mktemp("served")) if is_sqlite else postgres.create()
    with running(shared_sandbox, url) as system:
        yield system
        wrong = misplaced(system.bookline.services.database)
    if not is_sqlite:
        postgres.drop(url)
    assert wrong == []


@pytest.fixture
def bookline(served: Running) -> Running:
    """The whole system with an untouched sandbox; each test brings phones of its own."""
    served.start_over()
    return served


@pytest.fixture(scope="session")
def base_url() -> None:
    """Each page names its own address; the plugin's fixture warns under the newest pytest."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = browser.find()
    assert found, browser.HELP
    return {**browser_type_launch_args, "executable_path": found, "args": ["--no-sandbox"]}
