"""Rewrites a caption by the choices of its findings: outside the edits every byte stays as it was."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.caption.document import Choice, Edit
from bot.caption.reading import read
from bot.coaching.desk import Desk, one_a_place
from bot.coaching.review import Finding

_ROUNDS = 4  # readings of a rewrite at most; two are rare, more were never seen


def rewritten(caption: str, findings: Iterable[Finding]) -> str | None:
    """The caption with every automatic edit and each first suggestion taken; None where nothing changes or is left."""
    choices = [f.choices[0] for f in findings if f.choices and f.counts and f.rewrite in ("auto", "suggest")]
    if not choices:
        return None
    changed = apply(caption, choices)
    return changed if changed != caption and changed.strip() else None


def settled_rewrite(desk: Desk, findings: Sequence[Finding]) -> str | None:
    """The rewrite. Where it would go over the platform's limit, the choices that need more room are left out."""
    rewrite = _settled(desk, findings)
    if rewrite is None or desk.setting.over_limit(desk.doc.text) or not desk.setting.over_limit(rewrite):
        return rewrite
    return rewritten(desk.doc.text, [f for f in findings if f.choices and _growth(f.choices[0]) <= 0])


def _growth(choice: Choice) -> int:
    return sum(len(e.text) - (e.end - e.start) for e in choice.edits)


def _settled(desk: Desk, findings: Iterable[Finding]) -> str | None:
    """The rewrite, read again until nothing is left to change: one edit may bring the next call to light."""
    rewrite = None if desk.is_endless() else rewritten(desk.doc.text, findings)
    for _ in range(_ROUNDS):
        if rewrite is None:
            break
        desk = replace(desk, doc=read(rewrite, desk.doc.grammar))
        more = rewritten(rewrite, one_a_place(desk.spoken(desk.decisions())))
        if more is None:
            break
        rewrite = more
    return rewrite


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
    taken: list[Edit] = []  # by place; none overlaps another, so a new one can only meet its neighbours
    for choice in choices:
        edits = [e for e in choice.edits if e not in _near(taken, e)]
        if not any(_overlap(e, t) for e in edits for t in _near(taken, e)):
            for e in edits:
                insort(taken, e, key=_place)
    return taken


def _near(taken: Sequence[Edit], edit: Edit) -> Sequence[Edit]:
    """The edits around the place where this one would stand."""
    i = bisect_left(taken, _place(edit), key=_place)
    return taken[max(0, i - 2) : i + 2]


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _overlap(a: Edit, b: Edit) -> bool:
    if a.start == a.end or b.start == b.end:
        return b.start < a.start < b.end or a.start < b.start < a.end or a == b
    return a.start < b.end and b.start < a.end
