"""The house rules in /settings: changed in a form or by a file, downloaded, removed. For Manage Server only."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord

from bot.cards import house_words, words
from bot.cards.house import HOUSE_FILE_NAME, house_file, remove_card, wrong_card
from bot.cards.house_forms import HOUSE_FILE, HOUSE_FORM_PATTERN, LABELS, MOST_TYPED, HouseFileForm, HouseForm
from bot.cards.keys import edition_pattern, plain_id
from bot.cards.markdown import units
from bot.commands.answering import open_form, pressed_id, say, show, show_instead
from bot.commands.intake import Refusal
from bot.commands.press import Press, SentForm
from bot.commands.settings import managed_server, show_settings_anew
from bot.rulebook.house import (
    MOST_BYTES,
    NO_HOUSE_RULES,
    Lines,
    lines_of,
    read_house_rules,
    read_lines,
)

if TYPE_CHECKING:
    from bot.commands.answering import Coached

KILO = 1000
LONGEST_NAME = 60


class ChangeHouse(Press, template=plain_id("house-change")):
    """Opens the form with what holds now."""

    async def pressed(self, interaction: Coached) -> None:
        now = await interaction.client.houses.now(managed_server(interaction))
        lines = lines_of(now.rules)
        if max(units(lines.allowed), units(lines.phrases), units(lines.rules)) > MOST_TYPED:
            raise Refusal(house_words.TOO_MUCH_FOR_A_FORM)
        await open_form(interaction, HouseForm(lines, now.number))


class UploadHouse(Press, template=plain_id("house-upload")):
    async def pressed(self, interaction: Coached) -> None:
        managed_server(interaction)
        await open_form(interaction, HouseFileForm())


class DownloadHouse(Press, template=plain_id("house-download")):
    """What holds now, in a file that can be uploaded again as it is."""

    async def pressed(self, interaction: Coached) -> None:
        now = await interaction.client.houses.now(managed_server(interaction))
        written = house_file(now.rules, now.number, interaction.client.services.shelf.current.rules.values())
        await say(interaction, house_words.DOWNLOADED, discord.File(io.BytesIO(written.encode()), HOUSE_FILE_NAME))


class RemoveHouse(Press, template=plain_id("house-remove")):
    """Asks once more."""

    async def pressed(self, interaction: Coached) -> None:
        now = await interaction.client.houses.now(managed_server(interaction))
        await show_instead(interaction, remove_card(now.number))


class RemoveHouseSurely(Press, template=edition_pattern("house-remove-sure")):
    async def pressed(self, interaction: Coached) -> None:
        server = managed_server(interaction)
        if not await interaction.client.houses.change(server, NO_HOUSE_RULES, _edition(interaction)):
            await show_settings_anew(interaction)
            raise Refusal(house_words.CHANGED_MEANWHILE)
        await show_settings_anew(interaction)


class KeepHouse(Press, template=plain_id("house-keep")):
    async def pressed(self, interaction: Coached) -> None:
        await show_settings_anew(interaction)


HOUSE_BUTTONS: tuple[type[Press], ...] = (
    ChangeHouse,
    UploadHouse,
    DownloadHouse,
    RemoveHouse,
    RemoveHouseSurely,
    KeepHouse,
)


class HouseFormSent(SentForm):
    """Allowed words, phrases and rules, as lines."""

    pattern = HOUSE_FORM_PATTERN

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        server, houses = managed_server(interaction), interaction.client.houses
        now = await houses.now(server)
        typed = Lines(answers.get("allowed", ""), answers.get("phrases", ""), answers.get("rules", ""))
        read = await asyncio.to_thread(read_lines, typed, LABELS, now.rules, houses.known(now.rules))
        if read.rules is None:
            said = house_words.WRONG_IN_FORM
            return await show(interaction, wrong_card(said, read.problems, more=read.more, typed=typed))
        if not await houses.change(server, read.rules, _edition(interaction)):
            return await show(interaction, wrong_card(house_words.CHANGED_MEANWHILE_FORM, typed=typed))
        await show_settings_anew(interaction)


class HouseFileSent(SentForm):
    """The same as a file of YAML."""

    pattern = HOUSE_FILE

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        server, houses = managed_server(interaction), interaction.client.houses
        file = _uploaded(interaction)
        if file.size > MOST_BYTES:
            raise Refusal(house_words.FILE_TOO_BIG.format(limit=MOST_BYTES // KILO))
        try:
            raw = await file.read()
        except discord.HTTPException as error:
            raise Refusal(words.FILE_GONE) from error
        now = await houses.now(server)
        name = file.filename[:LONGEST_NAME]
        read = await asyncio.to_thread(read_house_rules, raw, name, houses.known(now.rules))
        if read.rules is None:
            return await show(interaction, wrong_card(house_words.WRONG_IN_FILE, read.problems, more=read.more))
        if not await houses.change(server, read.rules, read.edition):
            raise Refusal(house_words.CHANGED_MEANWHILE_FILE)
        await show_settings_anew(interaction)


def _uploaded(interaction: Coached) -> discord.Attachment:
    """The file that came with a form; where it lies is told by Discord, not by the member."""
    data: dict[str, Any] = dict(interaction.data or {})
    attachments = data.get("resolved", {}).get("attachments", {})
    for attachment in attachments.values():
        return discord.Attachment(data=attachment, state=interaction.client._connection)
    raise Refusal(house_words.FILE_MISSING)


def _edition(interaction: Coached) -> int:
    return int(pressed_id(interaction).rsplit(":", 1)[1])
