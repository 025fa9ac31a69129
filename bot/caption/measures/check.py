"""What a whole-caption check is: a function over a Document and some numbers, and what has to be there to wake it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.caption.document import Document, Hit

Numbers = Mapping[str, int]
Find = Callable[[Document, Numbers], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """`find` gets the platform's limits and the rule's `with`, by name.

    `needs` are the numbers it reads; where one is missing (a platform without a fold) the check is silent.
    `fills` are the placeholders that its hits carry for the rule's message.

    Most captions hold nothing that a check looks for. So a check names, as data, what has to be there: `wakes` are
    watched lexicons, `signs` pieces of the joined words; where any of them is named, one of them must be found.
    `shortest` is the length of the shortest caption that the check can speak of. A check that names nothing is run on
    every caption, and has to be quick.
    """

    find: Find
    needs: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    wakes: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    shortest: Callable[[Numbers], int] | None = None

    def can_run(self, numbers: Numbers) -> bool:
        """Whether every number that the check needs is there."""
        return all(name in numbers for name in self.needs)

    def least(self, numbers: Numbers) -> int:
        """The code points of the shortest caption that the check can speak of."""
        return 0 if self.shortest is None else self.shortest(numbers)

    def run(self, doc: Document, numbers: Numbers) -> Iterator[Hit]:
        """What the check finds. A desk that has many checks to run asks these questions for all of them at once."""
        if self.can_run(numbers) and len(doc.text) >= self.least(numbers) and self._is_woken(doc):
            yield from self.find(doc, numbers)

    def _is_woken(self, doc: Document) -> bool:
        if not self.wakes and not self.signs:
            return True
        return any(doc.spots(name) for name in self.wakes) or any(sign in doc.joined for sign in self.signs)
