"""Take or leave: the edits that a review offers, and the caption that comes of those that a member takes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bot.caption.document import Choice, Edit
from bot.coaching.review import Finding, Review
from bot.coaching.rewriting import ROUNDS, growth, made, side_by_side, takes

MOST_OFFERS = 20  # more than that in one caption can only be taken together
MOST_CHOICES = 9  # of one offer: a digit says which

Span = tuple[int, int]
Read = Callable[[str], Review]


@dataclass(frozen=True, slots=True)
class Offer:
    """An edit of `text` that can be taken or left; several findings where they can only be taken together."""

    text: str
    findings: tuple[Finding, ...]
    choices: tuple[Choice, ...]

    @property
    def by_default(self) -> int:
        """What the rewrite takes of it."""
        return int(takes(self.findings[0]))


@dataclass(frozen=True, slots=True)
class Picks:
    """Which choice of each offer is taken, counted from 1; 0 leaves it.

    `later`: whether the edits are taken too that only another reading of the result finds.
    """

    each: tuple[int, ...]
    later: bool = True


@dataclass(frozen=True, slots=True)
class Chosen:
    """What became of a caption. The picks fit beside each other: none touches the words of another."""

    review: Review  # of the caption
    offers: tuple[Offer, ...]
    picks: Picks
    given_way: frozenset[int]  # offers that are left because another one that touches the same words is taken
    later: tuple[Offer, ...]  # what other readings of the result find, one offer a reading
    text: str
    changed: tuple[Span, ...]  # where `text` has other words than the caption
    after: Review  # of `text`


def choose(review: Review, picks: Picks | None, read: Read) -> Chosen:
    """The caption with the picks; None takes what the rewrite takes. `read` reviews a text for the same place."""
    offered = offers(review)
    if picks is not None:
        return _chosen(review, offered, picks, read)
    none = Picks((0,) * len(offered))
    if review.rewrite is None:
        return _chosen(review, offered, none, read)
    chosen = _chosen(review, offered, _fitting(offered, [one.by_default for one in offered]), read)
    if chosen.text == review.rewrite:
        return chosen
    # The platform has no room for all of it, so the rewrite left out what needs more.
    slim = [int(one.by_default and growth(one.choices[0]) <= 0) for one in offered]
    return _chosen(review, offered, replace(_fitting(offered, slim), later=False), read)


def offers(review: Review) -> tuple[Offer, ...]:
    """Every finding that has words, in the caption's order; from the twentieth on those of the rewrite in one."""
    able = [one for one in review.findings if one.choices]
    single = able if len(able) <= MOST_OFFERS else able[: MOST_OFFERS - 1]
    rest = [one for one in able[len(single) :] if takes(one)]
    listed = [Offer(review.caption, (one,), one.choices[:MOST_CHOICES]) for one in single]
    if rest:
        before = [one.choices[0] for one in single if takes(one)]
        listed.append(_together(review.caption, rest, before))
    return tuple(listed)


def possible(offered: Sequence[Offer], picks: Picks) -> bool:
    """Whether these picks are of these offers, and fit beside each other."""
    if len(picks.each) != len(offered) or any(n > len(o.choices) for o, n in zip(offered, picks.each, strict=True)):
        return False
    return _fitting(offered, picks.each).each == picks.each


def pick(offered: Sequence[Offer], picks: Picks, which: int, choice: int) -> Picks:
    """The picks with one more taken or left. Taking one lets go of those that touch the same words."""
    each = [choice if n == which else one for n, one in enumerate(picks.each)]
    return replace(_fitting(offered, each, first=which), later=picks.later)


def _fitting(offered: Sequence[Offer], each: Sequence[int], first: int = 0) -> Picks:
    """The picks that fit beside each other: `first` goes before the rest, and then the caption's order counts."""
    order = sorted((n for n, one in enumerate(each) if one), key=lambda n: n != first)
    _, fits = side_by_side(offered[n].choices[each[n] - 1] for n in order)
    kept = {n for n, fit in zip(order, fits, strict=True) if fit}
    return Picks(tuple(one if n in kept else 0 for n, one in enumerate(each)))


def _chosen(review: Review, offered: tuple[Offer, ...], picks: Picks, read: Read) -> Chosen:
    taken = [one.choices[n - 1] for one, n in zip(offered, picks.each, strict=True) if n]
    edits, _ = side_by_side(taken)
    given_way = _given_way(offered, picks, taken)
    meant = [one for n, one in enumerate(offered) if not picks.each[n] and n not in given_way]
    left = _moved([(one.start, one.end) for offer in meant for one in offer.findings], edits)
    text, changed = made(review.caption, edits), _made_at(edits)
    after = read(text) if text != review.caption else review
    later: list[Offer] = []
    for _ in range(ROUNDS):
        found = [one for one in after.findings if takes(one) and not _touch(one, left)]
        if not found:
            break
        more = _together(text, found)
        edits = list(more.choices[0].edits)
        if not made(text, edits).strip():
            break
        later.append(more)
        if not picks.later:
            break
        left, changed = _moved(left, edits), [*_moved(changed, edits), *_made_at(edits)]
        text = made(text, edits)
        after = read(text)
    return Chosen(review, offered, picks, given_way, tuple(later), text, tuple(changed), after)


def _together(text: str, findings: Sequence[Finding], before: Sequence[Choice] = ()) -> Offer:
    """One offer of all the findings' first choices that fit beside each other, and beside those before them."""
    firsts = [one.choices[0] for one in findings]
    _, fits = side_by_side([*before, *firsts])
    edits, _ = side_by_side(one for one, fit in zip(firsts, fits[len(before) :], strict=True) if fit)
    return Offer(text, tuple(findings), (Choice("", tuple(edits)),))


def _given_way(offered: Sequence[Offer], picks: Picks, taken: Sequence[Choice]) -> frozenset[int]:
    return frozenset(
        n
        for n, offer in enumerate(offered)
        if not picks.each[n] and not any(side_by_side([*taken, one])[1][-1] for one in offer.choices)
    )


def _touch(finding: Finding, places: Iterable[Span]) -> bool:
    return any(start < finding.end and finding.start < end for start, end in places)


def _made_at(edits: Iterable[Edit]) -> list[Span]:
    """Where the edits' words stand in the text that they make."""
    return list(_made_places(edits))


def _made_places(edits: Iterable[Edit]) -> Iterator[Span]:
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield start, start + len(edit.text)
        shift += len(edit.text) - (edit.end - edit.start)


def _moved(spans: Iterable[Span], edits: Sequence[Edit]) -> list[Span]:
    """The spans in the text that the edits make; a bound inside an edit moves to that end of its new words."""
    starts = [edit.start for edit in edits]
    shifts = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits)]

    def moved(at: int, *, to_end: bool) -> int:
        n = bisect_left(starts, at)  # edits before `at`, of which the last may reach over it
        if n and edits[n - 1].end > at:
            edit = edits[n - 1]
            return edit.start + shifts[n - 1] + (len(edit.text) if to_end else 0)
        return at + shifts[n]

    return [(moved(start, to_end=False), moved(end, to_end=True)) for start, end in spans]
