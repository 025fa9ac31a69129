"""The card of /me absence: the wonder rate with its parts, beside the member's own other gaps, and the form for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, choose, layout, text
from bot.cards.facts import whence
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id, plain_id
from bot.cards.kpi.figures import day
from bot.cards.markdown import escape
from bot.cards.me import absence_words as words
from bot.cards.me.care_keys import absence_id
from bot.cards.next_steps import next_button
from bot.coaching.absence import SIGNALS, Gap, Signal, Wonder
from bot.coaching.kpi.rates import rounded
from bot.rulebook.knowledge.caring import AbsenceTexts

ABSENCE_FORM = plain_id("absence-form")
MOST_BESIDE = 3
MOST_OPTIONS = 24
LONGEST = 40  # characters of a field


@dataclass(frozen=True, slots=True)
class AbsenceShown:
    """`gap`: the one that is asked about, or shown; None: none is known. `others`: those counted the same way, the
    latest first; `gaps`: all to choose from, each with whether it was counted.
    """

    member: int
    today: Day
    told: AbsenceTexts
    gap: Gap | None
    wonder: Wonder | None
    others: Sequence[Wonder]
    gaps: Sequence[tuple[Gap, bool]]


def absence_card(shown: AbsenceShown) -> Card:
    """For the member's own eyes."""
    gap, counted = shown.gap, shown.wonder is not None
    small = [words.DEFINITION, *(_claimed(shown))]
    return layout(
        *(
            [text(_head(shown.wonder, shown)), text(_rest(shown.wonder, shown))]
            if shown.wonder
            else [text(_ask(shown))]
        ),
        buttons(
            _count(shown, gap, counted=counted) if gap else None,
            button(words.TYPE, absence_id("absence-log", shown.member), _leads(gap is None)),
            button(words.DELETE, absence_id("absence-delete", shown.member, gap.began)) if gap and counted else None,
        ),
        _choice(shown),
        buttons(_next(shown, counted=counted)),
        text("\n".join(f"-# {line}" for line in small)),
        accent=ACCENT,
    )


def _leads(it_does: bool) -> discord.ButtonStyle:
    """One button a card is the next step."""
    return discord.ButtonStyle.primary if it_does else discord.ButtonStyle.secondary


def _next(shown: AbsenceShown, *, counted: bool) -> ui.Button[Any]:
    on = next_button("review" if counted or shown.gap else "kpi", shown.member)
    on.style = _leads(counted)
    return on


def _count(shown: AbsenceShown, gap: Gap, *, counted: bool) -> ui.Button[Any]:
    label = words.CHANGE if counted else words.LOG
    return button(label, absence_id("absence-log", shown.member, gap.began), _leads(not counted))


def _ask(shown: AbsenceShown) -> str:
    said = words.ASK_UNKNOWN if shown.gap is None else words.ASK.format(gap=said_gap(shown.gap, shown.today))
    return f"## {words.ASK_TITLE}\n{said}"


def _head(wonder: Wonder, shown: AbsenceShown) -> str:
    gap = said_gap(wonder.gap, shown.today)
    return f"## {words.TITLE.format(rate=_rate(wonder))}\n-# {gap[0].upper()}{gap[1:]}"


def _rest(wonder: Wonder, shown: AbsenceShown) -> str:
    form = words.SUM_ONE_DAY if wonder.days == 1 else words.SUM
    parts = words.PLUS.join(_parts(wonder, shown.told))
    rates = ", ".join(map(_rate, shown.others[:MOST_BESIDE]))
    do = shown.told.do(asked=bool(wonder.parts.get("asked")), anyone=bool(wonder.people))
    return "\n".join(
        [
            form.format(parts=parts[0].upper() + parts[1:], people=f"{wonder.people:,}", days=wonder.days),
            words.BESIDE.format(rates=rates) if rates else words.FIRST,
            words.TO_DO.format(do=escape(do)),
        ]
    )


def wonder_line(wonder: Wonder, told: AbsenceTexts, today: Day) -> str:
    """One line, for what stands above the engagement rate."""
    parts = words.PLUS.join(_parts(wonder, told))
    return words.LINE.format(rate=_rate(wonder), parts=parts, gap=said_gap(wonder.gap, today))


def _parts(wonder: Wonder, told: AbsenceTexts) -> list[str]:
    return [
        words.PART.format(count=f"{count:,}", name=escape(told.signals[one].name))
        for one, count in wonder.parts.items()
    ]


def _rate(wonder: Wonder) -> str:
    return f"{rounded(wonder.a_week, 1):,}"


def said_gap(gap: Gap, today: Day) -> str:
    days = gap.days(today)
    if gap.ended is None:
        return (words.ONE_DAY_SO_FAR if days == 1 else words.SINCE).format(began=day(gap.began), days=days)
    form = words.ONE_DAY if days == 1 else words.FROM_TO
    return form.format(began=day(gap.began), ended=day(gap.ended), days=days)


def _claimed(shown: AbsenceShown) -> Sequence[str]:
    return [
        words.CLAIMED.format(says=escape(one.says.rstrip(".")), whence=whence(one, shown.today))
        for one in shown.told.facts
    ]


def _choice(shown: AbsenceShown) -> ui.ActionRow[Any] | None:
    """The other gaps, to count who looked for the member in one of them."""
    others = [(gap, counted) for gap, counted in shown.gaps if shown.gap is None or gap.began != shown.gap.began]
    if not others:
        return None
    options = []
    for gap, counted in others[:MOST_OPTIONS]:
        said = said_gap(gap, shown.today)
        label = words.OPTION_COUNTED.format(gap=said) if counted else said
        options.append(discord.SelectOption(label=label[:100], value=gap.began.isoformat()))
    return choose(member_id("absence-gap", shown.member), options, words.OTHER)


class AbsenceForm(ui.Modal):
    """Stateless: the gap and four counts, each of which may stay empty."""

    def __init__(self, told: AbsenceTexts, gap: Gap | None, counted: Mapping[Signal, int | None]) -> None:
        super().__init__(title=words.FORM_TITLE, timeout=None, custom_id=ABSENCE_FORM)
        typed = None if gap is None else written(gap)
        self._field("gap", (words.FORM_GAP, words.FORM_GAP_HINT, words.FORM_GAP_EXAMPLE), typed)
        for one in SIGNALS:
            sign, count = told.signals[one], counted.get(one)
            known = None if count is None else str(count)
            self._field(one, (sign.asks, sign.hint, words.FORM_COUNT_EXAMPLE), known)
        self.stop()

    def _field(self, id: str, said: tuple[str, str, str], typed: str | None) -> None:
        label, hint, example = said
        field: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.short,
            custom_id=id,
            required=id == "gap",
            max_length=LONGEST,
            default=typed,
            placeholder=example,
        )
        self.add_item(ui.Label(text=label, description=hint, component=field))


def written(gap: Gap) -> str:
    """A gap as the form takes it."""
    return gap.began.isoformat() + (f"{words.BETWEEN}{gap.ended.isoformat()}" if gap.ended else "")
