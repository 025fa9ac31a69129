"""Advice for where a cycle stands, and the quiet notes to those who started it."""

from __future__ import annotations

from datetime import date as Day
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.cycle import course_words, start_words
from bot.cards.cycle import tips_words as words
from bot.cards.cycle.cycle import members
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.keys import cycle_id
from bot.cards.facts import told
from bot.cards.guide import ACCENT
from bot.cards.markdown import clip, escape
from bot.cards.next_steps import next_id
from bot.coaching.cycle.ending import events_left
from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.noticing import Gap, Signs
from bot.rulebook.knowledge.gathering import StageTips

_PRIMARY = discord.ButtonStyle.primary


def tips_card(cycle: Cycle, stage: StageTips, today: Day, *, organiser: bool) -> Card:
    """`organiser`: whether it is for one who may plan evenings."""
    return layout(
        text(words.TITLE.format(name=escape(cycle.name), stage=escape(stage.title))),
        text(tips_listed(stage)),
        *([rule(), text(clip(told(stage.facts, today), 1500))] if stage.facts else []),
        buttons(*_next(cycle, stage, organiser=organiser)),
        accent=ACCENT,
    )


def tips_listed(stage: StageTips) -> str:
    return "\n".join(f"- {escape(one)}" for one in stage.tips)


def _next(cycle: Cycle, stage: StageTips, *, organiser: bool) -> list[ui.Button[Any] | None]:
    coming = cycle.open_events()
    match stage.next:
        case "found" if cycle.state == "proposed":
            return [button(start_words.FOUND, cycle_id("cycle-found", cycle.id), _PRIMARY)]
        case "propose":
            return [button(start_words.PROPOSE_ONE, next_id("cycle"), _PRIMARY), _course(cycle)]
        case "plan" if organiser and events_left(cycle) != 0:
            return [button(words.PLAN, cycle_id("event-plan", cycle.id), _PRIMARY), _course(cycle)]
        case "roles" if coming:
            return [button(words.ROLES, event_id("cycle-roles", cycle.id, coming[0].id), _PRIMARY), _course(cycle)]
    return [_course(cycle)]


def _course(cycle: Cycle) -> ui.Button[Any]:
    """What was, or, before anything was, what is to come."""
    if not cycle.held_events():
        return button(start_words.EVENINGS_BUTTON, cycle_id("cycle-events", cycle.id))
    return button(course_words.COURSE, cycle_id("cycle-course", cycle.id))


def gap_card(cycle: Cycle, gap: Gap) -> Card:
    """Once after an evening: that the next one is late, for whom it is of use. It asks for nothing."""
    event = cycle.event(gap.after)
    assert event is not None
    days = round(gap.usual.total_seconds() / 86400)
    said = words.GAP.format(
        founders=members([one.member for one in cycle.founders]),
        name=escape(cycle.name),
        ago=discord.utils.format_dt(event.starts, "R"),
        days=words.DAY_ONE if days <= 1 else words.DAYS.format(days=days),
    )
    return layout(
        text(said),
        buttons(
            button(words.PLAN, cycle_id("event-plan", cycle.id), _PRIMARY),
            button(words.TIPS, cycle_id("cycle-tips", cycle.id)),
        ),
        accent=ACCENT,
    )


def fading_card(cycle: Cycle) -> Card:
    """In the channel, without a figure: what was noticed is for those who started it alone."""
    founders = members([one.member for one in cycle.founders])
    return layout(
        text(words.FADING.format(founders=founders, name=escape(cycle.name))),
        buttons(button(words.READ, cycle_id("cycle-fading", cycle.id), _PRIMARY)),
        accent=ACCENT,
    )


def signs_card(cycle: Cycle, found: Signs, stage: StageTips | None) -> Card:
    said = words.SIGNS.format(
        came=", ".join(map(str, found.came)),
        gaps=", ".join(str(round(one.total_seconds() / 86400)) for one in found.gaps),
        free=" · ".join(map(str, found.free)),
    )
    return layout(
        text(f"{words.SIGNS_TITLE.format(name=escape(cycle.name))}\n{said}"),
        text(tips_listed(stage)) if stage else None,
        buttons(*_next(cycle, stage, organiser=True)) if stage else buttons(_course(cycle)),
        accent=ACCENT,
    )
