"""/adapt: another platform, another version; each edit to take or leave, also after a restart, and nothing kept."""

from __future__ import annotations

from typing import Any

import pytest

from bot.cards import learning_words, words
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, walk
from bot.cards.markdown import units
from bot.coaching.adapting import adapting, advice, route
from bot.coaching.choosing import choose
from bot.coaching.reviewing import review
from tests.commands.test_edit_buttons import copied, section_id
from tests.sim.world import World, labels, shelf, texts, world

POST = "Hey guys, the loom is warped. Grab yours now. DM me for the draft #weave #loom #wool #instagood #yarn #blue"
VIDEO = "The loom is warped, and it took me nine evenings with the radio on. Stitch this #fyp #weave"
BOOK = shelf().current


async def adapted(w: World, caption: str, leaves: str, enters: str) -> Any:
    return await w.mira.slash(w.general, "adapt", caption=caption, **{"from": leaves, "to": enters})


def version(caption: str, leaves: str, enters: str) -> str:
    """What comes of a caption where every edit is taken that is taken at first."""
    way = route(BOOK, leaves, enters, None, "en")
    read = adapting(lambda text: review(text, BOOK, enters), way)
    return choose(read(caption), None, read).text


async def test_the_answer_is_private_and_says_what_changes_why_and_from_when() -> None:
    async with world() as w:
        answer = await adapted(w, POST, "instagram", "tiktok")
        shown = texts(answer.response)

        assert answer.ephemeral
        assert "6 hashtags" in shown and "2025-12-01" in shown
        assert learning_words.NEXT_STEPS["compare"] in labels(answer.response)


async def test_each_edit_is_taken_or_left_by_itself() -> None:
    async with world() as w:
        shown = (await adapted(w, POST, "instagram", "tiktok")).response
        assert await copied(w, shown) == (
            "Hey, the loom is warped. Have a look now. Tell me in the comments for the draft"
            " #weave #loom #wool #yarn #blue"
        )

        await w.mira.click(shown, custom_id=section_id(shown, 1))

        assert "Grab yours now" in await copied(w, shown)
        assert learning_words.ADAPT_TITLE.format(leaves="Instagram", enters="TikTok") in texts(shown)


async def test_the_other_direction_says_other_things() -> None:
    async with world() as w:
        there = texts((await adapted(w, VIDEO, "instagram", "tiktok")).response)
        back = texts((await adapted(w, VIDEO, "tiktok", "instagram")).response)

        assert "Lookfamed" in there and "Lookfamed" in back
        assert "story" in back and "story" not in there
        assert "promoter" in there and "promoter" not in back


def test_what_one_app_alone_has_becomes_what_the_other_one_has() -> None:
    assert version(VIDEO, "tiktok", "instagram") == (
        "The loom is warped, and it took me nine evenings with the radio on. Answer this in a story #weave"
    )
    assert version(VIDEO, "instagram", "tiktok") == VIDEO


def test_a_tag_that_names_an_advert_is_never_let_go() -> None:
    caption = "My blue scarf #weave #loom #wool #yarn #blue #scarf #ad"

    assert version(caption, "instagram", "tiktok") == "My blue scarf #weave #loom #wool #yarn #ad"


def test_a_question_is_offered_before_the_last_tags_and_left_at_first() -> None:
    caption = "The scarf is done and it fits #weave"
    way = route(BOOK, "tiktok", "instagram", None, "en")
    read = adapting(lambda text: review(text, BOOK, "instagram"), way)
    chosen = choose(read(caption), None, read)
    (offer,) = chosen.offers

    assert chosen.text == caption
    assert offer.choices[0].edits[0].start == caption.index(" #weave")
    assert offer.choices[0].edits[0].text.startswith(". ")


async def test_both_shows_the_two_versions_and_opens_the_edits_of_one() -> None:
    async with world() as w:
        shown = (await adapted(w, POST, "instagram", "both")).response
        assert "### TikTok" in texts(shown) and "### Instagram" in texts(shown)

        opened = await w.mira.click(shown, label=learning_words.ADAPT_WHY.format(platform="TikTok"))

        assert opened.ephemeral
        assert learning_words.ADAPT_TITLE.format(leaves="Instagram", enters="TikTok") in texts(opened.response)


async def test_where_there_is_nothing_to_change_no_button_copies_it() -> None:
    async with world() as w:
        shown = (await adapted(w, "A quiet evening with the loom", "instagram", "threads")).response

        assert labels(shown) == [learning_words.NEXT_STEPS["compare"]]
        assert words.ALL_LEFT not in texts(shown)


async def test_the_platform_it_was_written_for_is_no_other_platform() -> None:
    async with world() as w:
        assert texts((await adapted(w, POST, "tiktok", "tiktok")).response) == learning_words.ADAPT_NOWHERE


@pytest.mark.parametrize("enters", ["tiktok", "both"])
@pytest.mark.parametrize(
    "caption",
    [
        POST * 20,
        "Hey *guys*_*_*_, grab yours now. DM me. " * 40,
        "#insta " * 300,
        "🧶" * 1500 + POST,
        "`*_~|" * 300 + POST,
    ],
)
async def test_a_long_or_odd_caption_fits_a_card(caption: str, enters: str) -> None:
    async with world() as w:
        shown = (await adapted(w, caption, "instagram", enters)).response
        components = list(walk(shown.components))

        assert len(components) <= MOST_COMPONENTS
        assert sum(units(one.content) for one in components if hasattr(one, "content")) <= MOST_TEXT


@pytest.mark.parametrize("leaves", BOOK.platforms)
@pytest.mark.parametrize("enters", BOOK.platforms)
def test_every_way_has_words_without_gaps(leaves: str, enters: str) -> None:
    for one in advice(route(BOOK, leaves, enters, None, "en"), POST + VIDEO):
        assert "{" not in one.says + one.do
        assert one.do
