"""What a whole-caption check is: a function over a Document and some numbers, and the names of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.caption.document import Document, Hit

Numbers = Mapping[str, int]
Find = Callable[[Document, Numbers], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """`run` gets the platform's limits and the rule's `with`, by name.

    `needs` are the numbers it reads; where one is missing (a platform without a fold) the check is silent.
    `fills` are the placeholders that its hits carry for the rule's message.
    """

    run: Find
    needs: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()


def check(find: Find, needs: tuple[str, ...] = (), fills: tuple[str, ...] = ()) -> Check:
    """A check that is silent where a number it needs is missing."""

    def run(doc: Document, numbers: Numbers) -> Iterator[Hit]:
        if all(name in numbers for name in needs):
            yield from find(doc, numbers)

    return Check(run, needs, fills)
