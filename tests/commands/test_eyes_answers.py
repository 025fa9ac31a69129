"""A second pair of eyes, answered: what others write reaches the author alone, and goes when it is to go."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.cards import privacy_words
from bot.cards.eyes import words
from bot.cards.eyes.keys import SaidKey, form_id
from bot.cards.keys import member_id
from bot.commands.eyes.eyes import MOST_TOLD
from bot.commands.intake import Refusal
from tests.commands.test_eyes import posted
from tests.commands.test_privacy import the_file
from tests.sim.at_once import press_at_once, send_at_once
from tests.sim.everything import planted
from tests.sim.timed import settled
from tests.sim.world import World, labels, texts, world

SAID = {"who-for": "my *neighbour* who cooks", "what-for": "@everyone a recipe", "missed": "yes"}


async def answer(w: World, post: Any, who: Any = None, said: dict[str, str] | None = None) -> Any:
    who = who or w.jo
    return await who.submit_modal(await who.click(post, label=words.ANSWER), said or SAID)


async def read(w: World, post: Any) -> Any:
    return (await w.mira.click(post, label=words.READ)).response


def others(w: World, count: int) -> list[Any]:
    return [w.guild.add_member(w.env.create_user(f"member{n}")) for n in range(count)]


def now(w: World, post: Any) -> Any:
    """The post as it stands there by now."""
    return next(one for one in w.general.history() if one.id == post.id)


async def test_who_answers_is_thanked_in_private_and_the_post_shows_only_how_many() -> None:
    async with world() as w:
        post = await posted(w)
        thanks = await answer(w, post)
        said = texts(now(w, post))

        assert thanks.ephemeral and words.THANKS.format(author=w.mira.mention) in texts(thanks.response)
        assert words.ANSWERED_ONE in said and "plum jam" in said
        assert w.jo.mention not in said and "neighbour" not in said
        assert labels(now(w, post)) == [words.ANSWER, words.READ, words.CLOSE]


async def test_the_form_says_who_will_read_it() -> None:
    async with world() as w:
        form = await w.jo.click(await posted(w), label=words.ANSWER)

        assert words.FORM_ABOUT.format(author=w.mira.mention) in str(form.modal)


async def test_the_author_alone_reads_what_was_said_escaped_and_with_names() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        await w.restart()
        card = await w.mira.click(post, label=words.READ)
        said = texts(card.response)

        assert card.ephemeral
        assert w.jo.mention in said and r"my \*neighbour\* who cooks" in said and words.SAID_TITLE_ONE in said
        refused = await w.jo.click(post, label=words.READ)
        assert refused.ephemeral and texts(refused.response) == words.NOT_YOURS.format(author=w.mira.mention)


async def test_the_author_does_not_answer_their_own() -> None:
    async with world() as w:
        post = await posted(w)

        assert texts((await w.mira.click(post, label=words.ANSWER)).response) == words.YOUR_OWN
        (sent,) = await send_at_once(w, post, form_id(post.id, w.mira.id), SAID, [w.mira])
        assert texts(sent.response) == words.YOUR_OWN
        assert await w.store.feedback.answers(post.id) == []


async def test_an_answer_is_one_a_member_and_can_be_changed() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        again = await w.jo.click(post, label=words.ANSWER)
        assert "my *neighbour* who cooks" in str(again.modal)

        changed = await w.jo.submit_modal(again, {"who-for": "a night cook", "what-for": "", "missed": ""})
        (kept,) = await w.store.feedback.answers(post.id)

        assert words.THANKS_CHANGED.format(author=w.mira.mention) in texts(changed.response)
        assert kept.answers == {"who-for": "a night cook"}
        assert words.ANSWERED_ONE in texts(now(w, post))


async def test_an_answer_with_nothing_in_it_is_not_kept() -> None:
    async with world() as w:
        post = await posted(w)
        refused = await answer(w, post, said={"who-for": "  ", "what-for": "", "missed": ""})

        assert texts(refused.response) == words.FORM_EMPTY
        assert await w.store.feedback.answers(post.id) == []


async def test_an_answer_is_as_long_as_the_form_lets_it_be_and_no_other_question_is_kept() -> None:
    async with world() as w:
        post = await posted(w)
        await send_at_once(w, post, form_id(post.id, w.mira.id), {"who-for": "x" * 4000, "forged": "y"}, [w.jo])
        (kept,) = await w.store.feedback.answers(post.id)

        assert kept.answers == {"who-for": "x" * 300}


async def test_many_answers_come_in_pages_that_lead_both_ways() -> None:
    async with world() as w:
        post = await posted(w)
        for who in others(w, 7):
            await w.store.feedback.answer(post.id, who.id, {"who-for": f"*{who.id}*" + "*" * 270})
        card = await read(w, post)
        first = texts(card)
        await w.mira.click(card, label=words.PAGE_ON)
        second = texts(card)
        await w.mira.click(card, label=words.PAGE_BACK)

        assert words.SAID_TITLE.format(count=7) in first and first != second
        assert texts(card) == first


async def test_the_author_removes_an_answer_from_view_and_its_writer_keeps_it() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        card = await read(w, post)
        await w.mira.click(card, label=words.REMOVE)

        assert words.SAID_ALL_HIDDEN in texts(card)
        assert await w.store.feedback.answer_of(post.id, w.jo.id) == SAID


async def test_a_closed_post_says_thanks_and_its_answers_stay_for_the_author() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        form = await w.jo.click(post, label=words.ANSWER)
        closing = await w.mira.click(post, label=words.CLOSE)
        after = closing.followups[0]

        assert words.CLOSED_TITLE in texts(now(w, post)) and labels(now(w, post)) == []
        assert w.env.backend.get_message(w.general.id, post.id).ping_user_ids == []
        assert texts((await w.jo.submit_modal(form, SAID)).response) == words.IS_CLOSED
        await w.mira.click(after, label=words.READ)
        assert "neighbour" in texts(after)


async def test_a_draft_that_cannot_be_read_just_now_costs_no_answer_and_still_closes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def lost(message: Any) -> str:
        raise Refusal("lost")

    async with world() as w:
        post = await posted(w)
        monkeypatch.setattr("bot.commands.eyes.answers.caption_on", lost)
        thanks = await answer(w, post)
        await w.mira.click(post, label=words.CLOSE)

        assert words.THANKS.format(author=w.mira.mention) in texts(thanks.response) and not thanks.followups
        assert texts((await w.jo.click(post, label=words.ANSWER)).response) == words.IS_CLOSED


async def test_nobody_else_closes_it() -> None:
    async with world() as w:
        post = await posted(w)
        refused = await w.jo.click(post, label=words.CLOSE)

        assert refused.ephemeral
        assert labels(now(w, post)) == [words.ANSWER, words.READ, words.CLOSE]


async def test_the_author_deletes_the_post_and_the_answers() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        card = await read(w, post)
        await w.mira.click(card, label=words.DELETE)

        assert words.DELETED in texts(card)
        assert post.id not in [one.id for one in w.general.history()]
        assert await w.store.feedback.count(post.id) == 0


# Told directly


async def test_an_author_who_chose_so_is_told_of_each_answer_directly() -> None:
    async with world() as w:
        post = await posted(w, words.POST_AND_TELL)
        await answer(w, post)
        await answer(w, post, said={"who-for": "changed my mind"})
        told = [texts(one) for one in w.mira.user.dm_channel.history()]

        assert len(told) == 1, "a change is no second message"
        assert w.jo.mention in told[0] and r"\*neighbour\*" in told[0] and str(post.id) in told[0]


async def test_an_author_who_takes_no_messages_finds_the_answers_under_the_post(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with world() as w:
        post = await posted(w, words.POST_AND_TELL)

        async def shut(*args: Any) -> Any:
            raise discord.Forbidden(type("R", (), {"status": 403, "reason": ""})(), {"code": 50007, "message": ""})

        monkeypatch.setattr(w.bot, "create_dm", shut)
        thanks = await answer(w, post)
        said = texts(await read(w, post))

        assert words.THANKS.format(author=w.mira.mention) in texts(thanks.response)
        assert words.SAID_FAILED in said and "neighbour" in said


async def test_an_author_is_told_of_the_first_answers_and_reads_the_rest() -> None:
    async with world() as w:
        post = await posted(w, words.POST_AND_TELL)
        for who in others(w, MOST_TOLD):
            await w.store.feedback.answer(post.id, who.id, SAID)
        await answer(w, post)

        assert w.mira.user.dm_channel.history() == []


# What goes, and when


@pytest.mark.parametrize("how", ["message", "bulk", "channel", "thread"])
async def test_a_post_that_is_deleted_takes_its_answers_along(how: str) -> None:
    async with world() as w:
        channel = w.general
        if how == "thread":
            thread = w.env.backend.create_thread(w.general.id, "aside", w.mira.id)
            channel = next(one for one in w.general.threads if one.id == thread.id)
        post = await posted(w, channel=channel)
        await answer(w, post)
        if how == "message":
            w.env.backend.delete_message(channel.id, post.id)
        elif how == "bulk":
            w.env.backend.bulk_delete_messages(channel.id, [post.id, (await planted(w, "coach1:x")).id])
        else:
            w.env.backend.delete_channel(channel.id)
        await w.env.settle()

        assert await w.store.feedback.post(post.id) is None
        assert await w.store.feedback.count(post.id) == 0


async def test_after_its_time_the_post_and_the_answers_go_by_themselves() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        await w.restart()
        w.later(30 * 86400 + 1)
        await settled(w)
        await w.env.settle()

        assert post.id not in [one.id for one in w.general.history()]
        assert await w.store.feedback.count(post.id) == 0


async def test_a_post_whose_author_was_forgotten_answers_nobody_and_still_goes_at_its_time() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        await w.store.kept.forget_member(w.mira.id)

        assert texts((await w.jo.click(post, label=words.ANSWER)).response) == words.OVER
        assert texts((await w.mira.click(post, label=words.READ)).response) == words.OVER
        await w.mira.click(post, label=words.CLOSE)
        assert labels(now(w, post)) == []
        w.later(30 * 86400 + 1)
        await settled(w)
        await w.env.settle()
        assert post.id not in [one.id for one in w.general.history()]


async def test_privacy_gives_both_what_i_wrote_for_others_and_what_others_wrote_for_me() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        title = privacy_words.SUBJECTS["feedback_answers"].title
        for who in (w.mira, w.jo):
            assert f"**{title}**: kept until" in texts((await who.slash(w.general, "privacy show")).response)
            file = await the_file(await who.slash(w.general, "privacy export"))
            (entry,) = next(one["entries"] for one in file["kept"] if one["subject"] == title)
            assert (entry["written_for"], entry["written_by"]) == (str(w.mira.id), str(w.jo.id))
            assert entry["answers"] == SAID

        await w.store.kept.forget_member(w.jo.id)
        assert await w.store.feedback.answers(post.id) == []
        assert await w.store.feedback.post(post.id) is not None, "the draft is Mira's"


async def test_a_server_that_is_left_takes_all_of_it_along() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        await w.store.kept.purge_server(w.guild.id)

        assert await w.store.feedback.post(post.id) is None
        assert await w.store.feedback.count(post.id) == 0


async def test_what_is_over_is_not_there_even_before_it_is_deleted() -> None:
    async with world() as w:
        post = await posted(w)
        w.clock[0] += timedelta(days=31)

        assert await w.store.feedback.post(post.id) is None
        assert await w.store.feedback.answer(post.id, w.jo.id, SAID) is None


# The card of all of them


async def test_progress_leads_to_all_that_others_said() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        card = (await w.mira.slash(w.general, "me progress")).response
        mine = (await w.mira.click(card, label=words.MINE)).response
        await w.mira.click(mine, label=words.READ)

        assert "neighbour" in texts(mine)
        assert words.MINE not in labels((await w.jo.slash(w.general, "me progress")).response)


# Pressed by others, and by many


async def test_an_answer_of_another_author_is_neither_read_nor_removed_nor_deleted() -> None:
    async with world() as w:
        post = await posted(w)
        await answer(w, post)
        (kept,) = await w.store.feedback.answers(post.id)
        for forged in (
            SaidKey(post.id, w.jo.id).id("eyes-said"),
            SaidKey(post.id, w.jo.id).id("eyes-delete"),
            f"coach1:eyes-remove:{kept.id}:{w.jo.id}",
            member_id("eyes-mine", w.jo.id),
        ):
            refused = await w.jo.click(await planted(w, forged), custom_id=forged)
            assert refused.ephemeral and "neighbour" not in texts(refused.response)

        assert await w.store.feedback.answers(post.id) == [kept]
        assert now(w, post)


async def test_a_form_for_a_post_of_another_server_keeps_nothing() -> None:
    async with world() as w:
        post = await posted(w)
        hall = w.env.create_guild("Elsewhere")
        await w.store.feedback.ask(77, 78, hall.id, w.mira.id, tells=False)
        (sent,) = await send_at_once(w, post, form_id(77, w.mira.id), SAID, [w.jo])

        assert texts(sent.response) == words.OVER
        assert await w.store.feedback.count(77) == 0


async def test_two_hundred_members_who_answer_at_once_are_each_thanked_and_counted() -> None:
    async with world() as w:
        post = await posted(w)
        many = others(w, 200)
        opened = await press_at_once(w, post, member_id("eyes-answer", w.mira.id), many)
        sent = await send_at_once(w, post, form_id(post.id, w.mira.id), SAID, many)

        assert all(one.modal is not None for one in opened)
        assert {texts(one.response) for one in sent} == {words.THANKS.format(author=w.mira.mention)}
        assert await w.store.feedback.count(post.id) == 200
        assert words.ANSWERED.format(count=200) in texts(now(w, post))


async def test_a_coach_that_lost_its_rights_still_thanks_and_keeps() -> None:
    async with world() as w:
        post = await posted(w)
        there = w.bot.get_channel(w.general.id)
        assert isinstance(there, discord.TextChannel)
        form = await w.jo.click(post, label=words.ANSWER)
        deny = discord.PermissionOverwrite(view_channel=False)
        await there.set_permissions(await there.guild.fetch_member(w.me), overwrite=deny)
        await w.env.settle()
        (sent,) = await send_at_once(w, post, form_id(post.id, w.mira.id), SAID, [w.jo])

        assert form.modal is not None
        assert words.THANKS.format(author=w.mira.mention) in texts(sent.response)
        assert await w.store.feedback.count(post.id) == 1
