"""From validated lessons, quizzes and drills to what is learned step by step."""

from __future__ import annotations

from bot.rulebook.knowledge import learning
from bot.rulebook.knowledge.dated import Sources, facts
from bot.rulebook.knowledge.learned import Drill, Lesson, Option, Path, Practice, Quiz, QuizAnswer


def path(entry: learning.PathEntry, sources: Sources) -> Path:
    lessons = tuple(
        Lesson(one.id, one.title, facts(one.facts, sources), _practice(one.practice)) for one in entry.lessons
    )
    return Path(entry.id, entry.title, entry.about, lessons, entry.finished, entry.next)


def _practice(entry: learning.PracticeEntry) -> Practice:
    options = tuple(Option(one.caption, one.right, one.answer) for one in entry.options)
    return Practice(entry.kind, entry.asks, options, entry.caption, entry.label, entry.done)


def quiz(entry: learning.QuizEntry, sources: Sources) -> Quiz:
    answers = tuple(
        QuizAnswer(one.says, one.right, one.means, facts(one.facts, sources), one.do) for one in entry.answers
    )
    return Quiz(entry.id, entry.question, entry.about, answers, entry.next)


def drill(entry: learning.DrillEntry, sources: Sources) -> Drill:
    return Drill(
        id=entry.id,
        title=entry.title,
        about=entry.about,
        seconds=entry.seconds,
        steps=tuple(entry.steps),
        label=entry.label,
        before=entry.before,
        after=entry.after,
        facts=facts(entry.facts, sources),
        next=entry.next,
    )
