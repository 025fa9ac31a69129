"""/privacy: what is kept of a member is shown, given out and forgotten, to that member alone."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.app import clock
from bot.cards import privacy_words as words
from bot.cards.keys import member_id
from bot.cards.privacy import EXPORT_FILE
from bot.commands.services import Operator
from bot.store.drafts import AnsweredDraft
from bot.store.profiles import MemberProfile
from tests.commands.test_me import planted
from tests.sim.world import World, custom_id, labels, texts, world


async def keep_all_of(w: World, member: int, name: str = "Mara") -> None:
    """Something in every table."""
    await w.store.profiles.put(MemberProfile(member, "alone", viewer_name=name))
    for rule in ("crowd.vocative", "crowd.you-all"):
        await w.store.dismissed.add(member, rule)
    await w.store.drafts.put(AnsweredDraft(member + 1000, 1, w.guild.id, member, member + 2000, 1, "card", True))
    await w.store.outbox.plan("remind", str(member), clock(), member=member, server=w.guild.id)


async def test_who_left_nothing_sees_what_could_be_kept_and_nothing_to_export_or_forget() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "privacy show")

        assert answer.ephemeral
        for table in ("profiles", "dismissed_rules", "drafts"):
            assert f"**{words.SUBJECTS[table].title}**: {words.NOTHING_NOW}" in texts(answer.response)
        assert not {words.EXPORT, words.FORGET} & set(labels(answer.response))


async def test_the_card_says_how_much_is_kept_how_long_and_until_when() -> None:
    async with world() as w:
        await keep_all_of(w, w.mira.id)
        said = texts((await w.mira.slash(w.general, "privacy show")).response)

        assert "Remarks you turned off**: 2 kept, the first until <t:1801785600:D>" in said  # 400 days after the start
        assert "Drafts I answered**: kept until <t:1782777600:D>" in said  # 180 days
        assert "400 days" in said and "180 days" in said


async def test_how_long_follows_what_the_operator_chose() -> None:
    async with world(Operator(retention=timedelta(days=33))) as w:
        assert "33 days" in texts((await w.mira.slash(w.general, "privacy show")).response)


async def test_the_file_holds_all_of_this_member_and_nothing_of_another() -> None:
    async with world() as w:
        await keep_all_of(w, w.mira.id)
        await keep_all_of(w, w.jo.id, "Ken")
        answer = await w.mira.slash(w.general, "privacy export")
        file = await the_file(answer)

        assert answer.ephemeral
        assert [len(subject["entries"]) for subject in file["kept"]] == [1, 2, 1, 1]
        assert file["kept"][0]["entries"][0]["viewer_name"] == "Mara"
        assert file["kept"][2]["entries"][0]["your_message"] == str(w.mira.id + 1000)
        assert "Ken" not in str(file) and str(w.jo.id) not in str(file)


async def test_there_is_no_file_where_nothing_is_kept() -> None:
    async with world() as w:
        await keep_all_of(w, w.jo.id)

        assert texts((await w.mira.slash(w.general, "privacy export")).response) == words.NOTHING_TO_EXPORT


async def test_forgetting_asks_first_with_the_counts_and_then_says_what_is_gone() -> None:
    async with world() as w:
        await keep_all_of(w, w.mira.id)
        await keep_all_of(w, w.jo.id, "Ken")
        answer = await w.mira.slash(w.general, "privacy forget")

        assert answer.ephemeral
        assert "**Remarks you turned off** (2)" in texts(answer.response)
        assert len(await w.store.kept.of_member(w.mira.id)) == 4

        await w.mira.click(answer.response, label=words.FORGET_ALL)

        assert "- Remarks you turned off: 2" in texts(answer.response)
        assert labels(answer.response) == []
        assert await w.store.kept.of_member(w.mira.id) == {}
        assert len(await w.store.kept.of_member(w.jo.id)) == 4


async def test_who_left_nothing_is_told_so_instead_of_asked() -> None:
    async with world() as w:
        assert texts((await w.mira.slash(w.general, "privacy forget")).response) == words.NOTHING_TO_FORGET


async def test_keep_it_forgets_nothing_and_shows_what_is_kept() -> None:
    async with world() as w:
        await keep_all_of(w, w.mira.id)
        card = (await w.mira.slash(w.general, "privacy forget")).response
        await w.mira.click(card, label=words.KEEP)

        assert words.TITLE in texts(card)
        assert len(await w.store.kept.of_member(w.mira.id)) == 4


async def test_a_second_press_on_forget_finds_nothing_and_says_so() -> None:
    async with world() as w:
        await keep_all_of(w, w.mira.id)
        pressed = member_id("privacy-forget", w.mira.id)
        card = await planted(w, pressed)
        await w.mira.click(card, custom_id=pressed)
        again = await planted(w, pressed)
        answer = await w.mira.click(again, custom_id=pressed)

        assert answer.acknowledged
        assert words.NOTHING_TO_FORGET in texts(w.general.last_message)


async def test_it_goes_from_the_card_to_the_file_and_to_forgetting_after_a_restart() -> None:
    async with world() as w:
        await keep_all_of(w, w.mira.id)
        card = (await w.mira.slash(w.general, "privacy show")).response
        await w.restart()
        assert (await the_file(await w.mira.click(card, label=words.EXPORT)))["you"] == str(w.mira.id)
        await w.restart()
        await w.mira.click(card, label=words.FORGET)
        await w.restart()
        await w.mira.click(card, label=words.FORGET_ALL)

        assert words.DONE_TITLE in texts(card)
        assert await w.store.kept.of_member(w.mira.id) == {}


@pytest.mark.parametrize("do", ["privacy-export", "privacy-ask", "privacy-forget", "privacy-keep"])
async def test_nobody_else_presses_the_buttons_of_a_privacy_card(do: str) -> None:
    async with world() as w:
        await keep_all_of(w, w.mira.id)
        await keep_all_of(w, w.jo.id)
        pressed = member_id(do, w.mira.id)
        answer = await w.jo.click(await planted(w, pressed), custom_id=pressed)

        assert answer.ephemeral
        assert texts(answer.response) == words.NOT_YOURS.format(member=w.mira.mention)
        assert answer.response.attachments == []
        assert len(await w.store.kept.of_member(w.mira.id)) == len(await w.store.kept.of_member(w.jo.id)) == 4


async def test_it_works_in_direct_messages() -> None:
    async with world() as w:
        await keep_all_of(w, w.mira.id)
        mira = w.mira.user
        assert words.TITLE in texts((await mira.slash("privacy show")).response)
        assert (await the_file(await mira.slash("privacy export")))["you"] == str(mira.id)
        card = (await mira.slash("privacy forget")).response
        await mira.click(card, label=words.FORGET_ALL)

        assert await w.store.kept.of_member(mira.id) == {}


async def test_it_can_be_used_wherever_the_coach_can_be_used() -> None:
    async with world() as w:
        command = w.bot.tree.get_command("privacy")
        assert command is not None
        told = command.to_dict(w.bot.tree)

        assert told["contexts"] == [0, 1, 2]
        assert told["integration_types"] == [0, 1]
        assert told.get("default_member_permissions") is None


async def test_a_draft_is_not_followed_any_more_once_its_author_is_forgotten() -> None:
    async with world(Operator(watch_drafts=True, cooldown=0)) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, "Hey guys, the bread is out")
        card = w.drafts.last_message
        asked = (await w.mira.slash(w.general, "privacy forget")).response
        await w.mira.click(asked, label=words.FORGET_ALL)
        await w.mira.delete(draft)

        assert w.drafts.last_message.id == card.id
        assert custom_id(card, "Why")


async def the_file(answer: Any) -> Any:
    """What is in the file of an answer."""
    (message,) = [one for one in (answer.response, *answer.followups) if one is not None and one.attachments]
    (attachment,) = message.attachments
    assert attachment.filename == EXPORT_FILE
    return json.loads(await attachment.read())
