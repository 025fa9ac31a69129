"""The cards of the weekly practice: how it stands, the technique of a week, and the look back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id
from bot.cards.learn.tip import how, why
from bot.cards.markdown import clip, escape
from bot.cards.me import practice_words as words
from bot.cards.me.practice_keys import week_id
from bot.cards.next_steps import next_button
from bot.coaching.practice import WEEKS, Rhythm
from bot.rulebook.knowledge.model import Tip

Standing = Literal["none", "on", "paused", "stopped", "over", "messages-shut", "channel-gone", "channel-shut", "left"]
LONGEST_LIST = 1_200


@dataclass(frozen=True, slots=True)
class Recap:
    """The titles of what was done and skipped, None for one that left the file, and how many stayed open."""

    done: Sequence[str | None] = ()
    skipped: Sequence[str | None] = ()
    open: int = 0

    @property
    def count(self) -> int:
        return len(self.done) + len(self.skipped) + self.open


@dataclass(frozen=True, slots=True)
class PracticeShown:
    """How a member's practice stands. `next` None: nothing is planned, or it is due now."""

    member: int
    standing: Standing = "none"
    topic: str = words.ALL_TOPICS
    channel: int | None = None
    rhythm: Rhythm = field(default_factory=Rhythm)
    next: datetime | None = None
    recap: Recap = field(default_factory=Recap)


def practice_card(shown: PracticeShown) -> Card:
    """Where it stands and what can be done about it; the first button is the next step."""
    looks_back = shown.standing in ("over", "stopped") and shown.recap.count
    all_came = shown.standing == "over" and shown.recap.count >= WEEKS
    return layout(
        text(f"## {words.RECAP_TITLE if all_came else words.PRACTICE_TITLE}"),
        text(_standing(shown)),
        text(f"-# {_at(shown)}") if shown.standing in ("on", "paused") else None,
        *([rule(), text(_looked_back(shown.recap))] if looks_back else []),
        buttons(*_controls(shown)),
        accent=ACCENT,
    )


def _standing(shown: PracticeShown) -> str:
    count = shown.recap.count
    match shown.standing:
        case "none":
            return f"{words.PRACTICE_INTRO}\n\n{words.PRACTICE_HOW}"
        case "on":
            place = words.IN_CHANNEL.format(channel=f"<#{shown.channel}>") if shown.channel else words.BY_MESSAGE
            if shown.next is None:
                return words.PRACTICE_SOON.format(place=place)
            day, relative = (discord.utils.format_dt(shown.next, style) for style in ("f", "R"))
            said = words.PRACTICE_LAST if count >= WEEKS else words.PRACTICE_ON
            return said.format(when=day, relative=relative, place=place)
        case "paused":
            return words.PRACTICE_PAUSED.format(count=count, weeks=WEEKS)
        case "stopped":
            return words.PRACTICE_STOPPED.format(count=count, weeks=WEEKS)
        case "over":
            return words.RECAP_END
        case trouble:
            return words.PRACTICE_TROUBLE[trouble]


def _at(shown: PracticeShown) -> str:
    rhythm = shown.rhythm
    return words.PRACTICE_AT.format(
        day=words.DAYS[rhythm.weekday],
        hour=rhythm.hour,
        zone=escape(rhythm.zone),
        topic=escape(shown.topic),
        count=shown.recap.count,
        weeks=WEEKS,
    )


def _controls(shown: PracticeShown) -> Sequence[ui.Button[Any] | None]:
    def does(label: str, do: str, *, first: bool = False) -> ui.Button[Any]:
        style = discord.ButtonStyle.primary if first else discord.ButtonStyle.secondary
        return button(label, member_id(f"practice-{do}", shown.member), style)

    match shown.standing:
        case "none":
            return [does(words.START, "start", first=True)]
        case "on":
            by_message = does(words.BY_MESSAGE_INSTEAD, "direct") if shown.channel else None
            return [next_button("tip", shown.member), does(words.PAUSE, "pause"), does(words.STOP, "stop"), by_message]
        case "paused":
            return [does(words.RESUME, "resume", first=True), does(words.STOP, "stop")]
        case "stopped" | "over":
            return [does(words.BEGIN_AGAIN, "start", first=True)]
        case "messages-shut":
            return [does(words.RESUME, "resume", first=True)]
        case _:
            return [does(words.RESUME_BY_MESSAGE, "resume", first=True)]


def _looked_back(recap: Recap) -> str:
    """Counts, and what was done by name. What was skipped is named too, in one line and without a remark."""
    counts = words.RECAP_COUNT.format(
        count=recap.count, done=len(recap.done), skipped=len(recap.skipped), open=recap.open
    )
    lines = [counts]
    if recap.done:
        lines += [words.RECAP_DONE, *(f"- {_title(one)}" for one in recap.done)]
    if recap.skipped:
        lines += ["", words.RECAP_SKIPPED.format(titles=", ".join(map(_title, recap.skipped)))]  # out of the list
    return clip("\n".join(lines), LONGEST_LIST)


def _title(title: str | None) -> str:
    return words.RECAP_GONE if title is None else escape(title)


@dataclass(frozen=True, slots=True)
class WeekShown:
    """The technique of one week. `tip` None: it left the file since. `public`: others read it too."""

    member: int
    week: int
    tip: Tip | None
    about: str
    count: int
    today: date
    public: bool
    answer: Literal["", "done", "skipped"] = ""


def week_card(shown: WeekShown) -> Card:
    """The technique with Done and Skip; after one of them, what follows. In a channel nobody sees which it was."""
    tip = shown.tip
    title = words.RECAP_GONE if tip is None else escape(tip.title)
    head = f"{words.WEEK_FOR.format(member=f'<@{shown.member}>')}\n" if shown.public else ""
    noted = words.WEEK_NOTED if shown.public else words.WEEK_DONE if shown.answer == "done" else words.WEEK_SKIPPED
    count = words.WEEK_COUNT.format(count=shown.count, weeks=WEEKS, topic=escape(shown.about))
    return layout(
        text(f"{head}## {words.WEEK_TITLE.format(title=title)}\n-# {count}"),
        text(how(tip)) if tip else None,
        *([rule(), text(why(tip.why, shown.today))] if tip else []),
        text(noted) if shown.answer else None,
        buttons(next_button("review", shown.member))
        if shown.answer
        else buttons(
            button(words.DONE, week_id("practice-done", shown.member, shown.week), discord.ButtonStyle.primary),
            button(words.SKIP, week_id("practice-skip", shown.member, shown.week)),
        ),
        accent=ACCENT,
    )


def recap_line(member: int) -> Card:
    """In a channel: that it is over, and a button to a look back that only the member sees."""
    return layout(
        text(words.RECAP_PLACE.format(member=f"<@{member}>")),
        buttons(button(words.SEE_RECAP, member_id("practice-see", member), discord.ButtonStyle.primary)),
        accent=ACCENT,
    )
