"""The card of a talk: the verdict, the greeting, the goodbye and the places between by time, and the mended file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import discord

from bot.cards import house_words, words
from bot.cards.card import MOST_TEXT, Card, button, buttons, file, layout, rule, text
from bot.cards.keys import ReviewKey
from bot.cards.markdown import clip, escape, quote, units
from bot.cards.me import care_words
from bot.cards.moments import TITLES, Moment, Praise, Where, heading_aloud, praise_aloud, timeline
from bot.cards.review import ACCENTS
from bot.cards.verdict import number
from bot.cards.viewer import hear_as, nobody_idea
from bot.coaching.aloud.spoken import SpokenReview
from bot.coaching.aloud.transcript import ENDINGS, Kind, Transcript, clock
from bot.coaching.review import Finding

MOST_MOMENTS = 10
SPARE = 400  # characters for the coach's own short lines in between
FILES: dict[Kind, str] = {kind: f"talk{ending}" for ending, kind in ENDINGS.items()}  # the file travels with its card
MENDED_FILES: dict[Kind, str] = {kind: f"talk-mended{ending}" for ending, kind in ENDINGS.items()}

Called = Moment | Praise


def spoken_card(spoken: SpokenReview, data: bytes, key: ReviewKey, shared_by: str | None = None) -> Card:
    """The answer to a file. It carries the file, so that its buttons can read it again."""
    shown, hidden = _divided(spoken)
    hints = _hints(spoken)
    name = FILES[spoken.transcript.source.kind]
    small = _small(spoken, hidden, hints)
    return layout(
        text(_head(spoken, shared_by)),
        text(under) if (under := _under(spoken)) else None,
        *([rule(), *map(text, _lines(shown))] if shown else []),
        rule(),
        file(name),
        text(small) if small else None,
        buttons(
            button(words.MEND, key.id("mend"), discord.ButtonStyle.primary) if spoken.mended is not None else None,
            button(words.WHY, key.id("aloudwhy")) if _findings(shown) else None,
            button(words.SHARE, key.id("aloudshare")) if not key.public else None,
            button(words.MORE, key.id("aloudmore")) if hidden or hints else None,
            button(words.NOT_HELPFUL, key.id("aloudnothelpful")) if spoken.review.findings else None,
        ),
        accent=ACCENTS[spoken.review.verdict],
        texts=[(name, data)],
    )


def more_aloud_card(spoken: SpokenReview) -> Card | None:
    """The places that had no room on the card, then the hints, by time; as many as fit. None where there are none."""
    _, hidden = _divided(spoken)
    entries = [_line(one) for one in hidden] + [_hint(spoken, one) for one in _hints(spoken)]
    if not entries:
        return None
    fitting, room = [], MOST_TEXT - SPARE
    for entry in entries:
        room -= units(entry) + 1
        if room < 0:
            break
        fitting.append(entry)
    return layout(
        text(f"## {words.MORE_TITLE}"),
        text("\n".join(fitting)),
        text(f"-# {words.WHY_CUT}") if len(fitting) < len(entries) else None,
    )


def first_findings_aloud(spoken: SpokenReview) -> list[Finding]:
    """What the card says at once."""
    return _findings(_divided(spoken)[0])


def mended_name(transcript: Transcript) -> str:
    return MENDED_FILES[transcript.source.kind]


def _findings(shown: Iterable[Called]) -> list[Finding]:
    return [finding for one in shown if isinstance(one, Moment) for finding in one.findings]


def _divided(spoken: SpokenReview) -> tuple[list[Called], list[Moment]]:
    """What stands on the card and what is folded under More: the greeting and the goodbye go before the rest."""
    called = timeline(spoken)
    room = MOST_TEXT - SPARE - units(_head(spoken, "")) - units(_under(spoken))
    chosen: set[int] = set()
    for i, one in sorted(enumerate(called), key=lambda item: (not item[1].where, item[0])):
        room -= units(_lines([one])[0])
        if room < 0 or len(chosen) == MOST_MOMENTS:
            break
        chosen.add(i)
    shown = [one for i, one in enumerate(called) if i in chosen]
    return shown, [one for i, one in enumerate(called) if i not in chosen and isinstance(one, Moment)]


def _hints(spoken: SpokenReview) -> list[Finding]:
    return [finding for finding in spoken.review.findings if not finding.counts]


def _head(spoken: SpokenReview, shared_by: str | None) -> str:
    """The verdict, in small letters how long it is and who shared the card, and the one who will hear it."""
    cues = spoken.transcript.cues
    long = clock(max(cue.end or 0 for cue in cues)) if spoken.transcript.timed else ""
    shared = words.SHARED_BY.format(member=shared_by) if shared_by else ""
    head = f"## {heading_aloud(spoken)}\n-# {' · '.join(filter(None, [words.ALOUD.capitalize(), long, shared]))}"
    viewer = spoken.review.viewer
    return head if viewer is None else f"{head}\n{escape(hear_as(viewer))}"


def _under(spoken: SpokenReview) -> str:
    """One plain line under the heading: the balance, or what the talk did well."""
    review = spoken.review
    if not review.in_language:
        return words.OTHER_LANGUAGE_ALOUD
    if review.verdict == "none":
        return escape(nobody_idea(review.viewer))
    if review.verdict == "one-to-one":
        return escape(praise_aloud(spoken))
    if not review.to_one:
        return words.BALANCE_NONE
    return words.BALANCE.format(one=review.to_one, all=review.to_one + review.to_crowd)


def _small(spoken: SpokenReview, hidden: Sequence[Moment], hints: Sequence[Finding]) -> str:
    """The three ticks of value, what the file can become, and how much is folded away."""
    ticks = care_words.TICKS_ALOUD if spoken.review.in_language else ""
    lines = []
    if spoken.mended is not None:
        lines.append(words.MENDED_THERE)
    elif spoken.review.to_crowd:
        lines.append(words.NO_MENDED_FILE)
    if count := len(hidden) + len(hints):
        more = words.MORE_PLACES_ONE if count == 1 else words.MORE_PLACES
        lines.append(more.format(count=number(count).capitalize()))
    return "\n".join(f"-# {line}" for line in (ticks, " ".join(lines)) if line)


def _lines(shown: Sequence[Called]) -> list[str]:
    """In order of time. The greeting and the goodbye are named once each."""
    lines: list[str] = []
    where: Where = ""
    for one in shown:
        if isinstance(one, Praise):
            lines.append(f"**{one.place}** {escape(one.line)}")
        else:
            lines.append(_line(one, TITLES[one.where] if one.where != where else ""))
        where = one.where
    return lines


def _line(moment: Moment, title: str = "") -> str:
    """When, what is said with the found words in bold, and what to say there."""
    said = words.SAY.format(words=quote(moment.said, moment.marks).removeprefix("> "))
    return f"**{moment.place}{' ' + title if title else ''}**\n{said}\n{_say(moment)}"


def _say(moment: Moment) -> str:
    if moment.instead is None:
        first = moment.findings[0]
        return escape(f"{clip(first.message, 200)} {clip(first.instead, 200)}".strip())
    if not moment.instead:
        return f"{words.LEAVE_OUT}."
    said = words.SAY_INSTEAD.format(words=words.SAY.format(words=escape(moment.instead)))
    ours = any(finding.of_the_house for finding in moment.findings)
    return f"{said}\n-# {house_words.OF_THE_HOUSE}" if ours else said


def _hint(spoken: SpokenReview, hint: Finding) -> str:
    return f"**{spoken.transcript.place(hint.start)}** {escape(clip(hint.message, 200))}"
