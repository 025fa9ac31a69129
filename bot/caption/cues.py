"""What stands around a place: the small questions about words, edges and sentences that predicates are made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from bot.caption.cutting import is_plain
from bot.caption.document import Document, Place, Token

BASE_VERBS = ("plain_verb", "noun_verb", "reader_act")  # the lexicons that together hold the base verbs of orders
_LONGEST_CLAUSE = 60  # words; what is longer is no clause, and must not cost time that grows with its square


def token(doc: Document, i: int) -> Token | None:
    return doc.tokens[i] if 0 <= i < len(doc.words) else None


def word(doc: Document, i: int) -> str:
    """The folded word at a token index; "" outside the caption and for anything that is no word."""
    return doc.said.get(i, "")


def is_word(doc: Document, i: int) -> bool:
    """Whether a token is a word. A plain one is told by itself, before the kinds of all the others are worked out."""
    return is_plain(doc.typed[i]) or doc.kinds[i] == "word"


def mark(doc: Document, i: int) -> str:
    return doc.marks.get(i, "")


def is_edge(doc: Document, i: int) -> bool:
    """Whether a clause ends or starts at this token: a mark, an emoji, a #tag, a line break, the caption's ends."""
    return not 0 <= i < len(doc.words) or doc.edges[i] == 1


def ends_at(doc: Document, i: int, lexicon: str) -> int | None:
    """The first token of the longest entry of a lexicon whose last word is token `i`."""
    if not 0 <= i < len(doc.words):
        return None
    for length in doc.grammar.ending[lexicon].get(doc.words[i], ()):
        first = i + 1 - length
        if first >= 0 and " ".join(doc.words[first : i + 1]) in doc.grammar[lexicon]:
            return first
    return None


def starts_at(doc: Document, i: int, lexicon: str) -> int | None:
    """The token after the longest entry of a lexicon whose first word is token `i`."""
    if not 0 <= i < len(doc.words):
        return None
    for length in doc.grammar.starting[lexicon].get(doc.words[i], ()):
        if " ".join(doc.words[i : i + length]) in doc.grammar[lexicon]:
            return min(i + length, len(doc.words))
    return None


def among(doc: Document, i: int, *lexicons: str) -> bool:
    """Whether the word at a token index is an entry of any of the lexicons."""
    if w := word(doc, i):
        for name in lexicons:
            if w in doc.grammar[name]:
                return True
    return False


def any_among(doc: Document, first: int, last: int, *lexicons: str) -> bool:
    """Whether any word from token `first` to `last`, end exclusive, is an entry of any of the lexicons."""
    for name in lexicons:
        tokens = doc.words_of(name)
        i = bisect_left(tokens, first)
        if i < len(tokens) and tokens[i] < last:
            return True
    return False


def any_starts(doc: Document, first: int, last: int, lexicon: str) -> bool:
    """Whether an entry of a lexicon starts from token `first` to `last`, end exclusive."""
    tokens = doc.openings_of(lexicon)
    near = tokens[bisect_left(tokens, first) : bisect_left(tokens, last)]
    return any(starts_at(doc, i, lexicon) is not None for i in near)


def says(doc: Document, lexicon: str) -> bool:
    """Whether any entry of a lexicon stands anywhere in the caption."""
    return bool(doc.spots(lexicon))


def skip_back(doc: Document, i: int, lexicon: str, most: int = 5) -> int:
    """The first token index at or before `i` whose word is not in the lexicon, at most `most` words back."""
    said, entries, least = doc.said, doc.grammar[lexicon], i - most
    while i > least and said.get(i) in entries:
        i -= 1
    return i


def sentence(place: Place) -> tuple[int, int]:
    """The token range of the sentence that holds the place's first token; of a very long one, what stands near."""
    first, last = place.doc.sentence_of(place.first) or (place.first, place.last)
    if place.first >= last:
        return place.first, place.last
    return max(first, place.first - _LONGEST_CLAUSE), min(last, place.last + _LONGEST_CLAUSE)


def clause_start(place: Place) -> int:
    """The first token of the place's clause: back to the nearest edge."""
    least = max(0, place.first - _LONGEST_CLAUSE)
    edge = place.doc.edges.rfind(1, least, place.first)
    return least if edge < 0 else edge + 1


def clause_end(place: Place) -> int:
    """The token after the place's clause: on to the nearest edge."""
    most = min(place.last + _LONGEST_CLAUSE, len(place.doc.words))
    edge = place.doc.edges.find(1, place.last, most)
    return most if edge < 0 else edge


def words_before(place: Place, most: int) -> Iterator[str]:
    """The words before the place within its sentence, nearest first; marks and emoji are passed over."""
    first, _ = sentence(place)
    for i in range(place.first - 1, max(first, place.first - most) - 1, -1):
        if w := word(place.doc, i):
            yield w


def asks(place: Place) -> bool:
    """The place's sentence ends with a question mark."""
    _, last = sentence(place)
    return last > place.first and mark(place.doc, last - 1) == "?"


def speaks_to_reader(doc: Document, first: int, last: int) -> bool:
    """A `you` of any kind stands among the tokens from `first` to `last`, end exclusive."""
    return any_among(doc, first, last, "second_person")


def opens_with_for(doc: Document, i: int) -> bool:
    """Token `i` is a "for" or "to" that opens its clause: "For all the night nurses, ..."."""
    return word(doc, i) in ("for", "to") and is_edge(doc, i - 1)
