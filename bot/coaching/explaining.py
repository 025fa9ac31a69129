"""For --explain: the places that speak to one reader, and why a `you` or an order was not taken for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.caption.address import heard, passed_over
from bot.caption.address.listener import Kind
from bot.caption.address.second_person import Reason
from bot.caption.document import Document
from bot.coaching.review import Decision

_HEARD: Mapping[Kind, str] = {
    "reader": "a you that is the reader",
    "order": "an order to the reader",
    "offer": "an offer to the reader",
}
_PASSED: Mapping[Reason, str] = {
    "quoted": "quoted, not said",
    "crowd": "it belongs to a crowd",
    "formula": "a formula of thanks or wishes",
    "generic": "a you that is nobody",
    "told": "it tells what was said to somebody",
    "tagged": "said to somebody tagged",
    "named": "said to somebody named",
    "somebody": "said to somebody the creator knows",
}


def address_decisions(doc: Document, crowd: Sequence[tuple[int, int]]) -> tuple[Decision, ...]:
    """What was heard and what was passed over, by place. `crowd` are the places that speak to a crowd, code points."""
    told = [_decision(doc, h.start, h.end, True, _HEARD[h.kind]) for h in heard(doc, crowd)]
    told += [_decision(doc, p.start, p.end, False, _PASSED[p.why]) for p in passed_over(doc, crowd)]
    return tuple(sorted(told, key=lambda d: d.start))


def _decision(doc: Document, start: int, end: int, kept: bool, by: str) -> Decision:
    return Decision("to one", start, end, doc.text[start:end], kept, by)
