"""Presses that no honest hand makes: forged ids, other people's cards, many at once, rules swapped in between."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.cards import words
from bot.cards.keys import ReviewKey, SeeKey, plain_id, rule_id
from bot.commands import review_buttons
from bot.commands.services import Operator
from tests.commands.test_review_buttons import CROWD, card, planted
from tests.sim.world import World, custom_id, labels, shelf, texts, world

HUGE = 99_999_999_999_999_999_999


async def forge(w: World, shown: Any, label: str, new_id: str) -> None:
    """Change what a button on a message carries."""
    stored = w.env.backend.get_message(w.general.id, shown.id)
    for row in stored.components[0]["components"]:
        for button in row.get("components", ()):
            if button.get("label") == label:
                button["custom_id"] = new_id


@pytest.mark.parametrize(
    "forged",
    [
        f"coach1:why:instagram::{HUGE}:",
        f"coach1:why:instagram::{2**63}:",
        f"coach1:see:1:1:{HUGE}",
        f"coach1:see:{HUGE}:{HUGE}:1",
        "coach1:why:instagram::-1:",
        "coach1:why:instagram::١٢٣:",
        "coach1:why:" + "x" * 89,
        "coach1:",
        ":",
        "coach1:see:1:1:1:1",
        "coach1:why:instagram::1:\n",
    ],
)
async def test_a_forged_id_is_answered_like_an_old_button(forged: str) -> None:
    async with world() as w:
        answer = await w.mira.click(await planted(w, forged), custom_id=forged)

        assert answer.ephemeral
        assert texts(answer.response) == words.OLD_BUTTON


@pytest.mark.parametrize("do", ["copy", "why", "more", "purpose", "share", "nothelpful"])
@pytest.mark.parametrize("place", [("instagram", "no such format"), ("no such platform", None)])
async def test_a_forged_platform_or_format_is_read_as_the_default(do: str, place: tuple[str, str | None]) -> None:
    async with world() as w:
        shown = await card(w)
        label = {
            "copy": words.COPY,
            "why": words.WHY,
            "more": words.MORE,
            "purpose": words.TAKE_PURPOSE,
            "share": words.SHARE,
            "nothelpful": words.NOT_HELPFUL,
        }[do]
        forged = ReviewKey(*place, w.mira.id).id(do)
        await forge(w, shown, label, forged)
        answer = await w.mira.click(shown, custom_id=forged)

        assert "error" not in texts(answer.response)
        assert "no such" not in texts(answer.response) + texts(shown)


async def test_a_forged_owner_does_not_open_anyones_review() -> None:
    async with world() as w:
        other = w.env.create_guild("Elsewhere")
        hall = other.create_text_channel("hall")
        secret = await other.add_member(w.mira.user).send(hall, CROWD)
        for key in (SeeKey(hall.id, secret.id, w.jo.id), SeeKey(hall.id, secret.id, w.mira.id), SeeKey(1, 2, w.jo.id)):
            answer = await w.jo.click(await planted(w, key.id()), custom_id=key.id())

            assert answer.ephemeral
            assert "guys" not in texts(answer.response)


async def test_a_rule_that_does_not_exist_is_neither_left_out_nor_brought_back() -> None:
    async with world() as w:
        question = await w.mira.click(await card(w), label=words.NOT_HELPFUL)
        stored = w.env.backend.get_message(w.general.id, question.response.id)
        stored.components[0]["components"][1]["components"][0]["options"] = [
            {"label": "x", "value": "crowd.no-such-rule", "default": False}
        ]
        answer = await w.mira.select(question.response, ["crowd.no-such-rule"])
        forged = rule_id("undo", "@everyone **x**")
        undone = await w.mira.click(await planted(w, forged), custom_id=forged)

        assert texts(answer.response) == words.OLD_BUTTON
        assert await w.store.dismissed.of(w.mira.id) == frozenset()
        assert "**x**" not in texts(undone.response)


async def test_a_dismissal_names_the_remark_in_words_and_nobodys_caption() -> None:
    async with world() as w:
        question = await w.mira.click(await card(w), label=words.NOT_HELPFUL)
        done = await w.mira.select(question.response, ["crowd.vocative"])

        assert "“…”" in texts(done.response)
        assert "guys" not in texts(done.response)

        again = await w.mira.click(done.response, label=words.UNDO)

        assert "“…”" in texts(again.response)


@pytest.mark.parametrize("control", ["channel", "answers", "platform", "pause", "resume", "check", "open"])
async def test_no_settings_control_works_for_a_member(control: str) -> None:
    async with world(Operator(watch_drafts=True)) as w:
        await w.watch()
        before = await w.store.servers.get(w.guild.id)
        forged = plain_id(f"settings-{control}")
        answer = await w.mira.click(await planted(w, forged), custom_id=forged)

        assert texts(answer.response) == words.NEED_MANAGE_SERVER
        assert await w.store.servers.get(w.guild.id) == before


async def test_a_settings_control_without_a_value_changes_nothing_but_clears_no_right_choice() -> None:
    async with world(Operator(watch_drafts=True)) as w:
        await w.watch("thread")
        for control in ("answers", "platform"):
            forged = plain_id(f"settings-{control}")
            await w.admin.click(await planted(w, forged), custom_id=forged)

        kept = await w.store.servers.get(w.guild.id)
        assert (kept.drafts_channel, kept.answers) == (w.drafts.id, "thread")


async def test_share_pressed_twice_at_once_posts_one_card() -> None:
    async with world(Operator(cooldown=20)) as w:
        shown = await card(w)
        first, second = [await w.mira.click(shown, label=words.SHARE) for _ in range(2)]

        assert not first.ephemeral
        assert second.ephemeral and texts(second.response) == words.SLOW_DOWN_SHARE.format(seconds=20)

        w.later(21)

        assert not (await w.mira.click(shown, label=words.SHARE)).ephemeral


async def test_the_coach_lends_no_voice_to_a_member_who_may_not_write_there() -> None:
    async with world() as w:
        shown = await card(w)
        silent = discord.PermissionOverwrite(send_messages=False)
        everyone = w.bot.get_guild(w.guild.id).default_role
        await w.bot.get_channel(w.general.id).set_permissions(everyone, overwrite=silent)
        answer = await w.mira.click(shown, label=words.SHARE)

        assert answer.ephemeral
        assert texts(answer.response) == words.CANT_SHARE_HERE


async def test_on_purpose_pressed_twice_before_the_card_changed_is_still_on_purpose() -> None:
    async with world() as w:
        shown = await card(w)
        pressed = custom_id(shown, words.TAKE_PURPOSE)
        await w.mira.click(shown, custom_id=pressed)
        await forge(w, shown, words.DROP_PURPOSE, pressed)
        await w.mira.click(shown, custom_id=pressed)

        assert words.ON_PURPOSE in texts(shown)


async def test_many_presses_at_once_are_all_answered() -> None:
    async with world() as w:
        cards = [await card(w, f"{CROWD} number {n}") for n in range(5)]
        answers = [await w.mira.click(one, label=words.WHY) for one in cards for _ in range(3)]

        assert all(one.ephemeral and "“guys”" in texts(one.response) for one in answers)


async def test_a_review_while_the_rules_are_read_again_is_one_or_the_other_and_never_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with world() as w:
        real, book = review_buttons.ask, shelf().current
        without = type(book)(book.rules, {}, book.sources, book.grammars, (), book.matchers)

        async def swapped(*args: Any, **named: Any) -> Any:
            shelf().current = without
            await asyncio.sleep(0)
            return await real(*args, **named)

        shown = await card(w)
        monkeypatch.setattr(review_buttons, "ask", swapped)
        try:
            with caplog.at_level(logging.ERROR):
                answer = await w.mira.click(shown, label=words.WHY)
                form = await w.mira.slash(w.general, "review", caption=CROWD)
                offered = await w.mira.autocomplete(w.general, "review", "format", "vi")
        finally:
            shelf().current = book

        assert texts(answer.response) == words.NO_PLATFORMS
        assert texts(form.response) == words.NO_PLATFORMS
        assert offered == []
        assert caplog.text == ""


async def test_a_form_with_nothing_in_it_is_answered_kindly() -> None:
    async with world() as w:
        form = await w.mira.slash(w.general, "review")
        answer = await w.mira.submit_modal(form, {"caption": "  \u200b ", "place": ["instagram|"]})

        assert answer.ephemeral
        assert texts(answer.response) == words.BLANK


NASTY = {
    "pings": "@everyone @here <@1> <@&2> <#3> hey guys, look",
    "code": "hey guys ```py\nx``` and `y` and ``z``",
    "masked link": "hey guys [free](https://example.org/x) <https://example.org/y>",
    "heading": "# hey guys\n## two\n-# small\n> quote\n>>> all",
    "lists": "hey guys\n- one\n* two\n1. three\n1) four",
    "spoiler": "hey guys ||look|| ~~no~~ __yes__ ***all***",
    "timestamps and emoji": "hey guys <t:1:R> <:a:1> <a:b:2> </review:1>",
    "marks": "\u202ehey \u2066guys\u2069\u200b, \ufefflook\u200f",
    "half a pair": "hey guys \ud83d look \udc00",
    "backslashes": "hey guys \\* \\\\ \\` \\",
}


@pytest.mark.parametrize("caption", NASTY.values(), ids=NASTY.keys())
async def test_whatever_a_draft_holds_its_card_pings_nobody_and_every_button_reads_the_same_caption(
    caption: str,
) -> None:
    async with world() as w:
        shown = await card(w, caption)
        for label in [one for one in labels(shown) if one not in (words.SHARE, words.TAKE_PURPOSE)]:
            answer = await w.mira.click(shown, label=label)
            assert answer.acknowledged
            assert "(error " not in texts(answer.response)
        before = texts(shown)
        await w.mira.click(shown, label=words.TAKE_PURPOSE)
        await w.mira.click(shown, label=words.DROP_PURPOSE)

        assert texts(shown) == before

        shared = await w.mira.click(shown, label=words.SHARE)
        stored = w.env.backend.get_message(w.general.id, shared.response.id)
        assert not stored.mention_everyone
        assert stored.ping_user_ids == [] and not stored.ping_role_ids
