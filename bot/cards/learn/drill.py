"""The cards of the drill: what to do against the clock, its form, and the caption before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.cards.card import MOST_TEXT, Card, button, buttons, layout, rule, text
from bot.cards.facts import told
from bot.cards.guide import ACCENT
from bot.cards.learn import lesson_words as words
from bot.cards.learn.learning import LONGEST_FACTS, Reader
from bot.cards.learn.lesson_keys import drill_form_id, path_id
from bot.cards.learn.lessons import crowd_marks
from bot.cards.markdown import clip, escape, quote, units
from bot.cards.next_steps import next_button
from bot.cards.verdict import heading
from bot.coaching.review import Review
from bot.rulebook.knowledge.learned import Drill

LONGEST = 1_000  # characters of a caption in the form
SPARE = 1_000  # characters for what stands around the two captions
AN_HOUR = 3_600
_PRIMARY = discord.ButtonStyle.primary


@dataclass(frozen=True, slots=True)
class Drilled:
    """A caption before and after, and how long it took."""

    before: Review
    after: Review
    seconds: int


def drill_card(drill: Drill, other: Drill | None, reader: Reader) -> Card:
    steps = [f"{n}. {escape(step)}" for n, step in enumerate(drill.steps, 1)]
    return layout(
        text(f"## {escape(drill.title)}\n{escape(drill.about)}"),
        text("\n".join(steps)),
        rule(),
        text(clip(told(drill.facts, reader.today), LONGEST_FACTS)),
        buttons(
            button(drill.label, path_id("drill-start", reader.member, drill.id), _PRIMARY),
            button(words.OTHER_DRILL, path_id("drill", reader.member, other.id)) if other else None,
        ),
        accent=ACCENT,
    )


def drilled_card(drill: Drill, done: Drilled, reader: Reader) -> Card:
    """Both captions with their verdicts, what changed, and what to do with it. Nothing of it is kept elsewhere."""
    before, after = done.before, done.after
    quotes = [quote(one.caption, crowd_marks(one)) for one in (before, after)]
    if sum(map(units, quotes)) > MOST_TEXT - SPARE:  # they are the member's own words, and stand in the form's answer
        quotes = [quote(clip(one.caption, 300)) for one in (before, after)]
    changed = words.PLACES.format(
        before=before.to_crowd, after=after.to_crowd, one_before=before.to_one, one_after=after.to_one
    )
    return layout(
        text(f"## {_headline(before, after)}\n{_pace(drill, done.seconds)}"),
        rule(),
        text(f"{words.BEFORE.format(verdict=heading(before))}\n{quotes[0]}"),
        text(f"{words.AFTER.format(verdict=heading(after))}\n{quotes[1]}"),
        rule(),
        text(f"{changed}\n**{_then(after)}**"),
        buttons(*_onward(drill, after, reader)),
        accent=ACCENT,
    )


def _onward(drill: Drill, after: Review, reader: Reader) -> list[ui.Button[Any]]:
    """What to do now comes first: try once more while a crowd is in it, or else the next step."""
    onward = next_button(drill.next, reader.member)
    once_more = button(words.ONCE_MORE, path_id("drill-start", reader.member, drill.id))
    if not after.to_crowd:
        return [onward, once_more]
    onward.style, once_more.style = once_more.style, onward.style
    return [once_more, onward]


def _headline(before: Review, after: Review) -> str:
    if after.verdict == "one-to-one":
        if before.verdict == "one-to-one":
            return words.DRILL_STAYED
        return words.DRILL_TURNED if before.to_crowd else words.DRILL_FOUND
    if after.to_crowd:
        return words.DRILL_NEARER if after.to_crowd < before.to_crowd else words.DRILL_CROWD
    return words.DRILL_NOBODY


def _pace(drill: Drill, seconds: int) -> str:
    """The time, where it is one; longer is fine."""
    if seconds > AN_HOUR:
        return words.MUCH_LONGER
    minutes, rest = divmod(seconds, 60)
    taken = words.ONE_SECOND if seconds == 1 else words.SECONDS.format(count=seconds)
    if minutes and seconds != 60:
        taken = (words.MINUTES if rest else words.MINUTES_EVEN).format(minutes=minutes, seconds=rest)
    return (words.IN_TIME if seconds <= drill.seconds else words.LONGER).format(time=taken)


def _then(after: Review) -> str:
    if not after.in_language:
        return words.ENGLISH_ONLY
    if after.verdict == "one-to-one":
        return words.POST_IT
    left = next((one for one in after.findings if one.of_a_crowd), None)
    return words.MEND_IT.format(message=escape(clip(left.message, 200))) if left else words.FIND_ONE


class DrillForm(ui.Modal):
    """Stateless; its id knows when the clock was started."""

    def __init__(self, drill: Drill, began: int) -> None:
        super().__init__(title=clip(drill.title, 45), timeout=None, custom_id=drill_form_id(drill.id, began))
        for id, label in (("before", drill.before), ("after", drill.after)):
            field: ui.TextInput[Any] = ui.TextInput(style=discord.TextStyle.paragraph, custom_id=id, max_length=LONGEST)
            hint = words.FORM_BEFORE_HINT if id == "before" else None
            self.add_item(ui.Label(text=label, description=hint, component=field))
        self.stop()
