"""The coach's own texts pass the coach's own rules: it speaks to one person, kindly, and without shouting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.cards import asking_words, house_words, learning_words, privacy_words, words
from bot.cards.cycle import (
    course_words,
    event_words,
    leave_words,
    meeting_words,
    mood_words,
    people_words,
    refused_words,
    role_words,
    run_words,
    seat_words,
    start_words,
    theme_words,
    tips_words,
)
from bot.cards.eyes import words as eyes_words
from bot.cards.goal import words as goal_words
from bot.cards.kpi import words as kpi_words
from bot.cards.learn import lesson_words
from bot.cards.me import absence_words, care_words, practice_words, progress_words, remember_words, trend_words
from bot.coaching.reviewing import review
from bot.rulebook.folder import find_rules_folder
from bot.rulebook.source import read_file
from tests.sim.world import shelf

WORDS = (
    words,
    event_words,
    refused_words,
    run_words,
    start_words,
    seat_words,
    leave_words,
    mood_words,
    role_words,
    course_words,
    meeting_words,
    people_words,
    theme_words,
    tips_words,
    absence_words,
    asking_words,
    care_words,
    eyes_words,
    goal_words,
    house_words,
    privacy_words,
    kpi_words,
    learning_words,
    practice_words,
    lesson_words,
    progress_words,
    trend_words,
    remember_words,
)
NO_TEXT = {"id", "source", "sources", "platform", "platforms", "limit", "formats", "kind", "next", "also", "synonyms"}
NO_TEXT |= {"first"}  # hashtags
EXAMPLES = {"caption"}  # of a practice: what a member is to change, not what the coach says; test_lessons.py reads them
GAP = re.compile(r"\{\w+\}")


def called(module: ModuleType) -> str:
    return module.__name__.removeprefix("bot.cards.")


def own_sentences() -> Iterator[tuple[str, str]]:
    """Every text of the words modules, and what every rule says to a member."""
    for module in WORDS:
        for name, text in vars(module).items():
            if name.isupper() and isinstance(text, str):
                yield f"{called(module)}.{name}", text
    for table, subject in privacy_words.SUBJECTS.items():
        for name in ("title", "what", "why", "seen", "lasts", "after"):
            yield f"{table}, {name}", getattr(subject, name)
    yield from (("house_words.FILE_COMMENTS", one) for one in house_words.FILE_COMMENTS if one.endswith((".", ":")))
    for said in [
        one
        for one in vars(kpi_words).values()
        if isinstance(one, dict) and all(isinstance(text, str) for text in one.values())
    ]:
        yield from ((f"kpi_words, {name}: {text[:20]}", text) for name, text in said.items())
    for said in (event_words.ASKED, event_words.TROUBLE, event_words.UNREADABLE):
        yield from ((f"event_words, {text[:20]}", text) for text in said.values())
    yield from ((f"refused_words, {why}", one) for why, one in refused_words.REFUSED.items())
    yield from ((f"learning_words.NEXT_STEPS, {step}", one) for step, one in learning_words.NEXT_STEPS.items())
    yield from ((f"progress_words, {kind}", one) for kind, one in progress_words.KEPT_VERDICTS.items())
    yield from ((f"practice_words, {name}", one) for name, one in practice_words.PRACTICE_TROUBLE.items())
    for said in (goal_words.MISSING, goal_words.MISSING_WHY, goal_words.KINDS, goal_words.REMINDERS, goal_words.THANKS):
        yield from ((f"goal_words, {name}: {one[:20]}", one) for name, one in said.items())
    for asked, titled in trend_words.ASK_TITLES.items():
        yield from ((f"trend_words, {asked}: {one[:20]}", one) for one in (titled, trend_words.ASK[asked]))
    for rule in shelf().current.rules.values():
        yield f"{rule.id}, message", rule.message
        yield from ((f"{rule.id}, message on {platform}", said) for platform, said in (rule.messages or {}).items())
        yield f"{rule.id}, why", rule.why
        yield f"{rule.id}, instead", rule.instead


def known_sentences() -> Iterator[tuple[str, str]]:
    """Every text of the knowledge files, by its file and its place there."""
    for path in sorted((find_rules_folder() / "en" / "knowledge").glob("*.yaml")):
        for loc, text in _texts_in(read_file(path, path.name).data):
            if (NO_TEXT | EXAMPLES).isdisjoint((loc[0], loc[-1])):
                yield f"{path.name}, {'.'.join(loc)}", text


def _texts_in(value: Any, loc: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield loc, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in pairs:
        key = loc[-1] if isinstance(value, list) and loc and isinstance(inner, str) else str(step)
        yield from _texts_in(inner, (*loc, *([str(step)] if key != str(step) else []), key))


SENTENCES = dict(own_sentences()) | dict(known_sentences())


@pytest.mark.parametrize("name", SENTENCES)
def test_the_coach_speaks_to_one_person(name: str) -> None:
    text = GAP.sub("it", SENTENCES[name])
    found = [one for one in review(text, shelf().current).findings if one.family in ("crowd", "voice", "bait")]

    assert [f"{one.rule}: {one.text}" for one in found] == []


@pytest.mark.parametrize("name", SENTENCES)
def test_the_coach_does_not_shout(name: str) -> None:
    said = re.sub(r"“[^”]*”", "", SENTENCES[name])

    assert "!" not in said


@pytest.mark.parametrize("module", WORDS, ids=called)
def test_two_names_never_say_the_same_sentence(module: ModuleType) -> None:
    said: dict[str, str] = {}
    for name, text in vars(module).items():
        if name.isupper() and isinstance(text, str) and " " in text and text.endswith("."):
            assert said.setdefault(text, name) == name, "one of them was overwritten"


def test_every_words_module_is_read() -> None:
    folder = Path(words.__file__).parent
    there = {one.relative_to(folder).with_suffix("").as_posix().replace("/", ".") for one in folder.rglob("*words.py")}
    assert set(map(called, WORDS)) == there


def test_there_is_something_to_read() -> None:
    assert len(SENTENCES) > 100
