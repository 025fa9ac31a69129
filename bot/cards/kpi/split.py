"""The card of /kpi split: where the last four weeks went, and how many posts a week's minutes make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day

from bot.cards.bar import bar
from bot.cards.card import Card, buttons, layout, rule, text
from bot.cards.facts import whence
from bot.cards.guide import ACCENT
from bot.cards.kpi import words
from bot.cards.kpi.figures import day, posts_said
from bot.cards.next_steps import next_button
from bot.coaching.kpi.split import Part
from bot.rulebook.knowledge.model import Fact

BAR = 10  # signs


@dataclass(frozen=True, slots=True)
class SplitShown:
    """`alone`: the platform that all posts are on, where there are enough to say so; `differs`: how each platform is
    unlike the others; `minutes`: of a week, where they were told.
    """

    owner: int
    first: Day
    today: Day
    names: Mapping[str, str]
    parts: Sequence[Part]
    alone: str | None
    differs: Mapping[str, Fact]
    minutes: int | None


def split_card(shown: SplitShown) -> Card:
    """What was, what the other platform would be, and what a week's minutes make."""
    whole = sum(one.posts for one in shown.parts)
    title = words.SPLIT_TITLES[min(whole, 2)].format(count=whole)
    span = words.SPLIT_SPAN.format(first=day(shown.first), last=day(shown.today))
    others = [id for id in shown.names if id != shown.alone and id in shown.differs] if shown.alone else []
    return layout(
        text(f"## {title}\n-# {span}"),
        text("\n".join(_was(one, shown.names[one.platform], whole) for one in shown.parts)),
        rule(),
        *((text("\n".join(_alone(shown, others))), rule()) if shown.alone else ()),
        text("\n".join(_week(shown))),
        text(f"-# {words.SPLIT_EITHER}") if shown.minutes is not None else None,
        buttons(next_button("adapt" if shown.alone else "kpi", shown.owner)),
        accent=ACCENT,
    )


def _was(one: Part, name: str, whole: int) -> str:
    filled = round(one.posts * BAR / whole) if whole else 0
    said = [posts_said(one.posts)]
    if one.timed:
        said.append(words.SPLIT_MINUTES.format(minutes=f"{one.minutes:,}", count=one.timed))
    return f"`{bar(filled, BAR)}` **{name}**: {', '.join(said)}"


def _alone(shown: SplitShown, others: Sequence[str]) -> list[str]:
    lines = [words.SPLIT_ALONE.format(platform=shown.names[shown.alone or ""])]
    for fact in (shown.differs[one] for one in others):
        lines += [fact.says, f"-# {whence(fact, shown.today)}"]
    return lines


def _week(shown: SplitShown) -> list[str]:
    if shown.minutes is None:
        return [words.SPLIT_NO_MINUTES]
    lines = [words.SPLIT_WEEK.format(minutes=f"{shown.minutes:,}")]
    for one in shown.parts:
        name, posts = shown.names[one.platform], one.posts_in(shown.minutes)
        if posts is None or one.pace is None:
            few = words.SPLIT_FEW_ONE if one.missing == 1 else words.SPLIT_FEW
            lines.append(few.format(platform=name, count=one.missing))
        else:
            pace = f"{round(one.pace.value):,}"
            known = {"posts": posts_said(posts), "pace": pace, "count": one.pace.posts}
            lines.append(words.SPLIT_PACE.format(platform=name, **known))
    return lines
