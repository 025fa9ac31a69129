"""/cycle people: who in this server cares about the same. Nobody is listed, or sees others, without their own list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.cycle import people_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.meeting_keys import INTERESTS_FORM, PEOPLE
from bot.cards.cycle.people import InterestsForm, PeopleShown, invitation_card, off_card, people_card
from bot.cards.keys import member_pattern
from bot.coaching.cycle.matching import (
    LONGEST_INTEREST,
    LONGEST_TYPED,
    MOST_INTERESTS,
    Sharing,
    UnreadableInterests,
    read_interests,
    sharing,
)
from bot.commands.answering import (
    answering,
    only_for,
    open_form,
    picked,
    pressed_id,
    show,
    show_in_place,
    show_instead,
)
from bot.commands.cycle.inviting import may_take_in
from bot.commands.cycle.places import AT_ONCE, who_is_here
from bot.commands.cycle.proposing import server_of
from bot.commands.intake import Refusal, cleaned
from bot.commands.press import Press, SentForm

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached


def add_people(group: app_commands.Group) -> None:
    @group.command(name="people", description=words.PEOPLE_ABOUT)
    @app_commands.describe(interests=words.INTERESTS_ABOUT)
    async def people(
        interaction: discord.Interaction[Any], interests: app_commands.Range[str, 1, LONGEST_TYPED] | None = None
    ) -> None:
        async with answering(interaction):
            if interests is not None:
                await _list(interaction, interests)
            await show(interaction, await _people(interaction))


async def _list(interaction: Coached, typed: str) -> None:
    """Raises Refusal for what is no list."""
    try:
        found = read_interests(cleaned(typed))
    except UnreadableInterests as error:
        said = {"none": words.NONE_READ, "many": words.TOO_MANY.format(most=MOST_INTERESTS)}
        raise Refusal(said.get(error.why) or words.TOO_LONG.format(most=LONGEST_INTEREST)) from None
    await interaction.client.services.store.interests.put(server_of(interaction), interaction.user.id, found)


async def _people(interaction: Coached) -> Card:
    """The member's own list, and who shares some of it."""
    server, member = server_of(interaction), interaction.user.id
    interests = await interaction.client.services.store.interests.of(server, member)
    if not interests:
        return people_card(PeopleShown(member))
    found, names = await _sharing(interaction, interests)
    return people_card(PeopleShown(member, list(interests.values()), found, names))


async def _sharing(interaction: Coached, mine: Mapping[str, str]) -> tuple[list[Sharing], dict[int, str]]:
    """Those who share some of mine and are still in the server, the most first, and what each is called there."""
    client, server = interaction.client, server_of(interaction)
    listed = await client.services.store.interests.shared_with(server, interaction.user.id, AT_ONCE)
    if not listed:
        return [], {}
    names = await who_is_here(client, server, {member for member, _ in listed})
    return [one for one in sharing(mine, listed) if one.member in names], names


def _own(interaction: Coached) -> int:
    """The member whose card it is. Raises Refusal for anybody else."""
    member = int(pressed_id(interaction).split(":")[2])
    only_for(member, interaction, words.NOT_YOUR_LIST)
    return member


class FindPeople(Press, template=PEOPLE):
    """The way to it from another card."""

    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, await _people(interaction))


class ChangeInterests(Press, template=member_pattern("people-change")):
    """Opens the form with what is listed."""

    async def pressed(self, interaction: Coached) -> None:
        member = _own(interaction)
        listed = await interaction.client.services.store.interests.of(server_of(interaction), member)
        await open_form(interaction, InterestsForm(list(listed.values())))


class OffTheList(Press, template=member_pattern("people-off")):
    async def pressed(self, interaction: Coached) -> None:
        member = _own(interaction)
        await interaction.client.services.store.interests.put(server_of(interaction), member, {})
        await show_instead(interaction, off_card())


class BackToPeople(Press, template=member_pattern("people-back")):
    async def pressed(self, interaction: Coached) -> None:
        _own(interaction)
        await show_instead(interaction, await _people(interaction))


class InvitePerson(Press, template=member_pattern("people-invite")):
    """Words for the one who was picked. They may be off the list by now, or gone."""

    async def pressed(self, interaction: Coached) -> None:
        member, server = _own(interaction), server_of(interaction)
        mine = await interaction.client.services.store.interests.of(server, member)
        found, names = await _sharing(interaction, mine)
        asked = next(iter(picked(interaction)), "")
        shares = next((one for one in found if str(one.member) == asked), None)
        if shares is None:
            other = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 20 else 0
            raise Refusal(words.GONE.format(who=who(other)))
        active = await interaction.client.cycles.of_server(server, ("active",))
        cycles = [one for one in active if may_take_in(one, member, shares.member)]
        await show_instead(interaction, invitation_card(member, names[shares.member], shares, cycles))


PEOPLE_BUTTONS: tuple[type[Press], ...] = (FindPeople, ChangeInterests, OffTheList, BackToPeople, InvitePerson)


class InterestsSent(SentForm):
    """From now on the member is listed with them."""

    pattern = INTERESTS_FORM

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        await _list(interaction, answers.get("interests", ""))
        await show_in_place(interaction, await _people(interaction))
