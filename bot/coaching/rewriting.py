"""Rewrites a caption by the choices of its findings: outside the edits every byte stays as it was."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.caption.document import Choice, Edit
from bot.caption.patience import AS_A_PLACE, MOST_EFFORT, MOST_PLACES
from bot.caption.reading import read
from bot.coaching.desk import Desk, one_a_place
from bot.coaching.review import Finding

ROUNDS = 4  # readings of a rewrite at most; two are rare, more were never seen


def rewritten(caption: str, findings: Iterable[Finding]) -> str | None:
    """The caption with every automatic edit and each first suggestion taken; None where nothing changes or is left."""
    choices = [f.choices[0] for f in findings if takes(f)]
    if not choices:
        return None
    changed = apply(caption, choices)
    return changed if changed != caption and changed.strip() else None


def takes(finding: Finding) -> bool:
    """Whether the rewrite takes the finding's first choice. Hints and what may sting are for the member to take."""
    return bool(finding.choices) and finding.counts and finding.rewrite in ("auto", "suggest")


def settled_rewrite(desk: Desk, findings: Sequence[Finding]) -> str | None:
    """The rewrite. Where it would go over the platform's limit, the choices that need more room are left out."""
    rewrite = _settled(desk, findings)
    if rewrite is None or desk.setting.over_limit(desk.doc.text) or not desk.setting.over_limit(rewrite):
        return rewrite
    shorter = rewritten(desk.doc.text, [f for f in findings if f.choices and growth(f.choices[0]) <= 0])
    if shorter is None:
        return None
    desk = _read(desk, shorter)  # now there may be room for the others
    return settled_rewrite(desk, _spoken(desk)) or shorter


def growth(choice: Choice) -> int:
    """How many code points longer the choice makes a caption."""
    return sum(len(e.text) - (e.end - e.start) for e in choice.edits)


def _settled(desk: Desk, findings: Sequence[Finding]) -> str | None:
    """The rewrite, read again until nothing is left to change: one edit may bring the next call to light.

    What does not settle soon ("fam fam fam fam fam fam") or calls without end has no rewrite.
    """
    left = MOST_EFFORT
    rewrite = rewritten(desk.doc.text, findings) if desk.places() <= MOST_PLACES else None
    for _ in range(ROUNDS):
        left -= _effort(desk, findings)
        if rewrite is None or left < 0:
            return None
        desk = _read(desk, rewrite)
        findings = _spoken(desk)
        more = rewritten(rewrite, findings)
        if more is None:
            return rewrite
        rewrite = more
    return None


def _effort(desk: Desk, findings: Sequence[Finding]) -> int:
    """What it takes to review a caption, counted in places to decide."""
    return max(desk.places(), len(findings)) + len(desk.doc.words) // AS_A_PLACE


def _read(desk: Desk, text: str) -> Desk:
    return replace(desk, doc=read(text, desk.doc.grammar))


def _spoken(desk: Desk) -> list[Finding]:
    return one_a_place(desk.spoken(desk.decisions()))


def apply(caption: str, choices: Sequence[Choice]) -> str:
    """The caption with the choices taken. A choice that overlaps an earlier one in the list is left out whole."""
    return made(caption, compatible(choices))


def made(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that stand by place and don't overlap."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join(pieces) + text[at:]


def compatible(choices: Iterable[Choice]) -> list[Edit]:
    """The edits of every choice that fits beside the ones before it, by place."""
    return side_by_side(choices)[0]


def side_by_side(choices: Iterable[Choice]) -> tuple[list[Edit], list[bool]]:
    """The edits of every choice that fits beside the ones before it, by place; and for each choice whether it fits."""
    taken: list[Edit] = []  # by place; none overlaps another, so a new one can only meet its neighbours
    fits: list[bool] = []
    for choice in choices:
        edits = [e for e in choice.edits if e not in _near(taken, e)]
        fits.append(not any(_overlap(e, t) for e in edits for t in _near(taken, e)))
        if fits[-1]:
            for e in edits:
                insort(taken, e, key=_place)
    return taken, fits


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
