"""/me absence: who looked for a member in a gap between two posts, as they count it themselves, in private."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import date as Day
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.keys import member_pattern
from bot.cards.me import absence_words as words
from bot.cards.me.absence import ABSENCE_FORM, AbsenceForm, AbsenceShown, absence_card, wonder_line
from bot.cards.me.care_keys import absence_pattern
from bot.cards.next_steps import next_id
from bot.coaching.absence import SIGNALS, Gap, Signal, Wonder, beside, gaps, wonder
from bot.coaching.kpi.figures import UnreadableFigure, read_figure
from bot.commands.answering import answering, only_for, open_form, picked, pressed_id, show, show_in_place, show_instead
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to
from bot.commands.kpi.figures import day_of, read_day
from bot.commands.press import Press, SentForm
from bot.store.absences import MOST, Absence, TooManyAbsences

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient
    from bot.rulebook.knowledge.caring import AbsenceTexts
    from bot.store.posts import Post

_PARTED = re.compile(r"\s+(?:to|until|till|-)\s+|\s*[–—/]\s*")


def add_absence(me: app_commands.Group) -> None:
    """The command, in the group of /me."""

    @me.command(name="absence", description=words.ABSENCE_ABOUT)
    async def absence(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, await _card(interaction))


async def wonder_said(client: CoachClient, member: int, posts: Iterable[Post]) -> str:
    """The member's latest wonder rate in one line; "" where they counted none. `posts`: all that they keep."""
    care = known_to(client).care
    today = _today(client)
    latest = next(iter(await _counted(client, member, map(day_of, posts), today)), None) if care else None
    return wonder_line(latest, care.absence, today) if care and latest else ""


def _today(client: CoachClient) -> Day:
    return client.services.now().date()


def _told(interaction: Coached) -> AbsenceTexts:
    care = known_to(interaction.client).care
    if care is None:
        raise Refusal(words.NOTHING_KNOWN)
    return care.absence


async def _posted(client: CoachClient, member: int) -> list[Day]:
    return [day_of(one) for one in await client.services.store.posts.of(member)]


async def _counted(client: CoachClient, member: int, posted: Iterable[Day], today: Day) -> list[Wonder]:
    """Every gap that the member counted, the latest first. `posted`: the days of all their posts."""
    posted = list(posted)
    kept = await client.services.store.absences.of(member)
    found = (wonder(_gap(one).closed_by(posted), _counts(one), today) for one in kept)
    return [one for one in found if isinstance(one, Wonder)]


def _gap(kept: Absence) -> Gap:
    return Gap(Day.fromisoformat(kept.began), None if kept.ended is None else Day.fromisoformat(kept.ended))


def _counts(kept: Absence) -> Mapping[Signal, int | None]:
    _, _, _, *counts = astuple(kept)
    return dict(zip(SIGNALS, counts, strict=True))


async def _card(interaction: Coached, began: Day | None = None) -> Card:
    """Of the gap that began on this day; else the latest one that was counted, else the latest that there was."""
    client, member = interaction.client, interaction.user.id
    today = _today(client)
    posted = await _posted(client, member)
    counted = await _counted(client, member, posted, today)
    known = _all(gaps(posted, today), counted)
    latest = counted[0].gap if counted else next(iter(known), None)
    gap = next((one for one in known if one.began == began), latest)
    now = next((one for one in counted if one.gap == gap), None)
    done = {one.gap.began for one in counted}
    shown = AbsenceShown(
        member,
        today,
        _told(interaction),
        gap,
        now,
        beside(now, counted) if now else [],
        [(one, one.began in done) for one in known],
    )
    return absence_card(shown)


def _all(found: Iterable[Gap], counted: Iterable[Wonder]) -> list[Gap]:
    """The gaps between posts and those that were counted, the latest first; what was counted goes before."""
    by_day = {one.began: one for one in found} | {one.gap.began: one.gap for one in counted}
    return [by_day[began] for began in sorted(by_day, reverse=True)]


async def _open_form(interaction: Coached, began: Day | None) -> None:
    """With the gap that began on this day, and what was counted in it."""
    client, member = interaction.client, interaction.user.id
    posted, today = await _posted(client, member), _today(client)
    counted = {one.gap.began: one for one in await _counted(client, member, posted, today)}
    known = {one.began: one for one in gaps(posted, today)}
    now = counted.get(began) if began else None
    gap = (now.gap if now else known.get(began, Gap(began))) if began else None
    await open_form(interaction, AbsenceForm(_told(interaction), gap, now.parts if now else {}))


def _began(interaction: Coached) -> Day | None:
    """The gap that the pressed button is about. Raises Refusal where somebody else pressed than whose card it is."""
    _, _, member, began = pressed_id(interaction).split(":")
    only_for(int(member), interaction, words.NOT_YOURS)
    return _day(began)


class CountAbsence(Press, template=absence_pattern("absence-log")):
    """Opens the form, with the gap and what was counted in it."""

    async def pressed(self, interaction: Coached) -> None:
        await _open_form(interaction, _began(interaction))


class DeleteAbsence(Press, template=absence_pattern("absence-delete")):
    async def pressed(self, interaction: Coached) -> None:
        began = _began(interaction)
        if began is not None:
            await interaction.client.services.store.absences.delete(interaction.user.id, began.isoformat())
        await show_instead(interaction, await _card(interaction))


class OtherAbsence(Press, template=member_pattern("absence-gap")):
    """Shows another gap."""

    async def pressed(self, interaction: Coached) -> None:
        only_for(int(pressed_id(interaction).rsplit(":", 1)[1]), interaction, words.NOT_YOURS)
        began = next(iter(picked(interaction)), "")
        await show_instead(interaction, await _card(interaction, _day(began)))


def _day(written: str) -> Day | None:
    try:
        return Day.fromisoformat(written)
    except ValueError:  # an id that nobody made
        return None


class NextAbsence(Press, template=next_id("absence")):
    """The card of /me absence."""

    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, await _card(interaction))


ABSENCE_BUTTONS: tuple[type[Press], ...] = (CountAbsence, DeleteAbsence, OtherAbsence, NextAbsence)


class AbsenceFormSent(SentForm):
    """A gap, and who looked for the member in it."""

    pattern = ABSENCE_FORM

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        today, member = _today(interaction.client), interaction.user.id
        gap = _read_gap(answers.get("gap", ""), today)
        counted = {one: _read_count(answers.get(one, "")) for one in SIGNALS}
        found = wonder(gap, counted, today)
        if not isinstance(found, Wonder):
            raise Refusal(words.NO_GAP if found == "no gap" else words.NOT_COUNTED)
        ended = None if gap.ended is None else gap.ended.isoformat()
        try:
            await interaction.client.services.store.absences.keep(
                Absence(member, gap.began.isoformat(), ended, **counted)
            )
        except TooManyAbsences as error:
            raise Refusal(words.TOO_MANY.format(most=MOST)) from error
        card = await _card(interaction, gap.began)
        await show_in_place(interaction, card)


def _read_gap(typed: str, today: Day) -> Gap:
    """Raises Refusal for what is no gap."""
    parts = [one for one in _PARTED.split(typed.strip()) if one]
    if not 1 <= len(parts) <= 2:
        raise Refusal(words.CANT_READ_GAP)
    try:
        began, *ended = (read_day(one, today) for one in parts)
    except Refusal:
        raise Refusal(words.CANT_READ_GAP) from None
    return Gap(began, ended[0] if ended else None)


def _read_count(typed: str) -> int | None:
    """None for nothing. Raises Refusal for what is no count."""
    if not typed.strip():
        return None
    try:
        return read_figure(typed).count
    except UnreadableFigure as error:
        raise Refusal(words.CANT_READ_COUNT) from error
