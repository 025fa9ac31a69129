"""Members who don't wait for each other: /review at a steady pace, whatever the bot has answered by then."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.load.measuring import percentile
from tests.loopback import payloads
from tests.loopback.payloads import Json
from tests.loopback.rest import DEFERRED_MESSAGE, DEFERRED_UPDATE, Exchange
from tests.loopback.server import LoopbackDiscord

TOO_LATE = 3.0  # seconds: Discord tells the member that the application did not respond
MEMBERS = 200
FIRST_MEMBER = 910000000000000000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of so many interactions. `waits` are seconds until the member saw the answer."""

    sent: int
    lost: int
    twice: int  # the member sees two answers
    refused: int  # second acknowledgements, which Discord refuses and nobody sees
    late: int  # neither answered nor deferred within Discord's three seconds
    deferred: int
    waits: tuple[float, ...]

    def wait(self, share: float) -> float:
        return percentile(self.waits, share)


def members(count: int = MEMBERS) -> list[Json]:
    return [payloads.user(str(FIRST_MEMBER + n), f"member {n}") for n in range(count)]


async def reviews(
    discord: LoopbackDiscord, captions: Iterator[str], rate: float, seconds: float, patience: float = 120
) -> Outcome:
    """Type /review `rate` times a second, then wait for every answer.

    A wait counts from the moment at which the member would have pressed Enter, not from when the loop got to it.
    """
    exchanges, due = [], []
    asking = itertools.cycle(members())
    start = time.perf_counter()
    for n in range(round(rate * seconds)):
        due.append(start + n / rate)
        await asyncio.sleep(max(0.0, due[-1] - time.perf_counter()))
        exchanges.append(await discord.command("review", of=next(asking), caption=next(captions)))
    with contextlib.suppress(TimeoutError):
        await discord.until(lambda: all(one.shown_at for one in reversed(exchanges)), patience)
    return outcome(exchanges, due)


def outcome(exchanges: Sequence[Exchange], due: Sequence[float]) -> Outcome:
    waits = tuple(one.shown_at - when for one, when in zip(exchanges, due, strict=True) if one.shown_at is not None)
    acknowledged = [one.answered_at for one in exchanges]
    return Outcome(
        sent=len(exchanges),
        lost=sum(one.shown_at is None for one in exchanges),
        twice=sum(answers(one) > 1 for one in exchanges),
        refused=sum(one.again for one in exchanges),
        late=sum(at is None or at - when > TOO_LATE for at, when in zip(acknowledged, due, strict=True)),
        deferred=sum(one.kind in (DEFERRED_MESSAGE, DEFERRED_UPDATE) for one in exchanges),
        waits=waits,
    )


def answers(exchange: Exchange) -> int:
    """How many answers the member sees; a deferred answer that is filled is one."""
    filled = 1 if exchange.kind == DEFERRED_MESSAGE and exchange.edits else 0
    return (exchange.callback is not None) + len(exchange.followups) + exchange.edits - filled
