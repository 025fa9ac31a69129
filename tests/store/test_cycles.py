"""Cycles in the real store: a move is whole or not at all, and two hundred presses at once get what is theirs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.coaching.cycle import founding, holding, planning, speaking, volunteering
from bot.coaching.cycle.model import FORMER, Card, Cycle, End, Terms
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.seats import in_line
from bot.commands.cycle.keeping import CyclesKept, with_card
from bot.store import Store, open_store
from bot.store.cycles import NoSuchCycle

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HERE = 101


@pytest.fixture
async def store(place: Path | str) -> AsyncIterator[Store]:
    async with open_store(place, lambda: NOW) as store:
        yield store


async def _active(kept: CyclesKept, **terms: int) -> int:
    """A cycle with one evening ahead, in three weeks."""
    proposed = founding.propose(
        HERE, "Kiln talks", "clay", "Europe/Berlin", Terms(**terms), End(speakers=100), by=1, now=NOW
    )
    id = (await kept.add(proposed)).id
    for member in (1, 2, 3):
        await kept.change(id, lambda cycle, member=member: founding.found(cycle, member, NOW))  # type: ignore[misc]
    await kept.change(id, lambda cycle: planning.plan(cycle, NOW + timedelta(weeks=3), 1, NOW, place="the workshop"))
    return id


async def test_a_cycle_is_read_as_it_was_kept(store: Store) -> None:
    kept = CyclesKept(store.cycles)
    id = await _active(kept)
    moves = (
        lambda cycle: speaking.sign_up(cycle, 1, 4, NOW),
        lambda cycle: speaking.sign_up(cycle, 1, 5, NOW),
        lambda cycle: speaking.step_down(cycle, 1, 4, NOW),
        lambda cycle: volunteering.claim_role(cycle, 1, "door", 5, NOW),
        lambda cycle: planning.mirrored(cycle, 1, 77),
        with_card(8, 9),
        lambda cycle: holding.begin(cycle, 1, 1, NOW + timedelta(weeks=3)),
        lambda cycle: holding.attend(cycle, 1, 6, NOW + timedelta(weeks=3)),
        lambda cycle: holding.talk_held(cycle, 1, 5, NOW + timedelta(weeks=3), 30),
        lambda cycle: holding.hold(cycle, 1, 1, NOW + timedelta(weeks=3)),
    )
    for move in moves:
        changed = await kept.change(id, move)
        assert await kept.one(id) == changed

    assert changed.card == Card(8, 9) and changed.speakers() == 1 and changed.events[0].discord_event == 77
    assert [one.id for one in await kept.of_server(HERE)] == [id]
    assert await kept.of_server(HERE, ("closed",)) == [] == await kept.of_server(102)


async def test_the_open_cycles_of_a_member_are_found_whatever_their_part_in_them_is(store: Store) -> None:
    kept = CyclesKept(store.cycles)
    id = await _active(kept)
    await kept.change(id, lambda cycle: speaking.sign_up(cycle, 1, 4, NOW))
    await kept.change(id, lambda cycle: volunteering.claim_role(cycle, 1, "door", 5, NOW))
    other = await kept.add(founding.propose(HERE, "Wool", "wool", "UTC", Terms(), End(events=2), by=5, now=NOW))

    found = [await kept.open_with(member) for member in (1, 4, 5, 6)]
    assert found == [[id], [id], [id, other.id], []]


async def test_two_hundred_sign_up_for_five_seats_at_once(store: Store) -> None:
    kept = CyclesKept(store.cycles)
    id = await _active(kept)

    async def press(member: int) -> Cycle:
        return await kept.change(id, lambda cycle: speaking.sign_up(cycle, 1, member, NOW))

    answers = await asyncio.gather(*(press(member) for member in range(1000, 1200)))

    cycle = await kept.one(id)
    assert cycle is not None and len(answers) == 200
    assert [one.member for one in cycle.talks_at(1, "signed")] == list(range(1000, 1005))
    assert [one.member for one in in_line(cycle, 1)] == list(range(1005, 1200))


async def test_five_hundred_presses_of_the_same_few_give_each_one_seat(store: Store) -> None:
    kept = CyclesKept(store.cycles)
    id = await _active(kept)

    async def press(member: int) -> str:
        try:
            await kept.change(id, lambda cycle: speaking.sign_up(cycle, 1, member, NOW))
        except Refused as refused:
            return refused.why
        return "ok"

    said = await asyncio.gather(*(press(10 + n % 4) for n in range(500)))

    assert said.count("ok") == 4 and said.count("signed-already") == 496


async def test_what_is_refused_leaves_everything_as_it_was(store: Store) -> None:
    kept = CyclesKept(store.cycles)
    id = await _active(kept)
    before = await kept.one(id)

    with pytest.raises(Refused, match="not-planned"):
        await kept.change(
            id, lambda cycle: speaking.sign_up(speaking.sign_up(cycle, 1, 4, NOW), 1, 5, NOW.replace(year=2027))
        )
    with pytest.raises(NoSuchCycle):
        await kept.change(id + 1, lambda cycle: cycle)

    assert await kept.one(id) == before and await kept.one(id + 1) is None


async def test_a_cycle_that_is_read_while_it_changes_is_one_that_there_was(store: Store) -> None:
    kept = CyclesKept(store.cycles)
    id = await _active(kept, seats=50)

    async def press(member: int) -> None:
        await kept.change(id, lambda cycle: speaking.sign_up(cycle, 1, member, NOW))

    reads = [kept.one(id) for _ in range(20)]
    found = (await asyncio.gather(*(press(member) for member in range(10, 40)), *reads))[30:]

    for cycle in found:
        assert cycle is not None
        assert [one.id for one in cycle.talks] == list(range(1, len(cycle.talks) + 1))


async def test_who_has_themselves_forgotten_while_their_cycle_changes_is_not_written_back(store: Store) -> None:
    kept = CyclesKept(store.cycles)

    def later(cycle: Cycle) -> Cycle:
        return replace(cycle, talks=tuple(replace(one, overran=one.overran + 1) for one in cycle.talks))

    for member in range(10, 40):
        id = await _active(kept)
        await kept.change(id, lambda cycle, member=member: speaking.sign_up(cycle, 1, member, NOW))  # type: ignore[misc]
        await asyncio.gather(
            *(kept.change(id, later) for _ in range(3)),
            store.kept.forget_member(member),
            *(kept.change(id, later) for _ in range(3)),
        )
        found = await kept.one(id)
        assert found is not None and [one.member for one in found.talks] == [FORMER]


async def test_who_is_forgotten_leaves_their_seat_and_their_talks_still_count(store: Store) -> None:
    kept = CyclesKept(store.cycles)
    id = await _active(kept, seats=1, first_timers_days=30)
    await kept.change(id, lambda cycle: speaking.sign_up(cycle, 1, 4, NOW))
    await kept.change(id, lambda cycle: speaking.sign_up(cycle, 1, 5, NOW))
    await kept.change(id, lambda cycle: planning.plan(cycle, NOW + timedelta(weeks=4), 1, NOW))

    await store.kept.forget_member(4)
    then = NOW + timedelta(weeks=3)
    cycle = await kept.change(id, lambda cycle: speaking.sign_up(cycle, 2, 6, NOW))
    assert [one.member for one in cycle.talks_at(1, "offered")] == [5]

    await kept.change(id, lambda cycle: speaking.accept(cycle, 1, 5, NOW))
    await kept.change(id, lambda cycle: holding.hold(cycle, 1, 1, then))
    await store.kept.forget_member(5)
    forgotten = await kept.one(id)
    assert forgotten is not None and forgotten.speakers() == 1
    assert 5 not in {one.member for one in forgotten.talks}


async def test_a_proposal_that_never_begins_expires_and_an_active_cycle_never_does(store: Store) -> None:
    kept = CyclesKept(store.cycles)
    active = await _active(kept)
    proposed = await kept.add(
        founding.propose(HERE, "Loom talks", "wool", "UTC", Terms(), End(events=6), by=1, now=NOW)
    )
    await kept.change(proposed.id, lambda cycle: founding.found(cycle, 1, NOW))

    await store.kept.expire(NOW + timedelta(days=401), timedelta(days=400))

    assert [one.id for one in await kept.of_server(HERE)] == [active]
    row = await store.engine.row("SELECT count(*) FROM cycle_founders WHERE cycle = $1", proposed.id)
    assert row is not None and row[0] == 0


# Where the cycles of a server share the places of a month


async def _sharing(kept: CyclesKept) -> list[int]:
    """Two that run beside each other."""
    ids = []
    for _ in range(2):
        proposed = founding.propose(
            HERE, "Kiln talks", "clay", "UTC", Terms(month_scope="server"), End(events=20), by=1, now=NOW
        )
        ids.append((await kept.add(proposed)).id)
        for member in (1, 2, 3):
            await kept.change(ids[-1], lambda cycle, member=member: founding.found(cycle, member, NOW))  # type: ignore[misc]
    return ids


async def test_evenings_of_the_servers_other_cycles_are_read_with_a_cycle_that_counts_them(store: Store) -> None:
    kept = CyclesKept(store.cycles)
    one, other = await _sharing(kept)
    alone = await _active(kept)
    await kept.change(other, lambda cycle: planning.plan(cycle, NOW + timedelta(days=40), 1, NOW))
    await kept.change(other, lambda cycle: planning.plan(cycle, NOW + timedelta(days=41), 1, NOW))
    await kept.change(other, lambda cycle: planning.cancel(cycle, 1, 1, NOW))

    starts = (NOW + timedelta(weeks=3), NOW + timedelta(days=41))
    assert (await kept.one(one)).elsewhere == starts  # type: ignore[union-attr]
    assert (await kept.change(one, lambda cycle: cycle)).elsewhere == starts
    assert (await kept.one(alone)).elsewhere == ()  # type: ignore[union-attr]
    (cycle,) = await kept.sharing_months(await kept.change(one, lambda cycle: cycle))
    assert cycle.id == other


async def test_planned_in_two_cycles_in_the_same_second_a_month_never_has_a_third(store: Store) -> None:
    kept = CyclesKept(store.cycles)
    ids = await _sharing(kept)

    async def plan(n: int) -> Cycle:
        starts = NOW + timedelta(days=1 + n)
        return await kept.change(ids[n % 2], lambda cycle: planning.plan(cycle, starts, 1, NOW))

    done = await asyncio.gather(*(plan(n) for n in range(20)), return_exceptions=True)
    assert sum(isinstance(one, Cycle) for one in done) == 2
    assert sum(isinstance(one, Refused) and one.why == "month-full" for one in done) == 18
