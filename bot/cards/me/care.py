"""The card of /me care: connection plus value as a sum of two visible parts, the ticks, the reason, one thing to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import discord
from discord import ui

from bot.cards import words as review_words
from bot.cards.card import CAPTION, CAPTION_FILE, MOST_TEXT, Card, beside, button, buttons, file, layout, rule, text
from bot.cards.facts import whence
from bot.cards.markdown import clip, escape, quote, units
from bot.cards.me import care_words as words
from bot.cards.me.care_keys import CareKey
from bot.cards.next_steps import next_button
from bot.cards.review import ACCENT_ON_PURPOSE, ACCENTS
from bot.coaching.caring import MOST, Caring, hurdles
from bot.coaching.reasons import Given
from bot.coaching.review import Review
from bot.rulebook.knowledge.caring import Care, Tick

MOST_REASONS = 2
LONGEST_SENTENCE = 200
SPARE = 1_800  # characters for all that the coach says beside the caption


@dataclass(frozen=True, slots=True)
class Cared:
    """A caption, what there is to care about in it, and what the coach knows about caring."""

    review: Review
    caring: Caring
    given: tuple[Given, ...]
    care: Care


def care_card(cared: Cared, key: CareKey, today: date) -> Card:
    """It carries the caption, as a review does, and in each control what is ticked."""
    quoted = quote(cared.review.caption)
    fits = units(quoted) <= MOST_TEXT - SPARE
    place = " · ".join(filter(None, [cared.review.platform.name, cared.review.format or ""]))
    return layout(
        text(f"## {words.CARE_TITLE}\n-# {place}"),
        *([text(quoted, CAPTION)] if fits else [text(review_words.TEXT_IN_FILE), file(CAPTION_FILE)]),
        rule(),
        text("\n".join([_sum(cared), *_connection(cared, key)])),
        text(words.VALUE.format(value=cared.caring.value)),
        *_ticks(cared, key),
        rule(),
        text("\n".join(_reasons(cared))),
        text("\n".join([*_forgettable(cared), words.TO_DO.format(do=escape(_do(cared, key)))])),
        buttons(_next(cared, key)),
        text("\n".join(f"-# {line}" for line in (words.OWN_TICKS, *_claimed(cared, today)))),
        accent=ACCENT_ON_PURPOSE if key.review.on_purpose else ACCENTS[cared.review.verdict],
        texts=() if fits else ((CAPTION_FILE, cared.review.caption),),
    )


def _claimed(cared: Cared, today: date) -> Sequence[str]:
    return [
        words.CLAIMED.format(says=escape(one.says.rstrip(".")), whence=whence(one, today)) for one in cared.care.facts
    ]


def _sum(cared: Cared) -> str:
    """Never one number alone: the two parts stand before their sum."""
    now = cared.caring
    if now.connection is None:
        return words.NO_SUM.format(value=now.value)
    if not now.total:
        return words.SUM_OF_NOTHING
    return words.SUM.format(connection=now.connection, value=now.value, total=now.total)


def _connection(cared: Cared, key: CareKey) -> Sequence[str]:
    step = cared.caring.connection
    if step is None:
        return ()
    says = escape(cared.care.connection[step].says)
    if key.review.on_purpose:
        says = words.CONNECTION_ON_PURPOSE.format(says=says)
    return (words.CONNECTION.format(connection=step, says=says),)


def _ticks(cared: Cared, key: CareKey) -> Sequence[ui.Item[Any]]:
    care, ticks = cared.care, cared.caring.ticks
    return (
        _own_tick(care.enjoyable, ticks.enjoyable, "enjoyable", key),
        text(_measured(cared)),
        _own_tick(care.valuable, ticks.valuable, "valuable", key),
    )


def _own_tick(tick: Tick, ticked: bool, control: str, key: CareKey) -> ui.Item[Any]:
    asks = escape(tick.question(key.review.platform))
    says = (words.TICKED if ticked else words.NOT_TICKED).format(name=escape(tick.name), asks=asks)
    style = discord.ButtonStyle.secondary if ticked else discord.ButtonStyle.success
    return beside(says, button(words.UNTICK if ticked else words.TICK, key.id(control), style))


def _measured(cared: Cared) -> str:
    found = hurdles(cared.review)
    name = escape(cared.care.consumable.name)
    if not found:
        return words.MEASURED.format(name=name)
    return words.NOT_MEASURED.format(name=name, hurdles=words.AND.join(words.HURDLES[one] for one in found))


def _forgettable(cared: Cared) -> Sequence[str]:
    if not cared.caring.forgettable:
        return ()
    name, pattern = cared.care.forgettable
    return (words.FORGETTABLE.format(name=escape(name[0].upper() + name[1:]), says=escape(pattern.says)),)


def _reasons(cared: Cared) -> Sequence[str]:
    if not cared.given:
        names = [escape(one.name) for one in cared.care.reasons]
        return (words.NO_REASON.format(names=words.OR.join(filter(None, [", ".join(names[:-1]), names[-1]]))),)
    return [
        words.REASON.format(
            name=escape(one.reason.name),
            sentence=review_words.SAY.format(words=escape(clip(one.sentence, LONGEST_SENTENCE))),
        )
        for one in cared.given[:MOST_REASONS]
    ]


def _do(cared: Cared, key: CareKey) -> str:
    """The one thing that is missing most."""
    now, care = cared.caring, cared.care
    if now.forgettable:
        return care.forgettable[1].do
    if _can_connect(cared, key) and now.connection is not None:
        return care.connection[now.connection].do
    if not cared.given:
        return care.reasons[0].do
    ticks = ((now.ticks.consumable, care.consumable), (now.ticks.valuable, care.valuable))
    for ticked, tick in (*ticks, (now.ticks.enjoyable, care.enjoyable)):
        if not ticked:
            return tick.do
    return words.ALL_THERE


def _can_connect(cared: Cared, key: CareKey) -> bool:
    """A caption that is meant for a crowd is left as it is."""
    return not key.review.on_purpose and cared.caring.connection not in (None, MOST)


def _next(cared: Cared, key: CareKey) -> ui.Button[Any]:
    """The edits where they are what is missing, else the caption itself; where nothing is, the post."""
    edits = any(one.choices for one in cared.review.findings)
    if edits and _can_connect(cared, key) and not cared.caring.forgettable:
        return button(review_words.EDITS, key.review.id("edits"), discord.ButtonStyle.primary)
    if _do(cared, key) == words.ALL_THERE:
        return next_button("kpi", key.review.owner)
    return button(words.CHANGE, key.id("change"), discord.ButtonStyle.primary)
