"""/learn path, /learn connection, /learn video: small lessons with a practice each, and the progress that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.card import CAPTION, Card, text_at
from bot.cards.learn import lesson_words as words
from bot.cards.learn.lesson_keys import ANSWER_PATTERN, LESSON_FORM_PATTERN, LessonKey, lesson_pattern, path_pattern
from bot.cards.learn.lessons import Outcome, RewriteForm, lesson_card, path_card, paths_card, start_over_card
from bot.cards.markdown import clip, escape, unquote
from bot.coaching.lessons import Progress, progress
from bot.coaching.review import Review
from bot.commands.answering import answering, open_form, picked, pressed_id, show, show_in_place, show_instead
from bot.commands.coach import ask, place
from bot.commands.intake import Refusal, caption_from
from bot.commands.knowing import choices, known_to, owned, reader_of
from bot.commands.press import Press, SentForm
from bot.rulebook.knowledge.learned import Lesson
from bot.rulebook.knowledge.naming import fold_term

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

CONNECTION, VIDEO = "connection", "short-video"  # paths with a command of their own


def add_lessons(learn: app_commands.Group) -> None:
    @learn.command(name="connection", description=words.CONNECTION_ABOUT)
    async def connection(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, path_card(await _on_path(interaction, CONNECTION), reader_of(interaction)))

    @learn.command(name="video", description=words.VIDEO_ABOUT)
    async def video(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, path_card(await _on_path(interaction, VIDEO), reader_of(interaction)))

    @learn.command(name="path", description=words.PATH_ABOUT)
    @app_commands.describe(which=words.PATH_WHICH)
    @app_commands.autocomplete(which=_paths)
    async def path(interaction: discord.Interaction[Any], which: str | None = None) -> None:
        async with answering(interaction):
            if which is None:
                await show(interaction, await all_paths(interaction))
            else:
                now = await _on_path(interaction, _named(interaction, which))
                await show(interaction, path_card(now, reader_of(interaction)))


async def _paths(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    return choices([(one.title, one.id) for one in known_to(interaction.client).paths.values()], typed)


def _named(interaction: Coached, asked: str) -> str:
    """The id of a path that was picked, or typed by its id or title."""
    for one in known_to(interaction.client).paths.values():
        if fold_term(asked) in (fold_term(one.id), fold_term(one.title)):
            return one.id
    raise Refusal(words.NO_SUCH_PATH.format(path=escape(clip(asked, 40))))


async def all_paths(interaction: Coached) -> Card:
    """Every path and how far the member is on it."""
    paths = known_to(interaction.client).paths.values()
    if not paths:
        raise Refusal(words.NO_PATHS)
    done = await interaction.client.services.store.lessons.of(interaction.user.id)
    return paths_card([progress(one, done.get(one.id, ())) for one in paths], reader_of(interaction))


async def _on_path(interaction: Coached, path: str) -> Progress:
    """How far the member is. Raises Refusal where the files have no such path."""
    known = known_to(interaction.client).paths
    if path not in known:
        raise Refusal(words.NO_LONGER if known else words.NO_PATHS)
    done = await interaction.client.services.store.lessons.of(interaction.user.id)
    return progress(known[path], done.get(path, ()))


def _lesson_in(now: Progress, lesson: str) -> Lesson:
    found = next((one for one in now.path.lessons if one.id == lesson), None)
    if found is None:
        raise Refusal(words.NO_LONGER)
    return found


def _path_of(interaction: Coached) -> str:
    """The path of the member's own card that was pressed."""
    owned(interaction, "/learn path")
    return pressed_id(interaction).rsplit(":", 1)[1]


class OpenPath(Press, template=path_pattern("path")):
    async def pressed(self, interaction: Coached) -> None:
        await show_instead(
            interaction, path_card(await _on_path(interaction, _path_of(interaction)), reader_of(interaction))
        )


class AskStartOver(Press, template=path_pattern("path-ask")):
    async def pressed(self, interaction: Coached) -> None:
        now = await _on_path(interaction, _path_of(interaction))
        await show_instead(interaction, start_over_card(now, reader_of(interaction)))


class StartOver(Press, template=path_pattern("path-over")):
    """Forgets what was done on this path."""

    async def pressed(self, interaction: Coached) -> None:
        path = _path_of(interaction)
        await interaction.client.services.store.lessons.start_over(interaction.user.id, path)
        await show_instead(interaction, path_card(await _on_path(interaction, path), reader_of(interaction)))


class PickLesson(Press, template=path_pattern("path-pick")):
    async def pressed(self, interaction: Coached) -> None:
        now = await _on_path(interaction, _path_of(interaction))
        lesson = _lesson_in(now, next(iter(picked(interaction)), ""))
        await show_instead(interaction, lesson_card(now, lesson, reader_of(interaction)))


async def _pressed_lesson(interaction: Coached) -> tuple[LessonKey, Progress, Lesson]:
    owned(interaction, "/learn path")
    key = LessonKey.read(pressed_id(interaction))
    now = await _on_path(interaction, key.path)
    return key, now, _lesson_in(now, key.lesson)


class OpenLesson(Press, template=lesson_pattern("lesson")):
    async def pressed(self, interaction: Coached) -> None:
        _, now, lesson = await _pressed_lesson(interaction)
        await show_instead(interaction, lesson_card(now, lesson, reader_of(interaction)))


class DidIt(Press, template=lesson_pattern("lesson-did")):
    """Something outside Discord was done; the member says so."""

    async def pressed(self, interaction: Coached) -> None:
        _, now, lesson = await _pressed_lesson(interaction)
        if lesson.practice.kind != "do":
            raise Refusal(words.NO_LONGER)
        await _show_outcome(interaction, now, lesson, Outcome(escape(lesson.practice.done), solved=True))


class ChooseAnswer(Press, template=ANSWER_PATTERN):
    """One of the captions that a lesson lays out."""

    async def pressed(self, interaction: Coached) -> None:
        key, now, lesson = await _pressed_lesson(interaction)
        if key.answer is None or key.answer >= len(lesson.practice.options):
            raise Refusal(words.NO_LONGER)
        option = lesson.practice.options[key.answer]
        said = words.CHOSE.format(letter=words.LETTERS[key.answer], answer=escape(option.answer))
        await _show_outcome(interaction, now, lesson, Outcome(said, option.right))


class WriteIt(Press, template=lesson_pattern("lesson-write")):
    """Opens the form, with what the card shows of the last try."""

    async def pressed(self, interaction: Coached) -> None:
        key, _, lesson = await _pressed_lesson(interaction)
        if lesson.practice.kind != "rewrite":
            raise Refusal(words.NO_LONGER)
        shown = text_at(interaction.message.components, CAPTION) if interaction.message else None
        await open_form(interaction, RewriteForm(key.path, lesson, unquote(shown) if shown else ""))


LESSON_CONTROLS: tuple[type[Press], ...] = (
    OpenPath,
    AskStartOver,
    StartOver,
    PickLesson,
    OpenLesson,
    DidIt,
    ChooseAnswer,
    WriteIt,
)


class RewriteSent(SentForm):
    """A caption said in the member's own words: read, answered, and let go."""

    pattern = LESSON_FORM_PATTERN

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        _, _, path, id = pressed_id(interaction).split(":")
        now = await _on_path(interaction, path)
        lesson = _lesson_in(now, id)
        review = await read_own(interaction, caption_from(answers.get("caption", "")))
        await _show_outcome(interaction, now, lesson, _judged(review, lesson))


async def read_own(interaction: Coached, caption: str) -> Review:
    """The review of a caption of the member's own, as /review gives it here."""
    platform, _ = await place(interaction.client, interaction.guild_id, None, None)
    member, server = interaction.user.id, interaction.guild_id
    return await ask(interaction.client, caption, platform, None, member, server=server, own=True)


def _judged(review: Review, lesson: Lesson) -> Outcome:
    """Done where it speaks to one person; else what stands in the way."""
    if not review.in_language:
        return Outcome(words.OTHER_LANGUAGE, solved=False, tried=review)
    if review.verdict == "one-to-one":
        return Outcome(escape(lesson.practice.done), solved=True, tried=review)
    left = next((one for one in review.findings if one.of_a_crowd), None)
    said = words.STILL_CROWD.format(message=escape(clip(left.message, 200))) if left else words.NOBODY_YET
    return Outcome(said, solved=False, tried=review)


async def _show_outcome(interaction: Coached, now: Progress, lesson: Lesson, outcome: Outcome) -> None:
    """The lesson with what came of its practice; what is done is kept first."""
    if outcome.solved:
        await interaction.client.services.store.lessons.add(interaction.user.id, now.path.id, lesson.id)
        now = progress(now.path, now.done | {lesson.id})
    card = lesson_card(now, lesson, reader_of(interaction), outcome)
    await show_in_place(interaction, card)
