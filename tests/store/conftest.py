"""Where a test's store is: in a file, and in a schema of its own on the PostgreSQL that the tests may use."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from bot.store.place import Place

POSTGRESQL = os.environ.get("COACH_TEST_POSTGRESQL", "")  # the URL of a database; each test makes a schema in it
ENGINES = ["SQLite", "PostgreSQL"]


@asynccontextmanager
async def a_place(engine: str, file: Path) -> AsyncIterator[Place]:
    if engine == "SQLite":
        yield file
        return
    if not POSTGRESQL:
        pytest.skip("no PostgreSQL here: COACH_TEST_POSTGRESQL names none")
    import asyncpg  # noqa: PLC0415

    schema = f"test_{uuid4().hex}"
    connection = await asyncpg.connect(POSTGRESQL)
    await connection.execute(f"CREATE SCHEMA {schema}")
    try:
        yield f"{POSTGRESQL}?search_path={schema}"
    finally:
        await connection.execute(f"DROP SCHEMA {schema} CASCADE")
        await connection.close()


@pytest.fixture(params=ENGINES)
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Place]:
    async with a_place(request.param, tmp_path / "coach.sqlite3") as found:
        yield found


@pytest.fixture(params=ENGINES)
async def other_place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Place]:
    async with a_place(request.param, tmp_path / "other.sqlite3") as found:
        yield found
