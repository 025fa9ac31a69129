"""The drafts channel: answers in three ways, follows edits and deletions, also after a restart."""

from __future__ import annotations

from typing import Any

import discord

from bot.cards import words
from bot.commands.services import Operator
from bot.store.servers import ServerSettings
from tests.sim.world import World, labels, post_in_forum, texts, world

CROWD = "Hey guys, the bread is out of the oven and I hope all of you try it"
ONE = "Dear you, the bread is out of the oven and I kept a slice for you"
WATCHING = Operator(watch_drafts=True, cooldown=0)


def answers(w: World, channel: Any = None) -> list[discord.Message]:
    return [one for one in (channel or w.drafts).history() if one.author.id == w.me and not one.is_system()]


async def test_a_draft_gets_a_neutral_line_and_its_author_opens_the_review() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        await w.mira.send(w.drafts, CROWD)
        (line,) = answers(w)

        assert texts(line) == words.DRAFT_READ.format(member=w.mira.mention)

        own = await w.mira.click(line, label=words.SEE_REVIEW)
        others = await w.jo.click(line, label=words.SEE_REVIEW)

        assert own.ephemeral and "Hey **guys**" in texts(own.response)
        assert "guys" not in texts(others.response)


async def test_a_server_can_choose_a_public_card() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        await w.mira.send(w.drafts, CROWD)

        assert "Hey **guys**" in texts(answers(w)[0])
        assert words.SHARE not in labels(answers(w)[0])


async def test_a_server_can_choose_a_card_in_a_thread() -> None:
    async with world(WATCHING) as w:
        await w.watch("thread")
        await w.mira.send(w.drafts, CROWD)
        (thread,) = w.drafts.threads

        assert "Hey **guys**" in texts(answers(w, thread)[0])
        assert "bread" not in (thread.name or "")


async def test_a_public_card_follows_an_edit_also_after_a_restart() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, CROWD)
        await w.mira.edit(draft, CROWD.replace("guys", "besties"))

        assert "**besties**" in texts(answers(w)[0])

        await w.restart()
        await w.mira.edit(draft, ONE)

        assert len(answers(w)) == 1
        assert words.ONE_TO_ONE in texts(answers(w)[0])


async def test_a_card_in_a_thread_follows_an_edit_after_a_restart() -> None:
    async with world(WATCHING) as w:
        await w.watch("thread")
        draft = await w.mira.send(w.drafts, CROWD)
        await w.restart()
        await w.mira.edit(draft, ONE)

        assert words.ONE_TO_ONE in texts(answers(w, w.drafts.threads[0])[0])


async def test_an_answer_goes_when_its_draft_goes_also_after_a_restart() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        first = await w.mira.send(w.drafts, CROWD)
        second = await w.mira.send(w.drafts, CROWD)
        await w.mira.delete(first)

        assert len(answers(w)) == 1

        await w.restart()
        await w.mira.delete(second)

        assert answers(w) == []
        assert await w.store.drafts.get(second.id) is None


async def test_an_answer_that_someone_deleted_is_not_missed() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, CROWD)
        await w.guild.me.guild.get_channel(w.drafts.id).get_partial_message(answers(w)[0].id).delete()
        await w.mira.edit(draft, ONE)
        await w.mira.delete(draft)

        assert answers(w) == []


async def test_a_picture_alone_gets_one_kind_line_that_becomes_a_review_when_text_is_added() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        draft = await w.mira.send(w.drafts, attachments=[("bread.png", b"...")])

        assert texts(answers(w)[0]) == words.PICTURE

        await w.mira.edit(draft, CROWD)

        assert [labels(one) for one in answers(w)] == [[words.SEE_REVIEW]]


async def test_chatter_without_words_and_robots_are_left_alone() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        robot = w.guild.add_member(w.env.create_user("robot", bot=True))
        await robot.send(w.drafts, CROWD)
        await w.guild.create_webhook(w.drafts).send(CROWD)
        await w.mira.send(w.drafts, "🔥🔥")
        await w.mira.send(w.drafts, "#fyp")

        assert answers(w) == []


async def test_other_channels_and_paused_servers_are_left_alone() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        await w.mira.send(w.general, CROWD)
        await w.store.servers.put(ServerSettings(w.guild.id, w.drafts.id, paused=True))
        await w.mira.send(w.drafts, CROWD)

        assert answers(w) == answers(w, w.general) == []


async def test_a_mention_in_the_drafts_channel_is_answered_once() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        await w.mira.send(w.drafts, f"<@{w.me}> {CROWD}")

        assert len(answers(w)) == 1


async def test_without_the_intent_drafts_are_not_read() -> None:
    async with world() as w:
        await w.watch()
        await w.mira.send(w.drafts, CROWD)

        assert answers(w) == []


async def test_a_member_who_posts_very_fast_is_told_once_and_an_edit_later_is_answered() -> None:
    async with world(Operator(watch_drafts=True, cooldown=20)) as w:
        await w.watch()
        drafts = [await w.mira.send(w.drafts, CROWD) for _ in range(4)]

        assert len(answers(w)) == 2
        assert texts(answers(w)[1]) == words.SLOW_DOWN_DRAFT.format(seconds=20, member=w.mira.mention)

        w.later(21)
        await w.mira.edit(drafts[3], ONE)

        assert labels(answers(w)[2]) == [words.SEE_REVIEW]


async def test_many_members_at_once_do_not_make_it_flood_a_channel() -> None:
    async with world(Operator(watch_drafts=True, cooldown=20)) as w:
        await w.watch()
        for number in range(9):
            member = w.guild.add_member(w.env.create_user(f"maker{number}"))
            await member.send(w.drafts, CROWD)

        assert len(answers(w)) == 5


async def test_where_it_may_not_write_nothing_breaks() -> None:
    async with world(WATCHING) as w:
        silent = discord.PermissionOverwrite(send_messages=False)
        hall = w.guild.create_text_channel("hall", overwrites={w.guild.me: silent})
        await w.watch(channel=hall)
        draft = await w.mira.send(hall, CROWD)
        await w.mira.edit(draft, ONE)

        assert answers(w, hall) == []


async def test_where_threads_are_forbidden_the_neutral_line_stands_in() -> None:
    async with world(WATCHING) as w:
        shut = discord.PermissionOverwrite(create_public_threads=False)
        hall = w.guild.create_text_channel("hall", overwrites={w.guild.me: shut})
        await w.watch("thread", hall)
        await w.mira.send(hall, CROWD)

        assert labels(answers(w, hall)[0]) == [words.SEE_REVIEW]


async def test_when_discord_stumbles_the_author_hears_of_it_and_an_edit_tries_again() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        w.env.inject_error("POST", "/channels/*/messages", status=500, times=1)
        draft = await w.mira.send(w.drafts, CROWD)

        assert "(error " in texts(answers(w)[0])

        await w.mira.edit(draft, ONE)

        assert labels(answers(w)[1]) == [words.SEE_REVIEW]


async def test_a_draft_that_was_posted_while_the_coach_was_away_is_answered_when_it_is_edited() -> None:
    async with world(WATCHING) as w:
        draft = await w.mira.send(w.drafts, CROWD)
        await w.watch()
        await w.mira.edit(draft, ONE)

        assert [labels(one) for one in answers(w)] == [[words.SEE_REVIEW]]


async def test_a_draft_that_pings_everyone_pings_nobody() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        await w.mira.send(w.drafts, f"@everyone {w.jo.mention} {CROWD}")
        stored = w.env.backend.get_message(w.drafts.id, answers(w)[0].id)

        assert not stored.mention_everyone
        assert stored.ping_user_ids == []


async def forum(w: World, *tags: str) -> Any:
    """A forum with these tags."""
    handle = w.guild.create_forum_channel("showroom")
    w.env.backend.get_channel(handle.id).available_tags = [
        {"id": str(500 + number), "name": tag, "moderated": False, "emoji_id": None, "emoji_name": None}
        for number, tag in enumerate(tags)
    ]
    await w.restart()  # the coach hears of the tags
    return handle


def tags_of(w: World, post: Any, forum: Any) -> set[str]:
    names = {int(tag["id"]): tag["name"] for tag in w.env.backend.get_channel(forum.id).available_tags}
    return {names[tag] for tag in w.env.backend.get_channel(post.id).applied_tags}


async def test_a_forum_post_is_answered_and_tagged_and_the_tag_follows_an_edit() -> None:
    async with world(WATCHING) as w:
        showroom = await forum(w, "One-to-one", "To a crowd", "recipe")
        await w.watch(channel=showroom)
        post, draft = await post_in_forum(w, showroom, w.mira, "my bread", CROWD)

        assert labels(answers(w, post)[0]) == [words.SEE_REVIEW]
        assert tags_of(w, post, showroom) == {"To a crowd"}

        await w.mira.edit(draft, ONE)

        assert tags_of(w, post, showroom) == {"One-to-one"}


async def test_replies_in_a_forum_post_are_no_drafts() -> None:
    async with world(WATCHING) as w:
        showroom = await forum(w)
        await w.watch(channel=showroom)
        post, _ = await post_in_forum(w, showroom, w.mira, "my bread", CROWD)
        await w.jo.send(post, "Hey guys, well done all of you")

        assert len(answers(w, post)) == 1
