"""The worked example of a For You page: what one viewer did with each video, and what comes next. Nothing is random.

Followers are no part of it: there is no number of them anywhere in here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.rulebook.knowledge.model import Algorithm, Interest, Reaction

START = 1_000  # what each subject counts before the viewer did anything
LEAST, MOST = 50, 10_000_000  # a subject that is swiped away for ever still comes back now and then
A_FEED = 10  # videos of which the shares are told
LONGEST = 20  # reactions that one round takes


@dataclass(frozen=True, slots=True)
class Playing:
    """Where the viewer stands after what they did."""

    interest: Interest
    video: str
    shares: Mapping[str, int]  # interest id -> how many of the next ten
    done: int  # reactions so far
    last: tuple[Interest, Reaction] | None  # the reaction before this video, None at the start
    before: Mapping[str, int]  # the shares before that reaction

    @property
    def over(self) -> bool:
        return self.done >= LONGEST


def play(example: Algorithm, reactions: Sequence[int]) -> Playing:
    """What plays after these reactions (their numbers in the example). Raises IndexError for one that isn't there."""
    counts = dict.fromkeys((one.id for one in example.interests), START)
    shown: Counter[str] = Counter()
    last, before = None, feed(counts)
    now = _next(example, counts, shown)
    for number in reactions[:LONGEST]:
        reaction = example.reactions[number]
        before = feed(counts)
        shown[now.id] += 1
        counts[now.id] = min(max(counts[now.id] * reaction.percent // 100, LEAST), MOST)
        last = now, reaction
        now = _next(example, counts, shown)
    video = now.videos[shown[now.id] % len(now.videos)]
    return Playing(now, video, feed(counts), min(len(reactions), LONGEST), last, before)


def feed(counts: Mapping[str, int], places: int = A_FEED) -> dict[str, int]:
    """How many of the next videos each subject gets: place by place to the one that has least for what it counts."""
    given = dict.fromkeys(counts, 0)
    for _ in range(places):
        given[max(counts, key=lambda one: counts[one] / (given[one] + 1))] += 1
    return given


def _next(example: Algorithm, counts: Mapping[str, int], shown: Counter[str]) -> Interest:
    """The subject whose turn it is: of those that count equally, the one that the file names first."""
    return max(example.interests, key=lambda one: counts[one.id] / (shown[one.id] + 1))
