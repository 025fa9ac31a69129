"""/cycle people and the invitations of founders, through the simulated Discord."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
import pytest

from bot.cards import privacy_words
from bot.cards.card import size
from bot.cards.cycle import people_words as words
from bot.cards.cycle import start_words
from bot.cards.cycle.meeting_keys import asking_id
from bot.cards.cycle.people import PeopleShown, invitation, invitation_card, people_card
from bot.cards.keys import member_id
from bot.coaching.cycle.matching import LONGEST_INTEREST, Sharing
from bot.coaching.reviewing import review
from tests.sim.cycles import active_cycle, calm, people, the_cycle
from tests.sim.world import World, labels, planted, select_ids, shelf, texts, world


async def list_with(w: World, member: Any, interests: str) -> Any:
    return (await member.slash(w.general, "cycle people", interests=interests)).response


async def founders(w: World) -> set[int]:
    return {one.member for one in (await the_cycle(w)).founders}


async def test_who_shares_an_interest_is_found_the_most_shared_first() -> None:
    async with world() as w:
        (kim, lu) = people(w, 2)
        await list_with(w, lu, "Clay, trains")
        await list_with(w, kim, "films, bread")
        await list_with(w, w.jo, "swimming")
        answer = await w.mira.slash(w.general, "cycle people", interests="film, Bread, clay")

        said = texts(answer.response)
        assert answer.ephemeral
        assert said.index(kim.mention) < said.index(lu.mention)
        assert "Bread and film" in said and w.jo.mention not in said
        assert "trains" not in said  # of others, only what is shared


async def test_where_discord_does_not_tell_who_is_here_nobody_is_said_to_be_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def silent(*_: Any, **__: Any) -> Any:
        raise TimeoutError

    async with world() as w:
        await list_with(w, w.jo, "clay")
        monkeypatch.setattr(discord.Guild, "query_members", silent)
        answer = await w.mira.slash(w.general, "cycle people", interests="clay")

        assert texts(answer.response) == words.NO_ANSWER


async def test_who_did_not_ask_to_be_listed_sees_nobody_and_is_seen_by_nobody() -> None:
    async with world() as w:
        await list_with(w, w.jo, "film")
        card = (await w.mira.slash(w.general, "cycle people")).response

        assert w.jo.mention not in texts(card) and words.LIST_ME in labels(card)
        seen = (await w.jo.slash(w.general, "cycle people")).response
        assert w.mira.mention not in texts(seen) and words.SHARES_NOBODY in texts(seen)


async def test_the_form_lists_and_opens_with_what_is_listed() -> None:
    async with world() as w:
        await list_with(w, w.jo, "film")
        card = (await w.mira.slash(w.general, "cycle people")).response
        await w.mira.submit_modal(await w.mira.click(card, label=words.LIST_ME), {"interests": "film, clay"})

        assert w.jo.mention in texts(card)
        form = await w.mira.click(card, label=words.CHANGE)
        assert "clay, film" in str(form.modal)


@pytest.mark.parametrize("how", ["takes themselves off", "has it forgotten", "leaves the server", "lists other things"])
async def test_who_is_off_the_list_is_not_found_any_more(how: str) -> None:
    async with world() as w:
        theirs = await list_with(w, w.jo, "film")
        mine = await list_with(w, w.mira, "film")
        assert w.jo.mention in texts(mine)
        if how == "takes themselves off":
            await w.jo.click(theirs, label=words.TAKE_OFF)
        elif how == "has it forgotten":
            card = (await w.jo.slash(w.general, "privacy forget")).response
            await w.jo.click(card, label=privacy_words.FORGET_ALL)
        elif how == "leaves the server":
            w.env.backend.remove_member(w.guild.id, w.jo.id)
            await w.env.settle()
        else:
            await list_with(w, w.jo, "clay")
        picked = await w.mira.select(mine, [str(w.jo.id)], custom_id=select_ids(mine)[0])

        assert words.INVITATION[:3] not in texts(picked.response)
        assert w.jo.mention not in texts((await w.mira.slash(w.general, "cycle people")).response)


async def test_a_list_holds_in_its_own_server_only() -> None:
    async with world() as w:
        other = w.env.create_guild("Elsewhere")
        hall = other.create_text_channel("hall")
        there = other.add_member(w.jo.user)
        await there.slash(hall, "cycle people", interests="film")

        assert w.jo.mention not in texts(await list_with(w, w.mira, "film"))


async def test_what_is_typed_is_shown_as_it_was_typed_and_pings_nobody() -> None:
    async with world() as w:
        said = texts(await list_with(w, w.mira, "@everyone, **loud**, [a](https://b.example)"))

        assert r"\*\*loud\*\*" in said and r"\[a\]" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a, b, c, d, e, f", words.TOO_MANY.format(most=5)),
        ("🎬", words.NONE_READ),
        ("long walks on the beach in winter", words.TOO_LONG.format(most=LONGEST_INTEREST)),
    ],
)
async def test_what_is_no_list_is_said_and_changes_nothing(typed: str, said: str) -> None:
    async with world() as w:
        await list_with(w, w.mira, "film")
        assert texts(await list_with(w, w.mira, typed)) == said
        assert await w.store.interests.of(w.guild.id, w.mira.id) == {"film": "film"}


async def test_a_list_that_is_somebody_elses_is_left_alone() -> None:
    async with world() as w:
        await list_with(w, w.mira, "film")
        off = member_id("people-off", w.mira.id)
        answer = await w.jo.click(await planted(w, off), custom_id=off)

        assert answer.ephemeral and w.mira.mention in texts(answer.response)
        assert await w.store.interests.of(w.guild.id, w.mira.id)


async def test_an_invitation_is_words_for_one_person_and_leads_to_the_form() -> None:
    async with world() as w:
        await list_with(w, w.jo, "film, clay")
        mine = await list_with(w, w.mira, "clay, film")
        await w.mira.select(mine, [str(w.jo.id)], custom_id=select_ids(mine)[0])

        assert "Hi Jo, you care about clay and film" in texts(mine)
        form = await w.mira.click(mine, label="Propose a cycle")
        assert form.modal is not None
        await w.mira.click(mine, label=words.BACK)
        assert words.SHARES in texts(mine)


def test_the_invitation_passes_the_coachs_own_rules() -> None:
    for interests in (("film",), ("film", "bread", "clay")):
        found = review(invitation("Kim", interests), shelf().current)

        assert found.findings == () or [one.rule for one in found.findings] == []
        assert found.verdict == "one-to-one"


def test_the_longest_lists_fit_a_card() -> None:
    longest = tuple("*" * (LONGEST_INTEREST - 1) + str(n) for n in range(5))
    found = [Sharing(10**18 + n, longest) for n in range(30)]
    names = {one.member: "`" * 32 for one in found}
    for card in (people_card(PeopleShown(1, longest, found, names)), invitation_card(1, "`" * 32, found[0], [])):
        components, characters = size(card.view)
        assert components <= 40 and characters <= 4000


# Founders


async def test_a_founder_asks_somebody_who_says_yes_and_starts_it_too() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim, lu) = people(w, 2)
        shown = (await w.mira.slash(w.general, "cycle show", which="1")).response
        card = (await w.mira.click(shown, label=words.TAKE_IN)).response
        await w.mira.select(card, [kim], custom_id=select_ids(card)[0])
        asked = w.general.last_message

        assert kim.mention in texts(asked) and kim.id not in await founders(w)
        other = await lu.click(asked, label=words.YES)
        assert other.ephemeral and lu.id not in await founders(w)
        await kim.click(asked, label=words.YES)
        await calm(w)
        assert kim.id in await founders(w)
        again = asking_id("cycle-join", kim.id, 1, w.mira.id)
        twice = await kim.click(await planted(w, again), custom_id=again)
        assert len(await founders(w)) == 4 and twice.ephemeral


async def test_who_is_asked_may_say_no() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim,) = people(w, 1)
        shown = (await w.mira.slash(w.general, "cycle show", which="1")).response
        card = (await w.mira.click(shown, label=words.TAKE_IN)).response
        await w.mira.select(card, [kim], custom_id=select_ids(card)[0])
        await kim.click(w.general.last_message, label=words.NO)

        assert kim.id not in await founders(w)
        assert words.YES not in labels(w.general.last_message)


async def test_where_the_cycles_card_is_gone_the_one_who_is_asked_says_yes_in_a_direct_message() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim,) = people(w, 1)
        await w.bot.cycles.change(1, lambda cycle: replace(cycle, card=None))
        shown = (await w.mira.slash(w.general, "cycle show", which="1")).response
        card = (await w.mira.click(shown, label=words.TAKE_IN)).response
        await w.mira.select(card, [kim], custom_id=select_ids(card)[0])
        await kim.user.click(kim.user.dm_channel.last_message, label=words.YES)

        assert kim.id in await founders(w)


async def test_one_who_shares_an_interest_is_asked_from_the_list() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim,) = people(w, 1)
        await list_with(w, kim, "clay")
        mine = await list_with(w, w.mira, "clay")
        await w.mira.select(mine, [str(kim.id)], custom_id=select_ids(mine)[0])
        await w.mira.click(mine, label=words.ASK_FOR.format(name="Kiln talks"))
        await kim.click(w.general.last_message, label=words.YES)

        assert kim.id in await founders(w)


async def test_who_has_started_nothing_can_ask_nobody() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim, lu) = people(w, 2)
        shown = (await kim.slash(w.general, "cycle show", which="1")).response
        assert words.TAKE_IN not in labels(shown)
        await list_with(w, lu, "clay")
        mine = await list_with(w, kim, "clay")
        await kim.select(mine, [str(lu.id)], custom_id=select_ids(mine)[0])
        assert not [one for one in labels(mine) if one.startswith(words.ASK_FOR[:8])]


async def test_an_invitation_of_one_who_left_since_takes_nobody_in() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim, lu) = people(w, 2)
        shown = (await w.mira.slash(w.general, "cycle show", which="1")).response
        card = (await w.mira.click(shown, label=words.TAKE_IN)).response
        for asked in (kim, lu):
            await w.mira.select(card, [asked], custom_id=select_ids(card)[0])
        first, second = w.general.history()[-2:]
        left = (await w.mira.slash(w.general, "cycle leave")).response
        await w.mira.click(left, label="Leave now")
        await kim.click(first, label=words.YES)  # a place is free: a founder is missing
        late = await lu.click(second, label=words.YES)

        assert await founders(w) == {w.jo.id, w.admin.id, kim.id}
        assert late.ephemeral and w.jo.mention in texts(late.response)


async def test_the_list_of_cycles_can_be_shown_to_everyone_who_then_look_for_themselves() -> None:
    async with world() as w:
        await active_cycle(w)
        mine = (await w.mira.slash(w.general, "cycle show")).response
        shared = await w.mira.click(mine, label=words.SHARE_LIST)
        public = w.general.last_message

        assert not shared.ephemeral and "Kiln talks" in texts(public)
        looked = await w.jo.select(public, ["1"], custom_id=select_ids(public)[0])
        assert looked.ephemeral and start_words.LIST_TITLE in texts(public)
        found = await w.jo.click(public, label=words.FIND_PEOPLE)
        assert found.ephemeral and words.LIST_ME in labels(found.response)
