"""What the rules know of vague goals: each is one indeed, and each better version of it has its end."""

from __future__ import annotations

from datetime import date as Day

import pytest

from bot.coaching.goals.better import better_named, better_versions, end_day
from bot.coaching.goals.reading import read_goal
from bot.rulebook.knowledge.aims import Better, Goals, VagueGoal
from tests.sim.world import shelf

TODAY = Day(2026, 11, 22)


def goals() -> Goals:
    return shelf().current.knowledge.goals


@pytest.mark.parametrize("vague", goals().vague, ids=lambda one: one.id)
def test_each_better_version_has_a_last_day(vague: VagueGoal) -> None:
    for better in vague.becomes:
        day = end_day(TODAY, better.days)
        read = read_goal(better.goal.format(count=better.count, day=f"{day.day} {day:%B}"), TODAY, goals().days)

        assert (read.missing, read.until) == (None, day), better.goal
        assert read.count is not None and read.count > 1, better.goal


@pytest.mark.parametrize(("phrase", "vague"), [(phrase, one) for one in goals().vague for phrase in one.phrases])
def test_each_phrase_leads_to_its_better_versions(phrase: str, vague: VagueGoal) -> None:
    said = f"I want to do {phrase}"

    assert read_goal(said, TODAY, goals().days).missing == "an end"
    assert [one for _, one in better_versions(said, goals())] == list(vague.becomes)


def test_the_longest_phrase_decides_and_what_nobody_knows_has_no_better_version() -> None:
    def known(id: str, phrase: str) -> VagueGoal:
        return VagueGoal(id, (phrase,), (Better(f"{id} by {{day}}", 1, at_pace=False, days=28),))

    two = Goals((known("short", "more"), known("long", "more lamps")))
    assert [name for name, _ in better_versions("paint more lampshades", two)] == ["short.0"]
    assert [name for name, _ in better_versions("paint More lamps, often", two)] == ["long.0"]
    assert better_named("long.0", two) == two.vague[1].becomes[0]
    assert [better_named(one, two) for one in ("long.1", "gone.0", "long")] == [None, None, None]
    assert better_versions("knit", two) == ()
