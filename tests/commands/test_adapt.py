"""/adapt: another platform, another version; each edit to take or leave, also after a restart, and nothing kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.cards import learning_words, words
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT
from bot.cards.keys import LONGEST, EditsKey
from bot.cards.markdown import units
from bot.coaching.adapting import adapting, advice, route
from bot.coaching.choosing import choose
from bot.coaching.reviewing import review
from tests.commands.test_edit_buttons import copied, section_id
from tests.commands.test_forgers import forge
from tests.sim.world import World, labels, shelf, texts, world

POST = "Hey guys, the loom is warped. Grab yours now. DM me for the draft #weave #loom #wool #instagood #yarn #blue"
VIDEO = "The loom is warped, and it took me nine evenings with the radio on. Stitch this #fyp #weave"
BOOK = shelf().current


async def adapted(w: World, caption: str, leaves: str, enters: str) -> Any:
    return await w.mira.slash(w.general, "adapt", caption=caption, **{"from": leaves, "to": enters})


async def reasons(w: World, caption: str, leaves: str, enters: str) -> str:
    """What the card says why things change."""
    shown = (await adapted(w, caption, leaves, enters)).response
    return texts((await w.mira.click(shown, label=learning_words.ADAPT_REASONS)).response)


def version(caption: str, leaves: str, enters: str) -> str:
    """What comes of a caption where every edit is taken that is taken at first."""
    way = route(BOOK, leaves, enters, None, "en")
    read = adapting(lambda text: review(text, BOOK, enters), way)
    return choose(read(caption), None, read).text


async def test_the_answer_is_private_and_says_what_changes_why_and_from_when() -> None:
    async with world() as w:
        answer = await adapted(w, POST, "instagram", "tiktok")
        why = await w.mira.click(answer.response, label=learning_words.ADAPT_REASONS)
        said = texts(why.response)

        assert answer.ephemeral and why.ephemeral
        assert "is how an advert speaks" in texts(answer.response), "an edit says itself why"
        assert "6 hashtags" in said and "2025-12-01" in said
        assert "2025-12-01" not in texts(answer.response), "sources and days are a press away"
        assert learning_words.NEXT_STEPS["compare"] in labels(answer.response)


async def test_each_edit_is_taken_or_left_by_itself() -> None:
    async with world() as w:
        shown = (await adapted(w, POST, "instagram", "tiktok")).response
        assert await copied(w, shown) == (
            "Hey, the loom is warped. Have a look. Ask me in the comments for the draft #weave #loom #wool #yarn #blue"
        )

        await w.mira.click(shown, custom_id=section_id(shown, 1))

        assert "Grab yours now" in await copied(w, shown)
        assert learning_words.ADAPT_TITLE.format(leaves="Instagram", enters="TikTok") in texts(shown)


async def test_the_other_direction_says_other_things() -> None:
    async with world() as w:
        there = await reasons(w, VIDEO, "instagram", "tiktok")
        back = await reasons(w, VIDEO, "tiktok", "instagram")

        assert "Lookfamed" in there and "Lookfamed" in back
        assert "story" in back and "story" not in there
        assert "promoter" in there and "promoter" not in back


async def test_hashtags_that_another_edit_takes_out_are_not_left_to_do_by_hand() -> None:
    async with world() as w:
        shown = texts((await adapted(w, POST, "instagram", "tiktok")).response)
        many = texts((await adapted(w, "Tea " + "#ad " * 7, "instagram", "tiktok")).response)

        assert "hashtags; TikTok takes" not in shown
        assert "7 hashtags; TikTok takes" in many, "of an advert's tags I take none out"


async def test_the_reasons_are_there_after_a_restart_and_fit_a_card() -> None:
    async with world() as w:
        shown = (await adapted(w, POST * 15, "instagram", "tiktok")).response
        await w.restart()
        why = (await w.mira.click(shown, label=learning_words.ADAPT_REASONS)).response

        assert sum(units(one) for one in texts(why)) <= MOST_TEXT
        assert labels(why) == [learning_words.NEXT_STEPS["compare"]]


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
        "Tea, and more. " + "#insta " * 300,
        "Tea 🧶" * 600 + POST,
        "Tea `*_~|" * 300 + POST,
    ],
)
async def test_a_long_or_odd_caption_fits_a_card(caption: str, enters: str) -> None:
    async with world() as w:
        shown = (await adapted(w, caption, "instagram", enters)).response
        components = [
            one for top in shown.components for one in nested(top if isinstance(top, dict) else top.to_dict())
        ]

        assert 10 < len(components) <= MOST_COMPONENTS
        assert 100 < sum(units(one.get("content", "")) for one in components) <= MOST_TEXT


def nested(component: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield component
    for one in (*component.get("components", ()), *filter(None, [component.get("accessory")])):
        yield from nested(one)


def test_what_somebody_else_says_stays_and_a_line_of_its_own_goes_with_its_tag() -> None:
    caption = "She wrote “DM me” on the loom\n#insta\nand left"

    assert version(caption, "instagram", "tiktok") == "She wrote “DM me” on the loom\nand left"


async def test_every_control_knows_the_way_so_that_the_card_alone_is_enough() -> None:
    async with world() as w:
        answer = await adapted(w, POST, "instagram", "tiktok")
        ids = [section_id(answer.response, n) for n in range(3)]

        for one in ids:
            key, _ = EditsKey.read(one)
            assert (key.review.came_from, key.review.platform) == ("instagram", "tiktok")
            assert len(one) <= LONGEST


@pytest.mark.parametrize("where", ["nowhere>tiktok", "instagram>gone", "a>b>c", ">tiktok", "tiktok>tiktok"])
async def test_a_platform_that_is_gone_since_gives_edits_for_one_that_is_there(where: str) -> None:
    async with world() as w:
        shown = (await adapted(w, POST, "instagram", "both")).response
        label = learning_words.ADAPT_WHY.format(platform="TikTok")
        await forge(w, shown, label, f"coach1:edits:{where}::{w.mira.id}:o")
        opened = await w.mira.click(shown, label=label)

        assert "loom" in await copied(w, opened.response)


@pytest.mark.parametrize("leaves", BOOK.platforms)
@pytest.mark.parametrize("enters", BOOK.platforms)
def test_every_way_has_words_without_gaps(leaves: str, enters: str) -> None:
    for one in advice(route(BOOK, leaves, enters, None, "en"), POST + VIDEO):
        assert "{" not in one.says + one.do
        assert one.do


async def test_both_keeps_a_caption_that_is_too_long_for_its_own_platform_within_the_limit_too() -> None:
    caption = (
        "The loom is warped and ready. " + "The red took a day longer than the blue. " * 70 + "Which one is yours?"
    )
    async with world() as w:
        shown = (await adapted(w, caption, "instagram", "both")).response
        opened = await w.mira.click(shown, label=learning_words.ADAPT_WHY.format(platform="Instagram"))

        assert learning_words.ADAPT_TITLE_HERE.format(enters="Instagram") in texts(opened.response)
        assert len(await version_of(w, opened.response)) <= BOOK.platforms["instagram"].limits["caption"].value


async def version_of(w: World, shown: Any) -> str:
    """What is handed over, in a message or in a file."""
    answer = await w.mira.click(shown, label=words.COPY_VERSION)
    file = next(iter(answer.response.attachments), None)
    return (await file.read()).decode() if file else str(answer.response.content)
