"""The techniques and care actions: enough of them, each whole, each on one card."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.coaching.practice import WEEKS
from tests.sim.world import shelf

KNOWN = shelf().current.knowledge_in("en")


def test_there_are_enough_techniques_for_a_practice_of_each_of_the_two_large_topics() -> None:
    count = Counter(tip.topic for tip in KNOWN.tips.values())

    assert len(KNOWN.tips) >= 36
    assert count["short-video"] >= WEEKS and count["connection"] >= WEEKS
    assert set(count) == set(KNOWN.tip_topics)


@pytest.mark.parametrize("tip", KNOWN.tips.values(), ids=lambda tip: tip.id)
def test_a_technique_is_done_in_a_few_words_and_says_why(tip: object) -> None:
    what = KNOWN.tips[tip.id]  # type: ignore[attr-defined]
    sentences = what.do.rstrip(".?").count(". ") + 1

    assert sentences <= 3
    assert what.example and what.why.says and what.why.sources
    assert what.platform in (None, *shelf().current.platforms)


def test_there_are_care_actions_for_a_season() -> None:
    assert len(KNOWN.actions) >= WEEKS
