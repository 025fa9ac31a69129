"""Drafts in mentions, replies and direct messages, without the message content intent."""

from __future__ import annotations

import discord
import pytest

from bot.cards import words
from bot.commands import mentions
from bot.commands.services import Operator
from tests.sim.world import World, custom_id, labels, texts, world

CROWD = "Hey guys, the bread is out of the oven and I hope all of you try it"


def answers(w: World) -> list[discord.Message]:
    """What the coach wrote in #general, seen by everyone."""
    return [one for one in w.general.history() if one.author.id == w.me]


async def test_a_mention_gets_one_neutral_line_and_only_its_author_opens_the_review() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> {CROWD}")
        (line,) = answers(w)

        assert texts(line) == words.DRAFT_READ.format(member=w.mira.mention)
        assert "guys" not in texts(line)

        others = await w.jo.click(line, label=words.SEE_REVIEW)

        assert others.ephemeral
        assert texts(others.response) == words.NOT_YOURS.format(member=w.mira.mention)

        own = await w.mira.click(line, label=words.SEE_REVIEW)

        assert own.ephemeral
        assert "Hey **guys**" in texts(own.response)
        assert f"<@{w.me}>" not in texts(own.response)


async def test_the_review_of_a_mention_opens_after_a_restart_too() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"{CROWD} <@{w.me}>")
        await w.restart()
        own = await w.mira.click(answers(w)[0], label=words.SEE_REVIEW)

        assert "Hey **guys**" in texts(own.response)


async def test_the_review_is_of_the_text_as_it_stands_now() -> None:
    async with world() as w:
        draft = await w.mira.send(w.general, f"<@{w.me}> {CROWD}")
        await w.mira.edit(draft, f"<@{w.me}> Dear you, the bread is out of the oven")
        own = await w.mira.click(answers(w)[0], label=words.SEE_REVIEW)

        assert "guys" not in texts(own.response)


async def test_a_draft_that_is_gone_says_so() -> None:
    async with world() as w:
        draft = await w.mira.send(w.general, f"<@{w.me}> {CROWD}")
        await w.mira.delete(draft)
        own = await w.mira.click(answers(w)[0], label=words.SEE_REVIEW)

        assert texts(own.response) == words.DRAFT_GONE


async def test_the_line_pings_nobody() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> @everyone {CROWD}")
        stored = w.env.backend.get_message(w.general.id, answers(w)[0].id)

        assert not stored.mention_everyone
        assert stored.ping_user_ids == []


async def test_a_reply_to_the_coach_is_a_draft() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> {CROWD}")
        await w.mira.send(w.general, "Hello everyone, second try", reply_to=answers(w)[0])

        assert len(answers(w)) == 2
        own = await w.mira.click(answers(w)[1], label=words.SEE_REVIEW)
        assert "**everyone**" in texts(own.response)


async def test_a_mention_without_words_hears_where_to_put_them() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}>")

        assert texts(answers(w)[0]) == words.MENTION_EMPTY


async def test_a_mention_with_a_picture_alone_hears_that_it_needs_text() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}>", attachments=[("bread.png", b"...")])

        assert texts(answers(w)[0]) == words.PICTURE


async def test_other_messages_are_none_of_its_business() -> None:
    async with world() as w:
        await w.mira.send(w.general, CROWD)

        assert answers(w) == []


async def test_other_bots_are_not_answered() -> None:
    async with world() as w:
        robot = w.guild.add_member(w.env.create_user("robot", bot=True))
        await robot.send(w.general, f"<@{w.me}> {CROWD}")
        await w.guild.create_webhook(w.general).send(f"<@{w.me}> {CROWD}")

        assert answers(w) == []


async def test_who_is_too_fast_is_asked_for_patience_once() -> None:
    async with world(Operator(cooldown=20)) as w:
        for _ in range(4):
            await w.mira.send(w.general, f"<@{w.me}> {CROWD}")

        assert len(answers(w)) == 2
        assert words.SLOW_DOWN.format(seconds=20, member=w.mira.mention) == texts(answers(w)[1])

        w.later(21)
        await w.mira.send(w.general, f"<@{w.me}> {CROWD}")

        assert labels(answers(w)[2]) == [words.SEE_REVIEW]


async def test_where_it_may_not_write_nothing_breaks() -> None:
    async with world() as w:
        silent = discord.PermissionOverwrite(send_messages=False)
        hall = w.guild.create_text_channel("hall", overwrites={w.guild.me: silent})
        await w.mira.send(hall, f"<@{w.me}> {CROWD}")

        assert [one for one in hall.history() if one.author.id == w.me] == []


async def test_a_direct_message_is_answered_with_the_card_itself() -> None:
    async with world() as w:
        await w.mira.send_dm(CROWD)
        card = w.mira.user.dm_channel.last_message

        assert "Hey **guys**" in texts(card)

        copied = await w.mira.user.click(card, label=words.COPY)

        assert "Hey, the bread" in texts(copied.response)


async def test_a_direct_message_without_words_is_answered_kindly() -> None:
    async with world() as w:
        await w.mira.send_dm("🔥🔥")

        assert texts(w.mira.user.dm_channel.last_message) == words.ONLY_EMOJI


async def test_a_failure_under_a_message_is_answered_with_an_id(monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError(CROWD)

    monkeypatch.setattr(mentions, "ask", broken)
    async with world() as w:
        await w.mira.send_dm(CROWD)

        assert "(error " in texts(w.mira.user.dm_channel.last_message)


async def test_a_forged_button_cannot_open_the_review_of_someone_elses_draft() -> None:
    async with world() as w:
        draft = await w.mira.send(w.general, f"<@{w.me}> {CROWD}")
        line = w.env.backend.get_message(w.general.id, answers(w)[0].id)
        forged = custom_id(answers(w)[0], words.SEE_REVIEW).replace(str(w.mira.id), str(w.jo.id))
        line.components[0]["accessory"]["custom_id"] = forged
        answer = await w.jo.click(answers(w)[0], custom_id=forged)

        assert draft.author.id == w.mira.id
        assert "guys" not in texts(answer.response)
