"""Applies choices of findings to a caption: outside the edits every byte stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.caption.document import Choice, Edit


def apply(caption: str, choices: Sequence[Choice]) -> str:
    """The caption with the choices taken. A choice that overlaps an earlier one in the list is left out whole."""
    pieces: list[str] = []
    at = 0
    for edit in compatible(choices):
        pieces += (caption[at : edit.start], edit.text)
        at = edit.end
    return "".join(pieces) + caption[at:]


def compatible(choices: Iterable[Choice]) -> list[Edit]:
    """The edits of every choice that fits beside the ones before it, by place."""
    taken: list[Edit] = []
    for choice in choices:
        edits = [e for e in choice.edits if e not in taken]
        if not any(_overlap(e, t) for e in edits for t in taken):
            taken += edits
    return sorted(taken, key=lambda e: (e.start, e.end))


def _overlap(a: Edit, b: Edit) -> bool:
    if a.start == a.end or b.start == b.end:
        return b.start < a.start < b.end or a.start < b.start < a.end or a == b
    return a.start < b.end and b.start < a.end
