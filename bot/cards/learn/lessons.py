"""The cards of a path of lessons: where the member is, a lesson with its practice, and what came of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.cards.bar import bar
from bot.cards.card import CAPTION, Card, beside, button, buttons, choose, layout, rule, text
from bot.cards.facts import told
from bot.cards.guide import ACCENT
from bot.cards.learn import lesson_words as words
from bot.cards.learn.learning import MOST_OPTIONS, Reader
from bot.cards.learn.lesson_keys import LessonKey, lesson_form_id, path_id
from bot.cards.markdown import clip, escape, quote
from bot.cards.next_steps import next_button
from bot.cards.verdict import heading
from bot.coaching.lessons import Progress
from bot.coaching.review import Review
from bot.rulebook.knowledge.learned import Lesson, Practice

LONGEST_FACTS = 1_200
MOST_PATHS = 10  # three components each
LONGEST_ATTEMPT = 600  # characters; beside it stand a lesson and what is said of it
_PRIMARY, _PLAIN = discord.ButtonStyle.primary, discord.ButtonStyle.secondary


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a practice: what is said to it, whether it is done with that, and the caption that was tried."""

    said: str
    solved: bool
    tried: Review | None = None


def how_far(now: Progress) -> str:
    done, every = now.count, len(now.path.lessons)
    return words.BAR.format(bar=bar(done, every), done=done, all=every)


def paths_card(paths: Sequence[Progress], reader: Reader) -> Card:
    """All there is to learn, and how far the member is."""
    return layout(
        text(f"## {words.PATHS_TITLE}\n{words.PATHS_TEXT}"),
        rule(),
        *(
            beside(
                f"**{escape(one.path.title)}**\n{how_far(one)}",
                button(_onward(one), path_id("path", reader.member, one.path.id), _PRIMARY if not n else _PLAIN),
            )
            for n, one in enumerate(paths[:MOST_PATHS])
        ),
        accent=ACCENT,
    )


def _onward(now: Progress) -> str:
    if now.finished:
        return words.LOOK_BACK
    return words.GO_ON if now.count else words.BEGIN


def path_card(now: Progress, reader: Reader) -> Card:
    """The lessons of a path, those that are done, and a button for the next."""
    path, coming = now.path, now.next()
    lines = []
    for n, one in enumerate(path.lessons, 1):
        mark = words.DONE_MARK if one.id in now.done else words.NEXT_MARK if one is coming else words.OPEN_MARK
        lines.append(mark.format(n=n, title=escape(one.title)))
    return layout(
        text(f"## {escape(path.title)}\n{escape(path.about)}"),
        text(how_far(now)),
        text("\n".join(lines)),
        rule(),
        text(f"**{escape(path.finished)}**") if coming is None else None,
        buttons(
            button(_onward(now), LessonKey(reader.member, path.id, coming.id).id("lesson"), _PRIMARY)
            if coming
            else next_button(path.next, reader.member),
            button(words.START_OVER, path_id("path-ask", reader.member, path.id)) if now.count else None,
        ),
        choose(
            path_id("path-pick", reader.member, path.id),
            [discord.SelectOption(label=f"{n}. {one.title}", value=one.id) for n, one in enumerate(path.lessons, 1)][
                :MOST_OPTIONS
            ],
            words.PICK_LESSON,
        ),
        accent=ACCENT,
    )


def start_over_card(now: Progress, reader: Reader) -> Card:
    """Asks once more."""
    path = now.path
    return layout(
        text(f"## {words.START_OVER_TITLE.format(path=escape(path.title))}\n{words.START_OVER_TEXT}"),
        buttons(
            button(words.START_OVER_SURE, path_id("path-over", reader.member, path.id), discord.ButtonStyle.danger),
            button(words.KEEP_PROGRESS, path_id("path", reader.member, path.id)),
        ),
        accent=ACCENT,
    )


def lesson_card(now: Progress, lesson: Lesson, reader: Reader, outcome: Outcome | None = None) -> Card:
    """What there is to know, the practice, and what came of it."""
    path = now.path
    n = next(n for n, one in enumerate(path.lessons, 1) if one.id == lesson.id)
    where = words.LESSON_WHERE.format(path=escape(path.title), n=n, all=len(path.lessons))
    key = LessonKey(reader.member, path.id, lesson.id)
    solved = outcome is not None and outcome.solved
    again = lesson.id in now.done and outcome is None
    all_lessons = button(words.ALL_LESSONS, path_id("path", reader.member, path.id))
    return layout(
        text(f"-# {where}\n## {escape(lesson.title)}"),
        text(clip(told(lesson.facts, reader.today), LONGEST_FACTS)),
        rule(),
        text(_asked(lesson.practice)),
        *([rule(), *_came_of_it(outcome)] if outcome else []),
        text(f"-# {words.SOLVED.format(bar=how_far(now))}") if solved else None,
        text(f"-# {words.DONE_BEFORE}") if again else None,
        buttons(
            *([] if solved else _controls(lesson.practice, key)),
            _next_lesson(now, lesson, reader, primary=solved) if lesson.id in now.done else None,
            all_lessons if solved else None,
        ),
        None if solved else buttons(all_lessons),
        accent=ACCENT,
    )


def _asked(practice: Practice) -> str:
    asked = words.TRY_IT.format(asks=escape(practice.asks))
    lines = [
        f"**{letter}**  {escape(one.caption)}" for letter, one in zip(words.LETTERS, practice.options, strict=False)
    ]
    if practice.caption:
        lines.append(quote(practice.caption))
    return "\n".join([asked, *lines])


def _controls(practice: Practice, key: LessonKey) -> list[ui.Button[Any]]:
    if practice.kind == "choose":
        lettered = zip(words.LETTERS, practice.options, strict=False)
        return [button(letter, key.choose(n), _PRIMARY) for n, (letter, _) in enumerate(lettered)]
    return [button(practice.label, key.id("lesson-write" if practice.kind == "rewrite" else "lesson-did"), _PRIMARY)]


def _came_of_it(outcome: Outcome) -> list[ui.Item[Any]]:
    if outcome.tried is None:
        return [text(outcome.said)]
    return [
        text(f"**{heading(outcome.tried)}**"),
        text(quote(outcome.tried.caption, crowd_marks(outcome.tried)), CAPTION),
        text(outcome.said),
    ]


def crowd_marks(review: Review) -> list[tuple[int, int]]:
    """Where a caption speaks to a crowd."""
    return [(one.start, one.end) for one in review.findings if one.of_a_crowd]


def _next_lesson(now: Progress, lesson: Lesson, reader: Reader, *, primary: bool) -> ui.Button[Any]:
    style = _PRIMARY if primary else _PLAIN
    coming = now.next(lesson.id)
    if coming is None:
        return button(words.TO_THE_END, path_id("path", reader.member, now.path.id), style)
    key = LessonKey(reader.member, now.path.id, coming.id)
    return button(words.NEXT_LESSON, key.id("lesson"), style)


class RewriteForm(ui.Modal):
    """Stateless; opens with what was tried before, where there is something."""

    def __init__(self, path: str, lesson: Lesson, tried: str) -> None:
        super().__init__(title=clip(lesson.title, 45), timeout=None, custom_id=lesson_form_id(path, lesson.id))
        field: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.paragraph,
            custom_id="caption",
            max_length=LONGEST_ATTEMPT,
            default=(tried or lesson.practice.caption)[:LONGEST_ATTEMPT],
        )
        self.add_item(ui.Label(text=words.YOURS, description=words.YOURS_HINT, component=field))
        self.stop()
