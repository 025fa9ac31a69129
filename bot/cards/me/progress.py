"""The cards of /me progress: what was kept of a review, and the share of captions to one person, week by week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day

from bot.cards.card import Card, button, buttons, layout, picture, text
from bot.cards.eyes.said import mine_button
from bot.cards.guide import ACCENT
from bot.cards.keys import post_id
from bot.cards.kpi.figures import day
from bot.cards.me import progress_words as words
from bot.cards.next_steps import next_button
from bot.coaching.progress import Progress
from bot.coaching.review import Verdict

CHART = "progress.png"


@dataclass(frozen=True, slots=True)
class ReviewKept:
    """What is kept of one review; `platform` is its name."""

    id: int
    owner: int
    platform: str
    on: Day
    verdict: Verdict
    to_one: int
    to_crowd: int
    on_purpose: bool


@dataclass(frozen=True, slots=True)
class ProgressShown:
    """`latest` is the review that was kept last."""

    owner: int
    progress: Progress
    first: Day
    last: Day
    latest: int
    eyes: bool = False  # others looked at drafts of theirs here


def kept_card(kept: ReviewKept) -> Card:
    """All that was kept, the way back, and the way on."""
    verdict = words.KEPT_ON_PURPOSE if kept.on_purpose else words.KEPT_VERDICTS[kept.verdict]
    places = words.PLACES.format(to_one=kept.to_one, to_crowd=kept.to_crowd)
    what = words.KEPT_WHAT.format(verdict=verdict, places=places, platform=kept.platform, day=day(kept.on))
    return layout(
        text(f"## {words.KEPT_TITLE}\n{what}"),
        buttons(
            next_button("progress", kept.owner),
            button(words.TAKE_BACK, post_id("progress-undo", kept.id, kept.owner)),
        ),
        accent=ACCENT,
    )


def taken_back_card(owner: int, was_there: bool) -> Card:
    """It is gone, or was already."""
    said = words.TAKEN_BACK if was_there else words.TAKEN_BACK_ALREADY
    return layout(text(said), buttons(next_button("review", owner)), accent=ACCENT)


def no_progress_card(owner: int, *, eyes: bool) -> Card:
    """How to start."""
    return layout(
        text(f"## {words.NONE_TITLE}\n{words.NONE}"),
        buttons(next_button("review", owner), mine_button(owner) if eyes else None),
        accent=ACCENT,
    )


def progress_card(shown: ProgressShown, chart: bytes | None) -> Card:
    """The share, as a picture where there are weeks enough, and in words; one thing to do about it."""
    now = shown.progress
    alt = _alt(now) if chart is not None else ""
    return layout(
        text(f"## {_title(now)}\n-# {_small(shown)}"),
        picture(CHART, alt) if chart is not None else None,
        text("\n\n".join([*_said(now), words.DO_ON if _goes_well(now) else words.DO_MORE])),
        buttons(
            next_button("review", shown.owner),
            mine_button(shown.owner) if shown.eyes else None,
            button(words.DELETE_LAST, post_id("progress-delete", shown.latest, shown.owner)),
        ),
        text(f"-# {words.TOLD_ON} {words.FORGET_ALL}"),
        accent=ACCENT,
        texts=((CHART, chart),) if chart is not None else (),
        alts={CHART: alt},
    )


def _title(now: Progress) -> str:
    if not now.whole.count:
        return words.TITLE_UNCOUNTED
    if now.whole.count == 1:
        return words.TITLE_ONE
    if not now.whole.to_one:
        return words.TITLE_NEXT
    return words.TITLE.format(to_one=now.whole.to_one, count=now.whole.count)


def _small(shown: ProgressShown) -> str:
    now = shown.progress
    form = words.SMALL_ONE if shown.first == shown.last else words.SMALL
    said = [form.format(kept=now.kept, first=day(shown.first), last=day(shown.last))]
    if left_out := now.kept - now.whole.count:
        said.append(words.LEFT_OUT.format(count=left_out))
    return " ".join(said)


def _said(now: Progress) -> Sequence[str]:
    """The last captions beside those before, or how many more that takes."""
    if now.last is None or now.before is None:
        few = words.FEW_ONE if now.missing == 1 else words.FEW.format(count=now.missing)
        return [few] if len(now.weeks) > 1 else [words.FEW_WEEKS, few]
    line = words.LAST.format(
        last=now.last.to_one, last_count=now.last.count, before=now.before.to_one, before_count=now.before.count
    )
    last, before = now.last.to_one * now.before.count, now.before.to_one * now.last.count
    if last == before:
        return [f"{line} {words.SAME}"]
    if last > before:
        return [f"{line} {words.RISES_MAYBE if now.could_be_chance else words.RISES}"]
    return [f"{line} {words.FALLS_MAYBE if now.could_be_chance else words.FALLS}"]


def _goes_well(now: Progress) -> bool:
    """Whether most of the last captions speak to one person."""
    last = now.last or now.whole
    return last.count > 0 and 2 * last.to_one > last.count


def _alt(now: Progress) -> str:
    first, last = now.weeks[0], now.weeks[-1]
    return words.CHART_ALT.format(
        weeks=len(now.weeks),
        first=day(first.monday),
        last=day(last.monday),
        first_percent=first.part.percent,
        last_percent=last.part.percent,
        percent=now.whole.percent,
    )
