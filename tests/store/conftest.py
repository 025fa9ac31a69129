"""Where a test's store is: in a file, and in a schema of its own on the PostgreSQL that the tests may use."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

POSTGRESQL = os.environ.get("COACH_TEST_POSTGRESQL", "")  # the URL of a database; each test makes a schema in it


@pytest.fixture(params=["SQLite", "PostgreSQL"])
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Path | str]:
    if request.param == "SQLite":
        yield tmp_path / "coach.sqlite3"
        return
    if not POSTGRESQL:
        pytest.skip("no PostgreSQL here: COACH_TEST_POSTGRESQL names none")
    import asyncpg  # noqa: PLC0415

    schema = f"test_{os.getpid()}_{abs(hash(request.node.nodeid))}"
    connection = await asyncpg.connect(POSTGRESQL)
    await connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{POSTGRESQL}?search_path={schema}"
    await connection.execute(f"DROP SCHEMA {schema} CASCADE")
    await connection.close()
