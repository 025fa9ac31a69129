"""Drafts at bad moments: deleted or edited while they are read, emptied, in archived threads, without rights."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

import discord
import pytest

from bot.cards import words
from bot.commands import drafts
from bot.commands.services import Operator
from tests.commands.test_drafts import CROWD, ONE, answers, forum, tags_of
from tests.sim.world import World, labels, post_in_forum, texts, world

WATCHING = Operator(watch_drafts=True, cooldown=0)
LONG = CROWD + "\n" + "\n".join(f"Step {n}: fold the dough and let it rest for a while." for n in range(36))
THREAD_IS_ARCHIVED = 50083
THREAD_EXISTS = 160004


def meanwhile(monkeypatch: pytest.MonkeyPatch, name: str, happens: Any, *, after: bool) -> None:
    """While the coach does `name`, something happens in Discord, once."""
    real, happened = getattr(drafts, name), []

    async def busy(*args: Any, **kwargs: Any) -> Any:
        done = await real(*args, **kwargs) if after else None
        if not happened:
            happened.append(True)
            happens()
            for _ in range(200):  # not a pause: simulated time stands still
                await asyncio.sleep(0)
        return done if after else await real(*args, **kwargs)

    monkeypatch.setattr(drafts, name, busy)


def last_draft(w: World) -> int:
    return max(one.id for one in w.drafts.history() if one.author.id == w.mira.id)


@pytest.mark.parametrize("way", ["neutral", "card", "thread"])
async def test_a_draft_that_is_deleted_while_it_is_read_leaves_no_answer_and_no_failure(
    way: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(WATCHING) as w:
        await w.watch(way)
        gone = lambda: w.env.backend.delete_message(w.drafts.id, last_draft(w))  # noqa: E731
        meanwhile(monkeypatch, "ask", gone, after=False)
        with caplog.at_level(logging.ERROR):
            await w.mira.send(w.drafts, CROWD)

        assert answers(w) == []
        assert caplog.text == ""


async def test_a_draft_that_is_deleted_right_after_its_answer_was_posted_takes_the_answer_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        gone = lambda: w.env.backend.delete_message(w.drafts.id, last_draft(w))  # noqa: E731
        meanwhile(monkeypatch, "post", gone, after=True)
        await w.mira.send(w.drafts, CROWD)

        assert answers(w) == []


async def test_a_draft_that_is_edited_while_it_is_read_has_one_answer_to_what_it_says_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        change = lambda: w.env.backend.edit_message(w.drafts.id, last_draft(w), {"content": ONE})  # noqa: E731
        meanwhile(monkeypatch, "ask", change, after=False)
        await w.mira.send(w.drafts, CROWD)

        (answer,) = answers(w)
        assert words.ONE_TO_ONE in texts(answer)


async def test_a_draft_that_is_heard_of_twice_is_answered_once() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, CROWD)
        w.env.backend.announce_message_create(w.env.backend.get_message(w.drafts.id, draft.id))
        await w.env.settle()

        assert len(answers(w)) == 1


@pytest.mark.parametrize("way", ["card", "thread"])
async def test_a_card_does_not_go_on_showing_what_was_edited_away(way: Any) -> None:
    async with world(WATCHING) as w:
        await w.watch(way)
        draft = await w.mira.send(w.drafts, CROWD)
        place = w.drafts.threads[0] if way == "thread" else w.drafts
        await w.mira.edit(draft, "🔥🔥")

        (answer,) = answers(w, place)
        assert texts(answer) == words.ONLY_EMOJI

        await w.mira.edit(draft, ONE)

        (answer,) = answers(w, place)
        assert words.ONE_TO_ONE in texts(answer)


async def test_a_review_opened_after_its_draft_was_emptied_says_what_to_do() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        draft = await w.mira.send(w.drafts, CROWD)
        await w.mira.edit(draft, "\u200b")
        own = await w.mira.click(answers(w)[0], label=words.SEE_REVIEW)

        assert own.ephemeral
        assert texts(own.response) == words.DRAFT_EMPTY


async def test_an_answer_that_a_moderator_deleted_does_not_come_back() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, CROWD)
        w.env.backend.delete_message(w.drafts.id, answers(w)[0].id)
        for text in (ONE, CROWD, ONE):
            await w.mira.edit(draft, text)

        assert answers(w) == []


async def test_a_card_in_a_thread_that_fell_asleep_still_follows_an_edit(caplog: pytest.LogCaptureFixture) -> None:
    async with world(WATCHING) as w:
        await w.watch("thread")
        draft = await w.mira.send(w.drafts, CROWD)
        (thread,) = w.drafts.threads
        w.env.backend.get_channel(thread.id).thread_metadata.archived = True
        w.env.inject_error("PATCH", f"/channels/{thread.id}/messages/*", status=400, code=THREAD_IS_ARCHIVED)
        with caplog.at_level(logging.ERROR):
            await w.mira.edit(draft, ONE)

        assert words.ONE_TO_ONE in texts(answers(w, thread)[0])
        assert caplog.text == ""


@pytest.mark.parametrize(("status", "code"), [(400, THREAD_IS_ARCHIVED), (403, 50013)])
async def test_a_thread_that_stays_shut_breaks_nothing(
    status: int, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(WATCHING) as w:
        await w.watch("thread")
        draft = await w.mira.send(w.drafts, CROWD)
        (thread,) = w.drafts.threads
        w.env.inject_error("*", f"/channels/{thread.id}*", status=status, code=code, times=None)
        with caplog.at_level(logging.ERROR):
            await w.mira.edit(draft, ONE)
            await w.mira.delete(draft)

        assert await w.store.drafts.get(draft.id) is None
        assert caplog.text == ""


@pytest.mark.parametrize("code", [THREAD_EXISTS, 160006])
async def test_where_no_thread_can_be_opened_the_neutral_line_stands_in(code: int) -> None:
    async with world(WATCHING) as w:
        await w.watch("thread")
        w.env.inject_error("POST", "/channels/*/messages/*/threads", status=400, code=code)
        await w.mira.send(w.drafts, CROWD)

        assert labels(answers(w)[0]) == [words.SEE_REVIEW]


@pytest.mark.parametrize("status", [400, 403])
async def test_a_mention_in_a_thread_that_is_shut_breaks_nothing(status: int, caplog: pytest.LogCaptureFixture) -> None:
    async with world() as w:
        code = THREAD_IS_ARCHIVED if status == 400 else 50013
        w.env.inject_error("POST", "/channels/*/messages", status=status, code=code, times=None)
        with caplog.at_level(logging.WARNING):
            await w.mira.send(w.general, f"<@{w.me}> {CROWD}")
            await w.mira.send(w.general, f"<@{w.me}>")

        assert answers(w, w.general) == []
        assert caplog.text == ""


async def test_a_card_that_grew_too_long_to_post_without_files_becomes_the_neutral_line() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, CROWD)
        w.env.inject_error("PATCH", f"/channels/{w.drafts.id}/messages/*", status=403, code=50013)
        await w.mira.edit(draft, LONG[:2000])

        (answer,) = answers(w)
        assert labels(answer) == [words.SEE_REVIEW]
        assert "guys" not in texts(answer)


async def test_where_a_long_card_may_not_be_posted_the_neutral_line_stands_in() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        w.env.inject_error("POST", f"/channels/{w.drafts.id}/messages", status=403, code=50013, times=2)
        await w.mira.send(w.drafts, LONG[:2000])

        assert [labels(one) for one in answers(w)] == [[words.SEE_REVIEW]]


@pytest.mark.parametrize(
    "right",
    [
        "view_channel",
        "send_messages",
        "read_message_history",
        "send_messages_in_threads",
        "create_public_threads",
        "attach_files",
        "manage_threads",
    ],
)
@pytest.mark.parametrize("way", ["neutral", "card", "thread"])
async def test_no_missing_permission_breaks_the_answer_to_a_draft_or_its_edit_or_its_deletion(
    way: Any, right: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(WATCHING) as w:
        overwrite = discord.PermissionOverwrite(**{right: False})
        hall = w.guild.create_text_channel("hall", overwrites={w.guild.me: overwrite})
        await w.watch(way, hall)
        with caplog.at_level(logging.WARNING):
            draft = await w.mira.send(hall, CROWD)
            await w.mira.edit(draft, ONE)
            for answer in answers(w, hall):
                if words.SEE_REVIEW in labels(answer):
                    own = await w.mira.click(answer, label=words.SEE_REVIEW)
                    assert own.ephemeral
            await w.mira.delete(draft)

        assert caplog.text == ""


async def test_a_forum_without_tags_is_answered_all_the_same() -> None:
    async with world(WATCHING) as w:
        showroom = await forum(w)
        await w.watch("card", showroom)
        post, _ = await post_in_forum(w, showroom, w.mira, "my bread", CROWD)

        assert "Hey **guys**" in texts(answers(w, post)[0])


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (400, THREAD_IS_ARCHIVED), (400, 40067)])
async def test_a_tag_that_cannot_be_set_breaks_nothing(
    status: int, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(WATCHING) as w:
        showroom = await forum(w, "one-to-one", "to a crowd")
        await w.watch("card", showroom)
        w.env.inject_error("PATCH", "/channels/*", status=status, code=code, times=None)
        with caplog.at_level(logging.ERROR):
            post, _ = await post_in_forum(w, showroom, w.mira, "my bread", CROWD)

        assert len(answers(w, post)) == 1
        assert caplog.text == ""


async def test_a_forum_post_that_is_emptied_loses_the_tag_of_its_verdict() -> None:
    async with world(WATCHING) as w:
        showroom = await forum(w, "one-to-one", "to a crowd", "recipe")
        await w.watch("card", showroom)
        post, draft = await post_in_forum(w, showroom, w.mira, "my bread", CROWD)
        await w.mira.edit(draft, "🔥")

        assert tags_of(w, post, showroom) == set()


async def test_on_purpose_stays_when_the_draft_is_edited_and_after_a_restart() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, CROWD)
        await w.mira.click(answers(w)[0], label=words.TAKE_PURPOSE)
        await w.restart()
        await w.mira.edit(draft, CROWD + " today")

        (answer,) = answers(w)
        assert words.ON_PURPOSE in texts(answer) and "today" in texts(answer)

        await w.mira.click(answer, label=words.DROP_PURPOSE)
        await w.mira.edit(draft, CROWD)

        (answer,) = answers(w)
        assert words.ON_PURPOSE not in texts(answer) and "**guys**" in texts(answer)


async def test_on_purpose_pressed_before_an_edit_was_seen_shows_what_the_draft_says_by_now() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, CROWD)
        settings = await w.store.servers.get(w.guild.id)
        await w.store.servers.put(replace(settings, paused=True))
        await w.mira.edit(draft, CROWD + " today")

        assert "today" not in texts(answers(w)[0])

        await w.mira.click(answers(w)[0], label=words.TAKE_PURPOSE)

        assert words.ON_PURPOSE in texts(answers(w)[0]) and "today" in texts(answers(w)[0])

        await w.mira.edit(draft, ONE)
        await w.mira.click(answers(w)[0], label=words.DROP_PURPOSE)

        assert words.ONE_TO_ONE in texts(answers(w)[0])


async def test_on_purpose_pressed_while_an_edit_is_read_waits_for_it() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, CROWD)
        async with w.bot.draft_lock(draft.id):  # as while an edit is read
            press = asyncio.ensure_future(w.mira.click(answers(w)[0], label=words.TAKE_PURPOSE))
            for _ in range(200):
                await asyncio.sleep(0)
            waits = words.ON_PURPOSE not in texts(answers(w)[0])
        await press

        assert waits and words.ON_PURPOSE in texts(answers(w)[0])


async def test_on_purpose_is_not_said_of_a_draft_that_now_speaks_to_one_person() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, CROWD)
        await w.mira.click(answers(w)[0], label=words.TAKE_PURPOSE)
        await w.mira.edit(draft, ONE)

        assert words.ONE_TO_ONE in texts(answers(w)[0])


async def test_nobody_else_can_call_a_draft_a_community_post() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, CROWD)
        answer = await w.jo.click(answers(w)[0], label=words.TAKE_PURPOSE)
        await w.mira.edit(draft, CROWD + " today")

        assert texts(answer.response) == words.NOT_YOURS.format(member=w.mira.mention)
        assert words.ON_PURPOSE not in texts(answers(w)[0])


@pytest.mark.parametrize(
    "right", ["view_channel", "send_messages_in_threads", "read_message_history", "attach_files", "manage_threads"]
)
@pytest.mark.parametrize("way", ["neutral", "card", "thread"])
async def test_no_missing_permission_in_a_forum_breaks_the_answer_to_a_post_or_its_edit(
    way: Any, right: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(WATCHING) as w:
        showroom = await forum(w, "one-to-one", "to a crowd")
        deny = discord.PermissionOverwrite(**{right: False})
        await w.bot.get_channel(showroom.id).set_permissions(w.bot.get_guild(w.guild.id).me, overwrite=deny)
        await w.watch(way, showroom)
        with caplog.at_level(logging.WARNING):
            _, draft = await post_in_forum(w, showroom, w.mira, "my bread", CROWD)
            await w.mira.edit(draft, ONE)
            await w.mira.delete(draft)

        assert caplog.text == ""
