"""How far somebody is on a path of lessons, and which lesson comes next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.rulebook.knowledge.learned import Lesson, Path


@dataclass(frozen=True, slots=True)
class Progress:
    """A path, and which of its lessons are done."""

    path: Path
    done: frozenset[str]

    @property
    def count(self) -> int:
        return len(self.done)

    @property
    def finished(self) -> bool:
        return self.count == len(self.path.lessons)

    def next(self, after: str = "") -> Lesson | None:
        """The first that is open after this lesson; else the first that is open; None where all are done."""
        ids = [one.id for one in self.path.lessons]
        start = ids.index(after) + 1 if after in ids else 0
        around = (*self.path.lessons[start:], *self.path.lessons[:start])
        return next((one for one in around if one.id not in self.done), None)


def progress(path: Path, done: Collection[str]) -> Progress:
    """Lessons that the file has no longer don't count."""
    return Progress(path, frozenset(one.id for one in path.lessons if one.id in done))
