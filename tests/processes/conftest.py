"""Machines that all tests here share: starting them takes seconds."""

import os
from collections.abc import Iterator

import pytest

from integrations.sandbox import Sandbox, create_sandbox
from tests.databases import PostgresServer, sqlite_url
from tests.processes.machines import Fleet, fleet

SEVERAL = ("serve 2", "serve", "work", "work") if os.environ.get("SOAK") else ("serve 2", "serve")
"""Each process of them is an executor of its own."""


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
    """One process on SQLite, several machines on PostgreSQL."""
    folder = tmp_path_factory.mktemp("machines")
    sandbox.app.test_client().post("/control/reset")
    if request.param == "sqlite":
        with fleet(sandbox, sqlite_url(folder), folder, "serve") as made:
            yield made
        return
    url = postgres.create()
    with fleet(sandbox, url, folder, *SEVERAL) as made:
        yield made
    postgres.drop(url)
