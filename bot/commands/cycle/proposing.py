"""/cycle propose: a name, a theme, a time zone and an end become a card that waits for those who start it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.cycle import start_words as words
from bot.cards.cycle.choosing import (
    LONGEST_END,
    LONGEST_NAME,
    LONGEST_THEME,
    LONGEST_ZONE,
    OWN_END,
    ProposeForm,
)
from bot.cards.cycle.cycle import CycleShown, cycle_card
from bot.cards.cycle.keys import PROPOSE_FORM
from bot.cards.markdown import clip, escape
from bot.cards.next_steps import next_id
from bot.coaching.cycle import founding
from bot.coaching.cycle.model import Cycle, End
from bot.coaching.cycle.presets import (
    MOST_EVENTS,
    MOST_SPEAKERS,
    MOST_YEARS,
    UnreadableEnd,
    end_of,
    read_end,
    terms_of,
)
from bot.coaching.practice import zone_of
from bot.commands.answering import answering, open_form, show
from bot.commands.cycle.keeping import with_card
from bot.commands.intake import Refusal, in_one_line
from bot.commands.knowing import choices, known_to
from bot.commands.press import Press, SentForm
from bot.commands.zones import zone_choices, zone_named
from bot.rulebook.knowledge.naming import fold_term

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient
    from bot.rulebook.knowledge.gathering import CyclePreset, Gathering

MOST_YOURS = 3  # proposals that one member has open in a server
MOST_HERE = 50  # open cycles of a server


def add_propose(group: app_commands.Group) -> None:
    @group.command(name="propose", description=words.PROPOSE_ABOUT)
    @app_commands.describe(
        name=words.NAME_ABOUT,
        theme=words.THEME_ABOUT,
        zone=words.ZONE_ABOUT,
        preset=words.PRESET_ABOUT,
        end=words.END_ABOUT,
    )
    @app_commands.autocomplete(zone=zone_choices, preset=_presets)
    async def propose(  # noqa: PLR0917 - the member sees each as an option
        interaction: discord.Interaction[Any],
        name: app_commands.Range[str, 1, LONGEST_NAME] | None = None,
        theme: app_commands.Range[str, 1, LONGEST_THEME] | None = None,
        zone: app_commands.Range[str, 1, LONGEST_ZONE] | None = None,
        preset: str | None = None,
        end: app_commands.Range[str, 1, LONGEST_END] | None = None,
    ) -> None:
        async with answering(interaction):
            if name is None or theme is None or zone is None:
                await ask_for_cycle(interaction)
            else:
                await _propose(interaction, Wanted(name, theme, zone, preset or "", end or ""))


async def _presets(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    known = known_to(interaction.client).gathering
    return choices([(f"{one.name}: {one.about}", one.id) for one in known.presets.values()] if known else [], typed)


async def ask_for_cycle(interaction: Coached) -> None:
    """The form."""
    server_of(interaction)
    await open_form(interaction, ProposeForm(gathering_of(interaction).presets))


def gathering_of(interaction: Coached) -> Gathering:
    known = known_to(interaction.client).gathering
    if known is None:
        raise Refusal(words.NO_CYCLES_KNOWN)
    return known


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed; "" is nothing."""

    name: str
    theme: str
    zone: str
    preset: str
    end: str


async def _propose(interaction: Coached, wanted: Wanted) -> None:
    cycle = _read(interaction, wanted)
    kept = interaction.client.cycles
    async with interaction.client.draft_lock(cycle.server):  # sent twice at once, it is there once
        _has_room(await kept.of_server(cycle.server), cycle)
        cycle = await kept.add(cycle)
    await show(interaction, cycle_card(CycleShown(cycle, interaction.client.services.now())), private=False)
    sent = await interaction.original_response()
    await kept.change(cycle.id, with_card(sent.channel.id, sent.id))


def _read(interaction: Coached, wanted: Wanted) -> Cycle:
    """Raises Refusal for what is missing or unclear."""
    known, server, now = gathering_of(interaction), server_of(interaction), interaction.client.services.now()
    name, theme = in_one_line(wanted.name), in_one_line(wanted.theme)
    if not fold_term(name):
        raise Refusal(words.NO_NAME)
    if not theme:
        raise Refusal(words.NO_THEME)
    zone = zone_named(wanted.zone)
    preset = _preset(known, wanted.preset)
    today = now.astimezone(zone_of(zone)).date()
    if wanted.end.strip():
        end = _end(wanted.end, today)
    elif preset is not None:
        end = end_of(preset, today)
    else:
        raise Refusal(words.NO_END)
    terms, made_from = terms_of(known.limits, preset), preset.id if preset else ""
    return founding.propose(server, name, theme, zone, terms, end, by=interaction.user.id, now=now, preset=made_from)


def server_of(interaction: Coached) -> int:
    if interaction.guild_id is None or interaction.client.get_guild(interaction.guild_id) is None:
        raise Refusal(words.ONLY_SERVERS)
    return interaction.guild_id


def _preset(known: Gathering, asked: str) -> CyclePreset | None:
    if asked in ("", OWN_END):
        return None
    looked_for = fold_term(asked)
    found = next(
        (one for one in known.presets.values() if looked_for in (fold_term(one.id), fold_term(one.name))), None
    )
    if found is None:
        there = ", ".join(escape(one.name) for one in known.presets.values())
        raise Refusal(words.NO_SUCH_PRESET.format(name=escape(clip(asked, 40)), known=there))
    return found


def _end(typed: str, today: Any) -> End:
    try:
        return read_end(typed, today)
    except UnreadableEnd as error:
        if error.why == "past":
            raise Refusal(words.END_PAST) from None
        if error.why == "far":
            far = words.END_FAR.format(events=MOST_EVENTS, speakers=MOST_SPEAKERS, years=MOST_YEARS)
            raise Refusal(far) from None
        raise Refusal(words.END_UNCLEAR.format(end=escape(clip(typed, LONGEST_END)))) from None


def _has_room(cycles: list[Cycle], cycle: Cycle) -> None:
    """Raises Refusal where it is there already, or too many are."""
    if any(fold_term(one.name) == fold_term(cycle.name) for one in cycles):
        raise Refusal(words.SAME_NAME.format(name=escape(cycle.name)))
    mine = [one for one in cycles if one.state == "proposed" and one.proposed_by == cycle.proposed_by]
    if len(mine) >= MOST_YOURS:
        raise Refusal(words.TOO_MANY_YOURS.format(most=MOST_YOURS))
    if len(cycles) >= MOST_HERE:
        raise Refusal(words.TOO_MANY_HERE.format(most=MOST_HERE))


class NextCycle(Press, template=next_id("cycle")):
    """The form of /cycle propose."""

    async def pressed(self, interaction: Coached) -> None:
        await ask_for_cycle(interaction)


class ProposalSent(SentForm):
    pattern = PROPOSE_FORM

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        names = ("name", "theme", "zone", "preset", "end")
        await _propose(interaction, Wanted(*(answers.get(one, "") for one in names)))
