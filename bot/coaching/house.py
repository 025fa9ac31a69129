"""A server's house rules at work in a review: compiled once, then asked of each caption."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.grammar import Grammar
from bot.caption.patience import MOST_PLACES
from bot.caption.reading import fold_phrase
from bot.caption.repairs import like
from bot.caption.spotter import Spotter
from bot.coaching.review import HOUSE, Finding
from bot.rulebook.house import HousePhrase, HouseRules

__all__ = ["NOT_VISITED", "House", "HouseRules", "HouseSays", "Visit"]

_ALLOWED = "allowed"  # in the spotter; a phrase has its number


@dataclass(frozen=True, slots=True)
class HouseSays:
    """What is said of a phrase of the house, in the words of the floor above. `message` holds {match}."""

    message: str
    why: str


@dataclass(frozen=True, slots=True)
class Visit:
    """What the house says of one caption.

    `starts` are the first tokens of allowed words, in order; `reach` is how far they or any before them go.
    """

    starts: Sequence[int] = ()
    reach: Sequence[int] = ()
    findings: Sequence[Finding] = ()

    def allows(self, place: Place) -> bool:
        """Whether the place lies within an allowed word or phrase."""
        before = bisect_right(self.starts, place.first)
        return bool(before) and self.reach[before - 1] >= place.last


NOT_VISITED = Visit()


class House:
    """The rules of one server, ready for captions in one language."""

    def __init__(self, rules: HouseRules, grammar: Grammar, says: HouseSays) -> None:
        self.off = frozenset(rules.rules_off)
        self.levels = dict(rules.levels)
        self._phrases = rules.phrases
        self._says = says
        sought: dict[str, Iterable[str]] = {_ALLOWED: [fold_phrase(one, grammar) for one in rules.allowed]}
        sought |= {str(i): [fold_phrase(one.phrase, grammar)] for i, one in enumerate(rules.phrases)}
        self._spotter = Spotter(sought)

    def visit(self, doc: Document) -> Visit:
        """Of a caption that holds the house's phrases without end, only how it begins is told of."""
        found = self._spotter.spot(doc.joined)
        allowed = sorted(found.pop(_ALLOWED, ()))
        visit = Visit([first for first, _ in allowed], list(accumulate((last for _, last in allowed), max)))
        spots = sorted((first, last, int(name)) for name, spans in found.items() for first, last in spans)
        places = ((n, Place(doc, first, last)) for first, last, n in spots)
        told = ((n, place) for n, place in places if not visit.allows(place) and _said_to_the_reader(place))
        return replace(visit, findings=[self._finding(n, place) for n, place in islice(told, MOST_PLACES)])

    def _finding(self, n: int, place: Place) -> Finding:
        phrase: HousePhrase = self._phrases[n]
        words = like(place.text, phrase.instead)
        choices = (Choice(words, (Edit(place.start, place.end, words),)),) if words else ()
        return Finding(
            rule=f"{HOUSE}{n + 1}",
            family=phrase.family,
            level=phrase.level,
            start=place.start,
            end=place.end,
            text=place.text,
            message=self._says.message.replace("{match}", place.text),
            why=self._says.why,
            instead="",
            sources=(),
            rewrite="suggest" if choices else "explain",
            choices=choices,
        )


def _said_to_the_reader(place: Place) -> bool:
    """Not in a quotation, a lyric, a tag, a mention, a link or a fixed name: as with the coach's own words."""
    return place.doc.masked(place.start, place.end) is None
