"""/me care: connection plus value for one caption, ticks that turn, and the select under a review that leads there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import discord
import pytest

from bot.cards import words
from bot.cards.card import CAPTION_FILE, MOST_COMPONENTS, MOST_TEXT, size
from bot.cards.going_on import GOING_ON
from bot.cards.keys import ReviewKey
from bot.cards.learning_words import NEXT_STEPS
from bot.cards.me import care_words
from bot.cards.me.care import Cared, care_card
from bot.cards.me.care_keys import CareKey
from bot.cards.next_steps import next_id
from bot.coaching.caring import caring
from bot.commands.going_on import WAYS
from bot.store.posts import Post
from tests.cards.reviews import review
from tests.commands.test_traces import cells
from tests.sim.everything import planted
from tests.sim.world import World, custom_id, go_on, labels, select_ids, shelf, texts, world

CARE = shelf().current.knowledge.care
TO_A_CROWD = "Hey guys, the bread is out of the oven"
TO_ONE = "I kept a slice for you. It took me nine years to get it right. What would you put on it?"


def sum_of(connection: int, value: int) -> str:
    return care_words.SUM.format(connection=connection, value=value, total=connection + value)


async def asked(w: World, caption: str) -> discord.Message:
    return (await w.mira.slash(w.general, "me care", caption=caption)).response


def control(message: discord.Message, name: str) -> str:
    """The id of the button of a tick."""
    found = [custom_id(message, label) for label in (care_words.TICK, care_words.UNTICK) if label in labels(message)]
    key, _ = CareKey.read(found[0])
    return key.id(name)


async def test_the_answer_is_a_sum_of_two_visible_parts() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "me care", caption=TO_A_CROWD)

        assert answer.ephemeral
        assert sum_of(1, 1) in texts(answer.response)
        assert "**Connection 1 of 3**" in texts(answer.response)
        assert "**Value 1 of 3**" in texts(answer.response)


async def test_a_tick_turns_and_turns_back_after_a_restart_too() -> None:
    async with world() as w:
        card = await asked(w, TO_ONE)
        assert sum_of(3, 1) in texts(card)

        await w.mira.click(card, custom_id=control(card, "valuable"))
        await w.restart()
        after = (await w.mira.click(card, custom_id=control(card, "enjoyable"))).response

        assert sum_of(3, 3) in texts(after)
        assert care_words.ALL_THERE in texts(after)
        back = (await w.mira.click(after, custom_id=control(after, "valuable"))).response
        assert sum_of(3, 2) in texts(back)


async def test_enjoyable_and_consumable_without_valuable_is_called_the_forgettable_pattern() -> None:
    async with world() as w:
        card = await asked(w, TO_ONE)
        assert CARE is not None
        name, pattern = CARE.forgettable
        assert pattern.says not in texts(card)

        after = (await w.mira.click(card, custom_id=control(card, "enjoyable"))).response

        assert name in texts(after).lower()
        assert pattern.do in texts(after)


async def test_the_reasons_that_a_draft_gives_are_shown_in_its_own_words() -> None:
    async with world() as w:
        assert "“What would you put on it?”" in texts(await asked(w, TO_ONE))
        assert "can't see a reason" in texts(await asked(w, TO_A_CROWD))


async def test_where_nobody_is_spoken_to_and_nothing_is_easy_the_sum_is_nothing() -> None:
    async with world() as w:
        heavy = "Rye and barley and oats in the long grey morning of the mill " * 12

        assert care_words.SUM_OF_NOTHING in texts(await asked(w, heavy))


async def test_in_another_language_there_is_value_and_no_sum() -> None:
    async with world() as w:
        shown = texts(await asked(w, "Heute gibt es frisches Brot aus dem alten Ofen und danach noch Kuchen für alle"))

        assert care_words.NO_SUM.format(value=1) in shown
        assert "**Connection" not in shown


async def test_on_tiktok_the_question_of_value_is_what_they_will_discover() -> None:
    async with world() as w:
        form = await w.mira.slash(w.general, "me care")
        answer = await w.mira.submit_modal(form, {"caption": TO_ONE, "place": ["tiktok|"]})

        assert CARE is not None
        assert CARE.valuable.asks_on["tiktok"] in texts(answer.response)


async def test_a_review_of_ones_own_caption_leads_there_and_a_long_one_does_too() -> None:
    async with world() as w:
        for caption in (TO_A_CROWD, TO_A_CROWD + " and it rests" * 280):
            card = (await w.mira.slash(w.general, "review", caption=caption)).response
            await w.restart()
            answer = await go_on(w.mira, card, "care")

            assert answer.ephemeral
            assert "**Connection 1 + value" in texts(answer.response)
            ticked = await w.mira.click(answer.response, custom_id=control(answer.response, "enjoyable"))
            assert care_words.UNTICK in labels(ticked.response)


async def test_the_same_way_can_be_picked_again() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "review", caption=TO_A_CROWD)).response
        for _ in range(2):
            picked = await w.mira.select(card, ["care"], custom_id=select_ids(card)[0])

            assert texts(picked.response) == texts(card)  # it changes by nothing, so Discord sets the select back
            assert care_words.CARE_TITLE in texts(picked.followups[-1])


async def test_a_community_post_on_purpose_is_not_told_to_speak_to_one() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "review", caption=TO_A_CROWD)).response
        meant = (await w.mira.click(card, label=words.TAKE_PURPOSE)).response
        answer = await go_on(w.mira, meant, "care")

        assert CARE is not None
        assert CARE.connection[1].do not in texts(answer.response)
        assert "You mean it so" in texts(answer.response)


async def test_followers_that_a_member_logged_change_nothing() -> None:
    async with world() as w:
        before = texts(await asked(w, TO_ONE))
        for followers in (0, 12, 4_000_000):
            await w.store.posts.add(Post(w.mira.id, "instagram", "2025-12-30", likes=9, followers=followers))

            assert texts(await asked(w, TO_ONE)) == before


async def test_the_caption_can_be_changed_on_the_card_and_its_ticks_stay() -> None:
    async with world() as w:
        card = await asked(w, "I kept a slice for you.")
        card = (await w.mira.click(card, custom_id=control(card, "enjoyable"))).response
        await w.restart()
        form = await w.mira.click(card, label=care_words.CHANGE)
        assert "I kept a slice for you." in str(form.modal)
        after = (await w.mira.submit_modal(form, {"caption": TO_ONE, "place": ["tiktok|"]})).response

        assert sum_of(3, 2) in texts(after)
        assert "TikTok" in texts(after)
        assert "nine years" in texts(after)


async def test_where_nothing_is_missing_the_next_step_is_the_post() -> None:
    async with world() as w:
        card = await asked(w, TO_ONE)
        for name in ("enjoyable", "valuable"):
            card = (await w.mira.click(card, custom_id=control(card, name))).response

        assert custom_id(card, NEXT_STEPS["kpi"]) == next_id("kpi")


async def test_where_the_crowd_is_what_is_missing_the_next_step_is_the_edits() -> None:
    async with world() as w:
        card = await asked(w, TO_A_CROWD)
        answer = await w.mira.click(card, label=words.EDITS)

        assert "guys" in texts(answer.response)


async def test_nothing_of_it_is_kept() -> None:
    async with world() as w:
        before = await cells(w)
        card = await asked(w, TO_ONE)
        await w.mira.click(card, custom_id=control(card, "valuable"))

        assert await cells(w) == before


async def test_somebody_else_turns_no_tick() -> None:
    async with world() as w:
        id = CareKey(ReviewKey("instagram", None, w.mira.id, own=True)).id("valuable")
        answer = await w.jo.click(await planted(w, id), custom_id=id)

        assert texts(answer.response) == words.NOT_YOURS.format(member=w.mira.mention)


async def test_an_option_that_is_gone_is_answered() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "review", caption=TO_A_CROWD)).response
        id = ReviewKey("instagram", None, w.mira.id, own=True).id("go-on")
        answer = await w.mira.click(await planted(w, id), custom_id=id)

        assert texts(answer.response) == words.OLD_BUTTON
        assert select_ids(card)


async def test_the_next_step_care_opens_the_form() -> None:
    async with world() as w:
        answer = await w.mira.click(await planted(w, next_id("care")), custom_id=next_id("care"))

        assert answer.modal is not None


def test_every_option_under_a_review_does_something() -> None:
    assert [one.do for one in GOING_ON] == list(WAYS)


@pytest.mark.parametrize("caption", ["*" * 2_000, "a" * 4_000, "é\n" * 2_000, "short"])
@pytest.mark.parametrize("both", [False, True])
def test_whatever_the_caption_the_card_fits(caption: str, both: bool) -> None:
    assert CARE is not None
    read = review(caption)
    cared = Cared(read, caring(read, enjoyable=both, valuable=both), (), CARE)
    card = care_card(cared, CareKey(ReviewKey("instagram", "a format with a long name", 2**64 - 1)), date(2026, 11, 1))
    components, characters = size(card.view)

    assert components <= MOST_COMPONENTS
    assert characters <= MOST_TEXT
    assert not card.texts or card.texts == ((CAPTION_FILE, caption),)


@pytest.mark.parametrize("ticks", [(False, False), (True, False), (False, True), (True, True)])
def test_a_custom_id_tells_back_what_it_was_given(ticks: tuple[bool, bool]) -> None:
    key = CareKey(ReviewKey("instagram", "reel", 2**63, own=True, came_from="tiktok"), *ticks)

    assert CareKey.read(key.id("enjoyable")) == (key, "enjoyable")


def test_the_questions_are_data() -> None:
    said = Path(care_words.__file__).read_text("utf-8")
    assert CARE is not None

    assert CARE.enjoyable.asks not in said
