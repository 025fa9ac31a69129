"""The cards of /kpi: what one post's figures come to, and a post that is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from fractions import Fraction

import discord

from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.guide import ACCENT
from bot.cards.keys import place_id, post_id
from bot.cards.kpi import words
from bot.cards.kpi.keys import FiguresKey
from bot.cards.markdown import clip
from bot.coaching.kpi.history import Median
from bot.coaching.kpi.rates import COUNTS, FORMULAS, KNOWN, LARGEST, Count, Figures, Kpi, NoRate, Rate, name_of, rounded
from bot.rulebook.knowledge.model import Figure

SAID_IN_FULL = 3  # figures; of the later ones the name says what they are


@dataclass(frozen=True, slots=True)
class KpiShown:
    """One post's figures. `format`: "" is not known; `told`: what each is, by its id; `guesses`: what was typed, and
    the figure it was read as; `medians`: the member's own, by the figure's id; `left_out`: what this format lacks.
    """

    platform: str
    name: str
    format: str
    owner: int
    figures: Figures
    kpis: Sequence[Kpi]
    told: Mapping[str, Figure]
    guesses: Sequence[tuple[str, str, int]] = ()
    medians: Mapping[str, Median] = field(default_factory=dict)
    left_out: Sequence[str] = ()
    wonder: str = ""  # the wonder rate in a line, above all that is measured by followers


def kpi_card(shown: KpiShown) -> Card:
    """The platform's first figure as the heading, then the others; for the member's own eyes."""
    first, *others = shown.kpis
    rest = [line for one in others if (line := _line(one, shown))]
    small = [
        words.GUESSED.format(typed=clip(typed, 20), count=figure_said(name, value))
        for typed, name, value in shown.guesses
    ]
    if shown.left_out:
        small.append(words.LEFT_OUT.format(names=_listed(shown.left_out), format=shown.format))
    if shown.figures.saves is None and "interaction-rate" in shown.told:
        small.append(words.NOT_COUNTED)
    if not shown.medians:
        small.append(words.OWN_FEW)
    kept = FiguresKey(shown.platform, shown.format, shown.owner, tuple(map(shown.figures.of, KNOWN)))
    return layout(
        text(shown.wonder) if shown.wonder else None,
        text(_head(first, shown)),
        *(item for line in rest for item in (rule(), text(line))),
        text("\n".join(f"-# {line}" for line in small)) if small else None,
        buttons(
            button(words.KEEP, kept.id(LARGEST), discord.ButtonStyle.primary),
        ),
        accent=ACCENT,
    )


def _head(first: Kpi, shown: KpiShown) -> str:
    title = words.TITLE if _there(first) else words.TITLE_NONE
    head = f"## {title.format(label=shown.told[name_of(first)].name, value=_value(first))}"
    small = words.SMALL.format(platform=shown.name, format=shown.format or words.ONE_POST)
    if not _there(first):
        return f"{head}\n-# {small}\n{_why_not(first, shown)}"
    return f"{head}\n-# {small}{_what(first, ' · {}')}\n{_do(first, shown)}"


def _line(one: Kpi, shown: KpiShown) -> str:
    """A figure with what it is and what to do; "" for one that lacks a figure which nobody has to give."""
    if _there(one):
        label = shown.told[name_of(one)].name
        return words.LINE.format(label=label, value=_value(one), what=_what(one, " ({})"), do=_do(one, shown))
    wanted = name_of(one) in _WANTED or shown.told[name_of(one)].formats
    if isinstance(one, NoRate) and (one.divides_by_nothing or wanted):
        return _why_not(one, shown)
    return ""


_WANTED = ("interaction-rate", "share-rate")  # said also where a figure is missing for them


def _why_not(one: Kpi, shown: KpiShown) -> str:
    label = shown.told[name_of(one)].name
    if not isinstance(one, NoRate):
        return words.NOT_GIVEN.format(label=label)
    if one.divides_by_nothing:
        return words.DIVIDES_BY_NOTHING.format(label=label, bottom=_called(one.formula.bottom))
    return words.MISSING.format(label=label, missing=_listed(list(map(_called, one.missing))))


def _do(one: Kpi, shown: KpiShown) -> str:
    """What a rate is, among the first, how it stands beside their own, and what to do."""
    told, own = shown.told[name_of(one)], shown.medians.get(name_of(one))
    lines = [told.fact.says] if isinstance(one, Rate) and one in shown.kpis[:SAID_IN_FULL] else []
    if own is not None:
        lines.append(words.OWN_MEDIAN.format(median=value_of(name_of(one), own.value), count=own.posts))
    return " ".join([*lines, told.do])


def _there(one: Kpi) -> bool:
    return isinstance(one, Rate) or (isinstance(one, Count) and one.count is not None)


def _value(one: Kpi) -> str:
    if isinstance(one, Rate):
        return value_of(one.formula.name, one.value)
    return f"{one.count:,}" if isinstance(one, Count) and one.count is not None else ""


def _what(one: Kpi, form: str) -> str:
    if not isinstance(one, Rate):
        return ""
    if one.as_shown:
        return form.format(words.AS_SHOWN)
    whole = words.OUT_OF_VIEWS if one.formula.unit == "seconds" else words.OUT_OF
    return form.format(whole.format(count=figure_said(one.formula.top[0], one.top), whole=f"{one.bottom:,}"))


def value_of(figure: str, value: Fraction) -> str:
    """A figure of the rulebook as a member reads it: a count, a time, or a rate."""
    if figure in COUNTS:
        return f"{round(value):,}"
    if FORMULAS[figure].unit == "seconds":
        return words.SECONDS.format(count=f"{rounded(value, 1):,}")
    return percent(value)


def percent(value: Fraction) -> str:
    """A rate as a member reads it."""
    return words.PERCENT.format(value=f"{rounded(value):,}")


def figure_said(name: str, value: int) -> str:
    """A figure of a post as a member reads it."""
    if name == "watch_time":
        hours, rest = divmod(value, 3600)
        parts = ((hours, words.HOURS), (rest // 60, words.MINUTES), (value % 60 if hours == 0 else 0, words.SECONDS))
        said = [form.format(count=f"{count:,}") for count, form in parts if count]
        return " ".join(said) or words.SECONDS.format(count=0)
    return percent(Fraction(value, 100)) if name == "full_share" else f"{value:,}"


def _called(count: str) -> str:
    return words.LABELS[count].lower()


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return words.AND.join(filter(None, [", ".join(others), last]))


# A post that is kept


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post in the member's history. `count`: how many they have on that platform by now."""

    id: int
    owner: int
    platform: str
    name: str
    day: Day
    figures: Figures
    one_to_one: bool | None
    format: str
    minutes: int | None
    first: Kpi | None  # what counts first there, and its name
    first_name: str
    count: int


def post_card(shown: PostShown) -> Card:
    """What was kept, and what is missing of it."""
    small = [words.KEPT_SMALL.format(platform=shown.name, day=day(shown.day)), *filter(None, [shown.format])]
    small += _spoke(shown.one_to_one)
    head = f"## {words.KEPT_TITLE}\n-# {' · '.join(small)}"
    given = [f"{words.LABELS[one]} {figure_said(one, value)}" for one, value in shown.figures.known().items()]
    if isinstance(shown.first, Rate):
        given.insert(0, f"**{shown.first_name} {_value(shown.first)}**")
    if shown.minutes is not None:
        given.append(words.MADE_IN.format(count=shown.minutes))
    many = words.KEPT_FIRST if shown.count == 1 else words.KEPT_ONE_MORE
    lines = [" · ".join(given) if given else words.KEPT_WITHOUT, many.format(count=shown.count, platform=shown.name)]
    asked = shown.one_to_one is None
    return layout(
        text(head),
        text("\n".join(lines)),
        text(words.KEPT_WHICH) if asked else None,
        buttons(
            button(words.SPOKE_TO_ONE, post_id("post-one", shown.id, shown.owner)) if asked else None,
            button(words.SPOKE_TO_CROWD, post_id("post-crowd", shown.id, shown.owner)) if asked else None,
            button(words.TREND, place_id("kpi-trend", shown.platform, shown.owner)) if shown.count > 1 else None,
            button(words.DELETE, post_id("post-delete", shown.id, shown.owner)),
        ),
        accent=ACCENT,
    )


def _spoke(one_to_one: bool | None) -> list[str]:
    return [] if one_to_one is None else [words.TO_ONE if one_to_one else words.TO_CROWD]


def day(of: Day) -> str:
    """22 Nov 2026, in every country the same."""
    return f"{of.day} {_MONTHS[of.month - 1]} {of.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def posts_said(count: int) -> str:
    return (words.SPLIT_POST if count == 1 else words.SPLIT_POSTS).format(count=count)


def post_choice(platform: str, on: Day, one_to_one: bool | None, figures: Figures) -> str:
    """A kept post as a line to pick."""
    to = "".join(f" · {one}" for one in _spoke(one_to_one))
    none = "" if figures.any else words.NO_FIGURES
    return clip(words.CHOICE_POST.format(day=day(on), platform=platform, to=to, figures=none), 100)


def gone_card() -> Card:
    """In place of a post that was deleted."""
    return layout(text(words.GONE), accent=ACCENT)
