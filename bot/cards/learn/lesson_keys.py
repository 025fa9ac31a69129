"""Custom ids of what is learned step by step: whose button it is, which path, lesson, quiz or drill."""

from __future__ import annotations

from dataclasses import dataclass

from bot.cards.keys import VERSION, member_pattern

_PATH, _LESSON = "[a-z0-9-]{1,16}", "[a-z0-9-]{1,24}"

PATH_DOES = ("path", "path-ask", "path-over", "path-pick")
DRILL_DOES = ("drill", "drill-start")
LESSON_DOES = ("lesson", "lesson-did", "lesson-write")
LESSON_FORM_PATTERN = rf"{VERSION}:lesson-form:{_PATH}:{_LESSON}"
DRILL_FORM_PATTERN = rf"{VERSION}:drill-form:{_PATH}:[0-9]{{1,12}}"
ANSWER_PATTERN = rf"{member_pattern('lesson-answer')}:{_PATH}:{_LESSON}:[0-9]"
QUIZ_PATTERN = rf"{member_pattern('quiz')}:{_PATH}:[0-9]?"


def path_pattern(do: str) -> str:
    """Of a button about a whole path, or a drill."""
    return rf"{member_pattern(do)}:{_PATH}"


def path_id(do: str, member: int, path: str) -> str:
    return f"{VERSION}:{do}:{member}:{path}"


def lesson_pattern(do: str) -> str:
    return rf"{member_pattern(do)}:{_PATH}:{_LESSON}"


@dataclass(frozen=True, slots=True)
class LessonKey:
    """A lesson on a member's card; `answer` is the option that a press chooses."""

    member: int
    path: str
    lesson: str
    answer: int | None = None

    def id(self, do: str) -> str:
        return f"{VERSION}:{do}:{self.member}:{self.path}:{self.lesson}"

    def choose(self, answer: int) -> str:
        return f"{self.id('lesson-answer')}:{answer}"

    @classmethod
    def read(cls, custom_id: str) -> LessonKey:
        _, _, member, path, lesson, *answer = custom_id.split(":")
        return cls(int(member), path, lesson, int(answer[0]) if answer else None)


def lesson_form_id(path: str, lesson: str) -> str:
    return f"{VERSION}:lesson-form:{path}:{lesson}"


def quiz_id(member: int, quiz: str, answer: int | None = None) -> str:
    """The button that gives an answer, or with none the question itself."""
    return f"{VERSION}:quiz:{member}:{quiz}:{'' if answer is None else answer}"


def drill_form_id(drill: str, began: int) -> str:
    """`began`: when the clock was started, in seconds of Unix time."""
    return f"{VERSION}:drill-form:{drill}:{began}"
