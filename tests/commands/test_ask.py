"""/ask: in private, with sources and a next step; or plainly that it doesn't know."""

from __future__ import annotations

import pytest
from discord import ui

from bot.cards import asking_words as words
from bot.cards import learning_words
from bot.cards.answer import answer_card
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, Card, size
from bot.cards.keys import SeeKey, member_id
from bot.cards.learn.learning import Reader
from bot.cards.person import person_button
from bot.coaching.asking import index_of
from tests.commands.test_compare import LATER
from tests.sim.everything import planted
from tests.sim.world import custom_id, labels, shelf, texts, world

MADE_OF_PARTS = "## "  # every card has a heading
PIECES = index_of(shelf().current, "en").pieces


def buttons_of(card: Card) -> list[str]:
    return [one.custom_id or "" for one in card.view.walk_children() if isinstance(one, ui.Button)]


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
        assert (await w.mira.click(answer.response, label=learning_words.NEXT_STEPS["glossary"])).ephemeral


async def test_every_next_step_of_an_answer_starts_something() -> None:
    async with world() as w:
        steps: dict[str, str] = {}
        for piece in PIECES:
            card = answer_card((piece,), Reader(w.mira.id, LATER))
            steps |= dict.fromkeys(buttons_of(card), piece.title)
        for step, title in steps.items():
            started = await w.mira.click(await planted(w, step), custom_id=step)

            assert started.modal is not None or MADE_OF_PARTS in texts(started.response), title


async def test_an_answer_that_compares_leads_to_its_topic() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "ask", question="which age uses tiktok")
        topic = await w.mira.click(answer.response, label=words.SEE_TOPIC)

        assert topic.ephemeral and "Audience" in texts(topic.response)


async def test_an_answer_about_a_figure_leads_to_ones_own() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "ask", question="sends per reach")
        form = await w.mira.click(answer.response, label=words.KEEP_FIGURES)
        kept = await w.mira.submit_modal(form, {"date": "2025-12-30", "likes": "90"})

        assert kept.ephemeral and "Instagram" in texts(kept.response)


async def test_the_question_stands_on_its_card_and_is_no_markup() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "ask", question="**what** is a [hook](https://hook.example)?")

        assert "> \\*\\*what" in texts(answer.response)


@pytest.mark.parametrize("first", range(0, len(PIECES), 3))
def test_every_answer_fits_a_card(first: int) -> None:
    see, person = SeeKey(1, 2, 3), person_button(member_id("person", 1))
    card = answer_card(PIECES[first : first + 3], Reader(1, LATER), question="😀*" * 150, person=person, instead=see)
    components, characters = size(card.view)

    assert components <= MOST_COMPONENTS
    assert characters <= MOST_TEXT
