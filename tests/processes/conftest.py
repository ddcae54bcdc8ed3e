"""Machines that all tests here share: starting them takes seconds."""

from collections.abc import Iterator

import pytest

from integrations.sandbox import Sandbox, create_sandbox
from tests.databases import PostgresServer, sqlite_url
from tests.processes.machines import Fleet, fleet


@pytest.fixture(scope="package")
def sandbox() -> Iterator[Sandbox]:
    with create_sandbox() as made:
        yield made


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def machines(
    request: pytest.FixtureRequest,
    sandbox: Sandbox,
    tmp_path_factory: pytest.TempPathFactory,
    postgres: PostgresServer,
) -> Iterator[Fleet]:
    """On SQLite one process; on PostgreSQL two web processes and two workers."""
    folder = tmp_path_factory.mktemp("machines")
    sandbox.app.test_client().post("/control/reset")
    if request.param == "sqlite":
        with fleet(sandbox, sqlite_url(folder), folder, "serve") as made:
            yield made
        return
    url = postgres.create()
    with fleet(sandbox, url, folder, "serve", "serve", "work", "work") as made:
        yield made
    postgres.drop(url)
