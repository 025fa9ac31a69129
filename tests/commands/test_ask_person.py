"""“Ask a person”: the member sees what is posted, the server's mentors are told, and nobody else is pinged."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest

from bot.cards import asking_words as words
from bot.cards.keys import member_id, plain_id
from bot.cards.person import LONGEST_QUESTION
from bot.commands.client import ASKED_AGAIN
from tests.commands.test_mentions import answers
from tests.sim.everything import planted
from tests.sim.world import World, labels, texts, world

KNOWN = "how many hashtags can I use on Instagram?"
MENTION = discord.Permissions(mention_everyone=True).value
ADMIN = discord.Permissions(administrator=True).value
UNKNOWN = "where do I find a pottery class?"


@asynccontextmanager
async def with_mentors(**role: Any) -> AsyncIterator[tuple[World, Any]]:
    """A server that named a role with /settings."""
    async with world() as w:
        mentors = w.guild.create_role("Mentors", **({"mentionable": True} | role))
        card = (await w.admin.slash(w.general, "settings")).response
        await w.admin.select(card, [mentors], custom_id=plain_id("settings-mentors"))
        yield w, mentors


async def asked(w: World, question: str = KNOWN) -> Any:
    """/ask's card."""
    return (await w.mira.slash(w.general, "ask", question=question)).response


async def sent(w: World, question: str, card: Any = None) -> Any:
    form = await w.mira.click(card or await asked(w), label=words.ASK_PERSON)
    return await w.mira.submit_modal(form, {"question": question})


def prefilled(form: Any) -> str:
    """What stands in the field of an opened form."""
    return str(form._interaction.modal["components"][0]["component"]["value"])


async def test_the_question_is_posted_with_who_asks_and_pings_the_role_alone() -> None:
    async with with_mentors() as (w, mentors):
        answer = await sent(w, f"@everyone {w.jo.mention} **where** do I buy clay? {w.guild.default_role.mention}")
        (posted,) = answers(w)
        stored = w.env.backend.get_message(w.general.id, posted.id)

        assert mentors.mention in posted.content and w.mira.mention in posted.content
        assert "do I buy clay?" in posted.content and "**where**" not in posted.content
        assert stored.ping_role_ids == [mentors.id]
        assert stored.ping_user_ids == [] and not stored.mention_everyone
        assert answer.ephemeral and texts(answer.response) == words.PERSON_ASKED.format(role=mentors.mention)


async def test_the_form_shows_the_question_before_anything_is_posted() -> None:
    async with with_mentors() as (w, _):
        form = await w.mira.click(await asked(w, "what's a *hook*? `x`"), label=words.ASK_PERSON)

        assert prefilled(form) == "what's a *hook*? `x`"
        assert answers(w) == []


async def test_where_it_does_not_know_a_person_is_what_to_do_next() -> None:
    async with with_mentors() as (w, mentors):
        card = await asked(w, UNKNOWN)

        assert words.NO_ANSWER_PERSON.format(role=mentors.mention) in texts(card)
        assert labels(card) == [words.ASK_PERSON]

        form = await w.mira.click(card, label=words.ASK_PERSON)

        assert prefilled(form) == UNKNOWN


async def test_under_a_mentions_answer_its_author_can_ask_a_person() -> None:
    async with with_mentors() as (w, _):
        await w.mira.send(w.general, f"<@{w.me}> {KNOWN}")
        (answer,) = answers(w)
        others = await w.jo.click(answer, label=words.ASK_PERSON)

        assert texts(others.response) == words.NOT_YOUR_QUESTION.format(member=w.mira.mention)

        form = await w.mira.click(answer, label=words.ASK_PERSON)

        assert prefilled(form) == KNOWN


async def test_a_server_without_a_role_has_no_such_button() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> {KNOWN}")

        assert words.ASK_PERSON not in labels(await asked(w))
        assert words.ASK_PERSON not in labels(answers(w)[0])
        assert texts(await asked(w, UNKNOWN)) == words.NO_ANSWER


async def test_it_works_after_a_restart() -> None:
    async with with_mentors() as (w, _):
        card = await asked(w, UNKNOWN)
        await w.restart()
        await sent(w, UNKNOWN, card)

        assert UNKNOWN in answers(w)[0].content


async def test_a_member_asks_once_in_ten_minutes_and_is_told_so_before_typing() -> None:
    async with with_mentors() as (w, _):
        await sent(w, KNOWN)
        again = await w.mira.click(await asked(w), label=words.ASK_PERSON)

        assert again.modal is None and again.ephemeral
        assert "<t:" in texts(again.response)

        w.later(ASKED_AGAIN)
        await sent(w, UNKNOWN)

        assert len(answers(w)) == 2


async def test_two_forms_that_were_open_at_once_post_one_question() -> None:
    async with with_mentors() as (w, _):
        forms = [await w.mira.click(await asked(w), label=words.ASK_PERSON) for _ in range(2)]
        for form in forms:
            await w.mira.submit_modal(form, {"question": KNOWN})

        assert len(answers(w)) == 1


async def test_somebody_else_may_ask_meanwhile() -> None:
    async with with_mentors() as (w, _):
        await sent(w, KNOWN)
        card = (await w.jo.slash(w.general, "ask", question=KNOWN)).response
        await w.jo.submit_modal(await w.jo.click(card, label=words.ASK_PERSON), {"question": KNOWN})

        assert len(answers(w)) == 2


@pytest.mark.parametrize("right", ["send_messages", "view_channel"])
async def test_where_the_coach_may_not_write_it_says_what_to_do(right: str) -> None:
    async with with_mentors() as (w, _):
        shut = discord.PermissionOverwrite(**{right: False})
        hall = w.guild.create_text_channel("hall", overwrites={w.guild.me: shut})
        card = (await w.mira.slash(hall, "ask", question=KNOWN)).response
        answer = await w.mira.click(card, label=words.ASK_PERSON)

        assert answer.modal is None
        assert "an admin to give me" in texts(answer.response)


async def test_a_member_who_may_not_write_there_gets_no_voice_from_the_coach() -> None:
    async with with_mentors() as (w, _):
        shut = discord.PermissionOverwrite(send_messages=False)
        hall = w.guild.create_text_channel("hall", overwrites={w.mira: shut})
        card = (await w.mira.slash(hall, "ask", question=KNOWN)).response
        answer = await w.mira.click(card, label=words.ASK_PERSON)

        assert texts(answer.response) == words.CANT_POST_HERE


async def test_a_role_that_was_deleted_meanwhile_is_no_longer_offered_and_named_in_settings() -> None:
    async with with_mentors() as (w, mentors):
        before = await asked(w)
        await w.bot.get_guild(w.guild.id).get_role(mentors.id).delete()
        answer = await w.mira.click(before, label=words.ASK_PERSON)

        assert texts(answer.response) == words.NO_MENTOR
        assert words.ASK_PERSON not in labels(await asked(w))
        assert words.MENTOR_GONE in texts((await w.admin.slash(w.general, "settings")).response)


async def test_a_role_that_cant_be_pinged_is_told_in_settings_and_nothing_is_posted() -> None:
    async with with_mentors(mentionable=False) as (w, mentors):
        for role in w.bot.get_guild(w.guild.id).me.roles:
            fewer = role.permissions.value & ~MENTION & ~ADMIN
            w.env.backend.edit_role(w.guild.id, role.id, {"permissions": fewer})
        await w.env.settle()
        settings = (await w.admin.slash(w.general, "settings")).response
        answer = await w.mira.click(await asked(w), label=words.ASK_PERSON)

        assert f"ping {mentors.mention}" in texts(settings)
        assert texts(answer.response) == words.CANT_TELL_ROLE.format(role=mentors.mention)

        await w.bot.get_guild(w.guild.id).get_role(mentors.id).edit(mentionable=True)
        await w.admin.click(settings, label="Check again")

        assert f"ping {mentors.mention}" not in texts(settings)
        assert (await w.mira.click(await asked(w), label=words.ASK_PERSON)).modal is not None


async def test_everyone_is_no_mentor_role_and_the_role_can_be_cleared() -> None:
    async with with_mentors() as (w, mentors):
        card = (await w.admin.slash(w.general, "settings")).response
        await w.admin.select(card, [w.guild.default_role], custom_id=plain_id("settings-mentors"))

        assert (await w.store.servers.get(w.guild.id)).mentor_role == mentors.id

        await w.admin.select(card, [], custom_id=plain_id("settings-mentors"))

        assert (await w.store.servers.get(w.guild.id)).mentor_role is None


@pytest.mark.parametrize("typed", ["", " \n ", "\u200b\u200d\ufeff", "x" * (LONGEST_QUESTION + 1)])
async def test_what_is_no_question_is_not_posted(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with with_mentors() as (w, _):
        form = await w.mira.click(await asked(w), label=words.ASK_PERSON)
        monkeypatch.setattr("bot.commands.press.form_answers", lambda components: {"question": typed})
        answer = await w.mira.submit_modal(form, {"question": KNOWN})

        assert answer.ephemeral and "(error " not in texts(answer.response)
        assert answers(w) == []


async def test_a_planted_button_without_a_question_opens_an_empty_form() -> None:
    async with with_mentors() as (w, _):
        pressed = member_id("person", w.mira.id)
        form = await w.mira.click(await planted(w, pressed), custom_id=pressed)

        assert form.modal is not None
