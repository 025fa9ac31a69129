"""/ask: in private, with sources and a next step; or plainly that it doesn't know."""

from __future__ import annotations

import pytest

from bot.cards import asking_words as words
from bot.cards import learning_words
from bot.cards.answer import answer_card
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, size
from bot.cards.learn import Reader
from bot.coaching.asking import index_of
from tests.commands.test_compare import LATER
from tests.sim.world import custom_id, labels, shelf, texts, world

PIECES = index_of(shelf().current, "en").pieces


async def test_an_answer_is_private_has_sources_and_ends_on_a_step_that_starts_something() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "ask", question="Do I need followers to go viral on TikTok?")
        shown = texts(answer.response)

        assert answer.ephemeral
        assert "TikTok Newsroom" in shown and "2020-06-18" in shown
        (label,) = labels(answer.response)
        started = await w.mira.click(answer.response, custom_id=custom_id(answer.response, label))
        assert started.modal is not None or texts(started.response)


async def test_a_myth_is_never_told_as_if_it_held() -> None:
    async with world() as w:
        asked = "You need followers before a video can travel"
        shown = texts((await w.mira.slash(w.general, "ask", question=asked)).response)

        assert learning_words.MYTH.format(myth=asked) in shown


async def test_a_limit_is_answered_with_its_number_and_day() -> None:
    async with world() as w:
        shown = texts((await w.mira.slash(w.general, "ask", question="how long can an instagram caption be")).response)

        assert "2,200" in shown and "2026-11-01" in shown


async def test_what_it_does_not_know_it_says() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "ask", question="who won the world cup?")

        assert answer.ephemeral
        assert texts(answer.response) == words.NO_ANSWER


@pytest.mark.parametrize("first", range(0, len(PIECES), 3))
def test_every_answer_fits_a_card(first: int) -> None:
    components, characters = size(answer_card(PIECES[first : first + 3], Reader(1, LATER)).view)

    assert components <= MOST_COMPONENTS
    assert characters <= MOST_TEXT
