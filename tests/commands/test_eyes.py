"""A second pair of eyes: a draft is posted with its author's consent alone, where they may write, and pings nobody."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.cards.eyes import words
from bot.cards.eyes.keys import ConsentKey
from bot.commands.services import Operator
from tests.sim.at_once import press_at_once
from tests.sim.everything import planted
from tests.sim.world import World, go_on, labels, texts, world

DRAFT = "Hey guys, the plum jam @everyone asked <@1> for is out and I hope all of you try it"


async def ask(w: World, channel: Any = None, caption: str = DRAFT) -> Any:
    """What picking the option under a review answers."""
    review = (await w.mira.slash(channel or w.general, "review", caption=caption)).response
    return await go_on(w.mira, review, "eyes")


async def posted(w: World, label: str = words.POST_IT, channel: Any = None, caption: str = DRAFT) -> Any:
    """The post in the channel, after the author's consent."""
    consent = (await ask(w, channel, caption)).response
    await w.mira.click(consent, label=label)
    return (channel or w.general).last_message


async def asked(w: World) -> list[Any]:
    return await w.store.feedback.of_author(w.mira.id, w.guild.id)


async def test_what_would_be_posted_where_is_shown_first_and_nothing_is_posted_yet() -> None:
    async with world() as w:
        before = len(w.general.history())
        answer = await ask(w)
        said = texts(answer.response)

        assert answer.ephemeral
        assert w.general.mention in said and "plum jam" in said
        assert "Who is it for? What do you get from it? Would you miss it?" in said
        assert labels(answer.response) == [words.POST_IT, words.POST_AND_TELL, words.NOT_NOW]
        assert len(w.general.history()) == before and await asked(w) == []


async def test_with_the_consent_it_stands_there_with_its_author_named_and_pings_nobody() -> None:
    async with world() as w:
        post = await posted(w)
        said = texts(post)

        assert w.mira.mention in said and "plum jam" in said and words.NOBODY_YET in said
        assert labels(post) == [words.ANSWER, words.READ, words.CLOSE]
        stored = w.env.backend.get_message(w.general.id, post.id)
        assert not stored.mention_everyone and stored.ping_user_ids == []
        (kept,) = await asked(w)
        assert (kept.post, kept.channel, kept.tells) == (post.id, w.general.id, "no")


async def test_not_now_posts_nothing() -> None:
    async with world() as w:
        before = len(w.general.history())
        card = (await ask(w)).response
        await w.mira.click(card, label=words.NOT_NOW)

        assert words.NOT_POSTED in texts(card)
        assert len(w.general.history()) == before and await asked(w) == []


async def test_the_consent_works_after_a_restart() -> None:
    async with world() as w:
        card = (await ask(w)).response
        await w.restart()
        await w.mira.click(card, label=words.POST_AND_TELL)

        assert [one.tells for one in await asked(w)] == ["yes"]


async def test_where_the_server_has_a_drafts_channel_it_goes_there_and_the_coach_reads_no_draft_in_it() -> None:
    async with world(Operator(watch_drafts=True, cooldown=0)) as w:
        await w.watch()
        consent = (await ask(w)).response
        await w.mira.click(consent, label=words.POST_IT)

        assert w.drafts.mention in texts(consent)
        assert [labels(one) for one in w.drafts.history()] == [[words.ANSWER, words.READ, words.CLOSE]]


async def test_where_the_member_may_not_write_in_the_drafts_channel_it_goes_here() -> None:
    async with world() as w:
        await w.watch()
        await mute(w, w.drafts, w.mira.id)

        assert w.general.mention in texts((await ask(w)).response)


async def test_who_may_not_write_here_gets_no_voice_from_the_coach() -> None:
    async with world() as w:
        consent = (await ask(w)).response
        await mute(w, w.general, w.mira.id)
        answer = await w.mira.click(consent, label=words.POST_IT)

        assert texts(answer.response) == words.CANT_WRITE
        assert texts((await ask(w)).response) == words.CANT_WRITE
        assert await asked(w) == []


async def test_where_the_coach_may_not_write_the_member_is_told_what_an_admin_can_do() -> None:
    async with world() as w:
        consent = (await ask(w)).response
        await mute(w, w.general, w.me)
        answer = await w.mira.click(consent, label=words.POST_IT)

        assert texts(answer.response) == words.I_CANT_WRITE.format(channel=w.general.mention)
        assert await asked(w) == []


async def test_in_a_direct_message_there_is_nobody_to_ask() -> None:
    async with world() as w:
        await w.mira.send_dm(DRAFT)
        card = w.mira.user.dm_channel.last_message
        answer = await go_on(w.mira.user, card, "eyes")

        assert texts(answer.response) == words.NO_SERVER


async def test_one_is_open_at_a_time_and_one_an_hour() -> None:
    async with world() as w:
        post = await posted(w)
        assert str(post.id) in texts((await ask(w)).response)

        await w.mira.click(post, label=words.CLOSE)
        assert "within the last hour" in texts((await ask(w)).response)

        w.later(3601)
        assert labels((await ask(w)).response) == [words.POST_IT, words.POST_AND_TELL, words.NOT_NOW]


async def test_another_channel_and_another_member_are_free_to_ask() -> None:
    async with world() as w:
        await posted(w)
        assert await posted(w, channel=w.guild.create_text_channel("hall"))
        review = (await w.jo.slash(w.general, "review", caption=DRAFT)).response
        answer = await go_on(w.jo, review, "eyes")

        assert words.POST_IT in labels(answer.response)


async def test_a_consent_that_is_pressed_many_times_at_once_posts_once() -> None:
    async with world() as w:
        consent = (await ask(w)).response
        pressed = ConsentKey(w.general.id, w.mira.id, False).id()
        answers = await press_at_once(w, consent, pressed, [w.mira] * 5)

        assert all(one.acknowledged for one in answers)
        assert len(await asked(w)) == 1


async def test_nobody_else_gives_the_consent() -> None:
    async with world() as w:
        pressed = ConsentKey(w.general.id, w.mira.id, False).id()
        answer = await w.jo.click(await planted(w, pressed), custom_id=pressed)

        assert answer.ephemeral and w.mira.mention in texts(answer.response)
        assert await asked(w) == []


async def test_a_consent_for_a_channel_of_another_server_posts_nothing_there() -> None:
    async with world() as w:
        hall = w.env.create_guild("Elsewhere").create_text_channel("hall")
        consent = (await ask(w)).response
        forged = ConsentKey(hall.id, w.mira.id, False).id()
        answer = await w.mira.click(await planted(w, forged), custom_id=forged)

        assert answer.ephemeral and consent
        assert hall.history() == []


async def test_a_long_draft_comes_as_a_file_and_its_buttons_read_it_there() -> None:
    async with world() as w:
        post = await posted(w, caption=DRAFT + " and rest it" * 300)

        assert [one.filename for one in post.attachments] == ["caption.txt"]
        await w.mira.click(post, label=words.CLOSE)
        assert words.CLOSED_TITLE in texts(w.general.last_message)
        assert [one.filename for one in w.general.last_message.attachments] == ["caption.txt"]


async def test_a_post_that_could_not_be_kept_is_not_left_standing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with world() as w:

        async def full(*args: Any, **named: Any) -> Any:
            raise OSError("disk full")

        consent = (await ask(w)).response
        before = len(w.general.history())
        monkeypatch.setattr("bot.store.feedback.Feedback.ask", full)
        answer = await w.mira.click(consent, label=words.POST_IT)

        assert "(error " in texts(answer.response)
        assert len(w.general.history()) == before


async def mute(w: World, channel: Any, who: int) -> None:
    """No more writing there."""
    there = w.bot.get_channel(channel.id)
    assert isinstance(there, discord.TextChannel)
    silent = discord.PermissionOverwrite(send_messages=False)
    await there.set_permissions(await there.guild.fetch_member(who), overwrite=silent)
    await w.env.settle()


def test_the_id_of_the_consent_says_all_it_needs() -> None:
    key = ConsentKey(11, 12, True)

    assert ConsentKey.read(key.id()) == key
    assert len(ConsentKey(2**63, 2**63, False).id()) <= 100
