"""The buttons of a review card: what each does, after a restart, and when it is pressed by the wrong hand."""

from __future__ import annotations

import logging
from typing import Any

import discord
import pytest

from bot.cards import words
from bot.cards.card import CAPTION_FILE, REWRITE_FILE
from bot.cards.keys import ReviewKey
from bot.commands import review_buttons
from tests.sim.world import World, labels, texts, world

CROWD = "Hey guys, the bread is out of the oven and I hope all of you try it"
LONG = CROWD + "\n" + "\n".join(f"Step {n}: fold the dough and let it rest for a while." for n in range(70))


async def card(w: World, caption: str = CROWD) -> Any:
    return (await w.mira.slash(w.general, "review", caption=caption)).response


async def test_copy_gives_the_rewrite_alone_and_in_private() -> None:
    async with world() as w:
        answer = await w.mira.click(await card(w), label=words.COPY)

        assert answer.ephemeral
        assert texts(answer.response) == "```\nHey, the bread is out of the oven and I hope you try it\n```"


async def test_why_gives_for_each_remark_the_reason_and_a_dated_source() -> None:
    async with world() as w:
        answer = await w.mira.click(await card(w), label=words.WHY)
        said = texts(answer.response)

        assert answer.ephemeral
        assert "“guys”" in said and "“all of you”" in said
        assert said.count("Source: ") >= 2
        assert any(year in said for year in ("2026", "2025", "2013"))


async def test_on_purpose_accepts_the_verdict_and_can_be_taken_back() -> None:
    async with world() as w:
        shown = await card(w)
        await w.mira.click(shown, label=words.TAKE_PURPOSE)

        assert words.ON_PURPOSE in texts(shown)
        assert "**guys**" not in texts(shown)
        assert words.COPY not in labels(shown)

        await w.mira.click(shown, label=words.DROP_PURPOSE)

        assert "**guys**" in texts(shown)


async def test_share_posts_the_card_for_everyone() -> None:
    async with world() as w:
        answer = await w.mira.click(await card(w), label=words.SHARE)

        assert not answer.ephemeral
        assert "**guys**" in texts(answer.response)
        assert w.mira.mention in texts(answer.response)
        assert words.SHARE not in labels(answer.response)


async def test_a_caption_that_pings_everyone_pings_nobody() -> None:
    async with world() as w:
        shown = await card(w, f"@everyone @here {w.jo.mention} hey guys, the bread is out of the oven")
        answer = await w.mira.click(shown, label=words.SHARE)
        shared = w.env.backend.get_message(w.general.id, answer.response.id)

        assert not shared.mention_everyone
        assert shared.ping_user_ids == []


async def test_more_shows_the_hints_that_the_card_folds_away() -> None:
    async with world() as w:
        shown = await card(w)

        assert "first line" not in texts(shown).lower()

        answer = await w.mira.click(shown, label=words.MORE)

        assert answer.ephemeral
        assert "first line" in texts(answer.response).lower()


async def test_a_rule_that_is_not_helpful_stays_away_until_that_is_undone() -> None:
    async with world() as w:
        question = await w.mira.click(await card(w), label=words.NOT_HELPFUL)
        done = await w.mira.select(question.response, ["crowd.vocative"])

        assert "**guys**" not in texts(await card(w))
        assert await w.store.dismissed.of(w.mira.id) == {"crowd.vocative"}
        assert "**guys**" in texts((await w.jo.slash(w.general, "review", caption=CROWD)).response)

        await w.mira.click(done.response, label=words.UNDO)

        assert "**guys**" in texts(await card(w))


@pytest.mark.parametrize("label", [words.COPY, words.WHY, words.MORE, words.TAKE_PURPOSE, words.NOT_HELPFUL])
async def test_every_button_works_after_a_restart(label: str) -> None:
    async with world() as w:
        shown = await card(w)
        await w.restart()
        answer = await w.mira.click(shown, label=label)

        assert answer.acknowledged
        assert texts(answer.response) != words.OLD_BUTTON


async def test_the_whole_chain_of_not_helpful_survives_restarts() -> None:
    async with world() as w:
        question = await w.mira.click(await card(w), label=words.NOT_HELPFUL)
        await w.restart()
        done = await w.mira.select(question.response, ["crowd.vocative"])
        await w.restart()
        await w.mira.click(done.response, label=words.UNDO)

        assert await w.store.dismissed.of(w.mira.id) == frozenset()


async def test_a_long_caption_comes_as_a_file_and_its_buttons_read_it_there() -> None:
    async with world() as w:
        shown = await card(w, LONG)

        assert {one.filename for one in shown.attachments} == {CAPTION_FILE, REWRITE_FILE}
        assert "**guys**" in texts(shown)

        await w.restart()
        copied = await w.mira.click(shown, label=words.COPY)
        (file,) = copied.response.attachments

        assert (await file.read()).decode() == LONG.replace("Hey guys,", "Hey,").replace("all of you", "you")

        await w.mira.click(shown, label=words.TAKE_PURPOSE)

        assert words.ON_PURPOSE in texts(shown)
        assert {one.filename for one in shown.attachments} == {CAPTION_FILE}


async def test_a_caption_cannot_break_out_of_its_quotation_and_is_copied_exactly() -> None:
    async with world() as w:
        caption = "Hey guys, look:\n```\n## shouting\n```\n@everyone"
        shown = await card(w, caption)

        assert "```" not in texts(shown)
        assert "\n## shouting" not in texts(shown)

        copied = await w.mira.click(shown, label=words.COPY)

        assert (await copied.response.attachments[0].read()).decode() == caption.replace("Hey guys", "Hey")


async def test_markup_in_a_caption_is_shown_as_typed_and_read_back_exactly() -> None:
    async with world() as w:
        caption = "# Hey *guys*, \\_(ツ)_/ ||look|| `here`\n> all of you\n- <@1> [x](https://example.org/a_b_c)"
        shown = await card(w, caption)
        answer = await w.mira.click(shown, label=words.SHARE)

        assert "\\# Hey" in texts(shown)
        assert texts(answer.response).split("> ", 1)[1].split("\n")[0] in texts(shown)


async def test_only_its_author_may_call_a_shared_caption_a_community_post() -> None:
    async with world() as w:
        shared = await w.mira.click(await card(w), label=words.SHARE)
        answer = await w.jo.click(shared.response, label=words.TAKE_PURPOSE)

        assert answer.ephemeral
        assert texts(answer.response) == words.NOT_YOURS.format(member=w.mira.mention)
        assert words.ON_PURPOSE not in texts(shared.response)


async def test_anyone_may_ask_why_of_a_shared_card_in_private() -> None:
    async with world() as w:
        shared = await w.mira.click(await card(w), label=words.SHARE)
        answer = await w.jo.click(shared.response, label=words.WHY)

        assert answer.ephemeral
        assert "“guys”" in texts(answer.response)


FORGED = {
    "a version before this one": "coach0:why:instagram::1:",
    "a version after this one": "coach99:why:instagram::1:",
    "another bot's button": "poll:yes",
    "a known action with broken parts": "coach1:why:::x:",
    "an action nobody knows": "coach1:dance:instagram::1:",
    "a settings control that does not exist": "coach1:settings-burn",
}


@pytest.mark.parametrize("custom_id", FORGED.values(), ids=FORGED.keys())
async def test_an_old_or_foreign_button_gets_an_honest_answer(custom_id: str) -> None:
    async with world() as w:
        message = await planted(w, custom_id)
        answer = await w.mira.click(message, custom_id=custom_id)

        assert answer.ephemeral
        assert texts(answer.response) == words.OLD_BUTTON


@pytest.mark.parametrize("do", ["copy", "why", "more", "purpose", "share", "nothelpful"])
async def test_a_button_without_a_card_around_it_says_that_the_caption_is_lost(do: str) -> None:
    async with world() as w:
        custom_id = ReviewKey("instagram", None, w.mira.id).id(do)
        answer = await w.mira.click(await planted(w, custom_id), custom_id=custom_id)

        assert texts(answer.response) == words.CARD_LOST


async def test_a_card_of_a_platform_that_is_gone_is_read_for_the_default_one() -> None:
    async with world() as w:
        shown = await card(w)
        custom_id = ReviewKey("vine", "loop", w.mira.id).id("purpose")
        stored = w.env.backend.get_message(w.general.id, shown.id)
        for row in stored.components[0]["components"]:
            for button in row.get("components", ()):
                if button.get("label") == words.TAKE_PURPOSE:
                    button["custom_id"] = custom_id
        await w.mira.click(shown, custom_id=custom_id)

        assert words.ON_PURPOSE in texts(shown)
        assert "Instagram" in texts(shown)


async def test_a_failure_is_answered_with_an_id_that_the_log_knows_and_the_caption_is_in_neither(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError(CROWD)

    async with world() as w:
        shown = await card(w)
        monkeypatch.setattr(review_buttons, "ask", broken)
        with caplog.at_level(logging.DEBUG):
            answer = await w.mira.click(shown, label=words.WHY)
        said = texts(answer.response)
        name = said.split("(error ")[1].split(")")[0]

        assert answer.ephemeral
        assert name in caplog.text and "RuntimeError" in caplog.text
        assert "oven" not in said and "oven" not in caplog.text


async def planted(w: World, custom_id: str) -> discord.Message:
    """A message of the bot's account with one button of our choice."""
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Press", custom_id=custom_id))
    view.stop()
    return await w.bot.get_partial_messageable(w.general.id, guild_id=w.guild.id).send("hello", view=view)
