"""The small questions that voice, orders and `you` share: a quotation, an initial, a tag, where a clause starts."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence

from bot.caption.cues import is_edge, mark, token, word
from bot.caption.document import Document

Span = tuple[int, int]
_QUOTED = ("quote", "lyric", "mention", "hashtag", "link", "name")
SOFT_MARKS = frozenset(
    {",", "(", "-", "–", "—", "/", '"', "“", "*"}
)  # after these a clause goes on as often as one starts
FOLLOW_TAGS = ("#followme", "#follow")


def follow_tag(doc: Document, i: int) -> bool:
    """A hashtag that is an order because a tag follows: "#followme @sam"."""
    return doc.words[i] in FOLLOW_TAGS and "mention" in doc.kinds[i + 1 : i + 3]


def follows_me(doc: Document) -> bool:
    """ "#followme @sam" stands in the caption: somebody speaks of "me", if only in a tag."""
    if "#followme" not in doc.joined:
        return False
    return any(word == "#followme" and follow_tag(doc, i) for i, word in enumerate(doc.words))


def quoted(doc: Document, i: int) -> bool:
    """Whether a word stands in a quotation, a lyric, a link or a name."""
    if not doc.may_quote:
        return False
    mask = doc.masked(doc.spans[0][i], doc.spans[1][i])
    return mask is not None and mask.kind in _QUOTED


def initial(doc: Document, i: int) -> bool:
    """A letter of an abbreviation, no pronoun: "U.S.", "T.I.", "U of M", "US" in a caption not all in capitals."""
    typed, text = doc.typed[i], doc.text
    if typed == "US":
        return not doc.shouted
    if "\\" in text and text[doc.spans[0][i] - 1 : doc.spans[0][i]] == "\\":
        return True  # an escape such as \u2063 that an app left behind
    if typed not in ("I", "U"):
        return False
    start, end = doc.spans[0][i], doc.spans[1][i]
    before, after = text[start - 1 : start], text[end : end + 2]
    dotted = (before == "." and text[start - 2 : start - 1].isalpha()) or (after[:1] == "." and after[1:].isalpha())
    bar = typed == "I" and i > 0 and doc.kinds[i - 1] == "mention" and capital(doc, i + 1)  # "@sam I Photographer"
    return dotted or bar or (typed == "U" and word(doc, i + 1) == "of")


def within(at: int, spans: Sequence[Span]) -> bool:
    """Whether a code point lies in one of the spans, which are sorted and don't overlap."""
    i = bisect_right(spans, (at, sys.maxsize)) - 1
    return i >= 0 and at < spans[i][1]


def capital(doc: Document, i: int) -> bool:
    """A word typed with a capital first and small letters after: "Sam"."""
    t = token(doc, i)
    return t is not None and t.kind == "word" and doc.text[t.start : t.end].istitle()


def strong_edge(doc: Document, i: int) -> bool:
    """An edge after which a new clause starts for certain; a comma or a bracket is none, a dash between spaces is."""
    if not is_edge(doc, i):
        return False
    m = mark(doc, i)
    if m not in SOFT_MARKS:
        return True
    t = doc.tokens[i]
    return m in ("-", "–", "—") and doc.text[t.start - 1 : t.start].isspace() and doc.text[t.end : t.end + 1].isspace()


def unmarked_start(doc: Document, i: int) -> bool:
    """A sentence that starts with a capital after two spaces, without a mark before: "it is ready  Come and see"."""
    t = doc.tokens[i]
    return i > 0 and capital(doc, i) and doc.text[max(0, t.start - 2) : t.start] == "  "
