"""The coach under load and in trouble: `make load`.

    make load                        everything, about ten minutes
    make load ONLY="answers kills"   some parts: answers, flood, servers, stores, kills, trouble
    COACH_TEST_POSTGRESQL=... make load ONLY=stores   SQLite and that PostgreSQL side by side
    make load CAPTIONS=file.jsonl    your own captions: one object a line, {"text": "..."}

The coach is one process and the loopback Discord with its members another; no figure is a test. A figure of another day
or machine says little, the ratios to the echo bot in the same run do.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from tests.load.captions import captions
from tests.load.kills import kills
from tests.load.servers import held
from tests.load.side_by_side import ECHO, flood, pair, steady
from tests.load.stores import of_stores
from tests.load.table import HEADING, Row, of_answers, of_flood, of_kills, of_servers, of_trouble
from tests.load.trouble import TROUBLES
from tests.loopback.process import COACH

PARTS = ("answers", "flood", "servers", "stores", "kills", "trouble")
RATE, SECONDS, TURNS = 100, 40, 10
FLOOD_RATE, FLOOD_SECONDS = 1000, 10
SERVERS, KILLS, SEED = 1000, 50, 2026


async def rows(parts: list[str], texts: list[str]) -> AsyncIterator[Row]:
    """The table, line by line, as it comes."""
    if "answers" in parts or "flood" in parts:
        async with pair(texts) as both:
            if "answers" in parts:
                await steady(both.both, RATE, SECONDS, TURNS)
                for row in of_answers(both, RATE):
                    yield row
            if "flood" in parts:
                coach, echo = await flood(both, FLOOD_RATE, FLOOD_SECONDS)
                for row in of_flood(coach, echo, FLOOD_RATE, FLOOD_SECONDS):
                    yield row
    if "servers" in parts:
        for row in of_servers(await held(COACH, SERVERS), await held(ECHO, SERVERS)):
            yield row
    if "stores" in parts:
        async for row in of_stores(texts, RATE, SECONDS / 2, TURNS // 2):
            yield row
    if "kills" in parts:
        for row in of_kills(await kills(KILLS, SEED)):
            yield row
    if "trouble" in parts:
        for trouble in TROUBLES.values():
            for row in of_trouble(await trouble()):
                yield row


async def main(parts: list[str], texts: list[str]) -> int:
    missed = 0
    print(HEADING)
    async for row in rows(parts, texts):
        print(row, flush=True)
        missed += row.good is False
    print(f"\n{missed} of what was wanted missed" if missed else "\nall that was wanted was reached")
    return 1 if missed else 0


if __name__ == "__main__":
    chosen = os.environ.get("ONLY", "").replace(",", " ").split() or list(PARTS)
    if unknown := set(chosen) - set(PARTS):
        raise SystemExit(f"ONLY: error: no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    given = os.environ.get("CAPTIONS")
    sys.exit(asyncio.run(main(chosen, captions(Path(given) if given else None))))
