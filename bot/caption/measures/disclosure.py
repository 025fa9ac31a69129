"""Advertising that is named too late, too quietly or in words that nobody understands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from bot.caption.cues import is_edge, starts_at, word
from bot.caption.document import Document, Hit, Place
from bot.caption.measures.check import Check, Numbers
from bot.caption.measures.entries import entries, quoted

_CLEAR = ("disclosure", "disclosure_label")


def _places(doc: Document, lexicon: str) -> Iterator[Place]:
    """Every place of a lexicon, outside quotations."""
    for first, end in entries(doc, lexicon):
        if not quoted(doc, doc.tokens[first]):
            yield Place(doc, first, end)


def clear_disclosures(doc: Document) -> list[Place]:
    """Where the caption says plainly that it is advertising: "#ad", "paid partnership", "Ad:" at a line's start."""
    if "disclosures" not in doc.notes:
        labels = [p for p in _places(doc, "disclosure_label") if is_edge(doc, p.first - 1)]
        doc.notes["disclosures"] = sorted([*_places(doc, "disclosure"), *labels], key=lambda p: p.first)
    return cast(list[Place], doc.notes["disclosures"])


def in_tag_pile(place: Place, pile: int) -> bool:
    """Whether the place is one of `pile` or more hashtags in a row, and not the first of them."""
    kinds, first, last = place.doc.kinds, place.first, place.last
    if "hashtag" not in kinds[first : first + 1] or "hashtag" not in kinds[max(0, first - 1) : first]:
        return False
    while first > 0 and last - first < pile and kinds[first - 1] == "hashtag":
        first -= 1
    while last < len(kinds) and last - first < pile and kinds[last] == "hashtag":
        last += 1
    return last - first >= pile


def _hidden(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """The first plain word of advertising comes after the fold."""
    places = clear_disclosures(doc)
    if places and places[0].end > numbers["fold"] and len(doc.text.rstrip()) > numbers["fold"]:
        yield Hit(places[0].start, places[0].end, {"fold": str(numbers["fold"])})


def _piled(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """Advertising is named only in the middle of a row of hashtags."""
    places = clear_disclosures(doc)
    if places and all(in_tag_pile(p, numbers["pile"]) for p in places):
        yield Hit(places[0].start, places[0].end, {})


def _unclear(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """A tag that few readers take for advertising, beside a mention, and no plain word for it anywhere."""
    if clear_disclosures(doc) or "mention" not in doc.kinds:
        return
    for place in _places(doc, "unclear_disclosure"):
        yield Hit(place.start, place.end, {})
        return


def _thanked(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """ "Thanks @brand for sending me these" with no plain word for what it was. Marks thanks, mention and gift."""
    for i in sorted({*doc.openings_of("gifted_by"), *doc.openings_of("thanks")}):
        if (end := _gift_end(doc, i)) is not None:
            if not clear_disclosures(doc):
                yield Hit(doc.tokens[i].start, doc.tokens[end - 1].end, {})
            return


def _gift_end(doc: Document, i: int) -> int | None:
    """The token after "thank you (so much) (to) @brand for sending", or after "gifted by @brand"."""
    if (end := starts_at(doc, i, "gifted_by")) is not None:
        return end + 1 if end < len(doc.tokens) and doc.tokens[end].kind == "mention" else None
    if starts_at(doc, i, "thanks") is None:
        return None
    near = range(i, min(i + 6, len(doc.tokens)))
    mention = next((j for j in near if doc.tokens[j].kind == "mention"), None)
    if mention is None:
        return None
    while mention < len(doc.tokens) and (doc.tokens[mention].kind == "mention" or word(doc, mention) == "and"):
        mention += 1
    return starts_at(doc, mention, "gift")


def _promotes(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """The caption says that it promotes something, plainly or by a code: the place that says so first."""
    places = [*clear_disclosures(doc), *_places(doc, "promo_code")]
    if places:
        first = min(places, key=lambda p: p.first)
        yield Hit(first.start, first.end, {})


def _promotes_with_music(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """Advertising that speaks of a song or sound."""
    if clear_disclosures(doc):
        for place in _places(doc, "sound"):
            yield Hit(place.start, place.end, {})
            return


CHECKS = {
    "disclosure_after_the_fold": Check(_hidden, ("fold",), ("fold",), wakes=_CLEAR),
    "disclosure_in_tag_pile": Check(_piled, ("pile",), wakes=_CLEAR),
    "unclear_disclosure": Check(_unclear, wakes=("unclear_disclosure",)),
    "brand_thanked": Check(_thanked, wakes=("gift", "gifted_by")),
    "promotes_something": Check(_promotes, wakes=(*_CLEAR, "promo_code")),
    "promotes_with_music": Check(_promotes_with_music, wakes=("sound",)),
}
