"""Engagement bait: asking for votes, reactions, shares, tags or set comments, and giveaways without rules.

A real question is not bait, and neither is an appeal for a missing person or in an emergency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bot.caption.cues import starts_at, word
from bot.caption.document import Document, Hit
from bot.caption.measures.asking import opens_a_request
from bot.caption.measures.check import Check, Numbers
from bot.caption.measures.emoji import is_emoji
from bot.caption.measures.entries import entries, has, quoted

Baits = Callable[[Document, int], int | None]  # the token after the bait that starts here, if one does
Where = Callable[[Document], Iterable[int]]  # the tokens at which it can start, in their order


def _first(baits: Baits, where: Where) -> Callable[[Document, Numbers], Iterator[Hit]]:
    """The first bait of its kind: one hit a caption. Quoted words are somebody else's."""

    def find(doc: Document, numbers: Numbers) -> Iterator[Hit]:
        for i in where(doc):
            end = baits(doc, i)
            if end is None or quoted(doc, doc.tokens[i]):
                continue
            if not has(doc, "appeal"):
                yield Hit(doc.tokens[i].start, doc.tokens[end - 1].end, {})
            return

    return find


def _on_words(baits: Baits, *lexicons: str) -> Check:
    """A bait that starts with an entry of one of the lexicons."""
    return Check(
        _first(baits, lambda doc: sorted({first for name in lexicons for first, _ in doc.spots(name)})), wakes=lexicons
    )


def _skip(doc: Document, i: int, lexicon: str, most: int = 3) -> int:
    """The first token at or after `i` that starts no entry of a lexicon."""
    for _ in range(most):
        after = starts_at(doc, i, lexicon)
        if after is None:
            break
        i = after
    return i


def _react(doc: Document, i: int) -> int | None:
    """ "double tap if", "like this post if you", "smash that like button"."""
    if (end := starts_at(doc, i, "bait_react")) is not None:
        return end
    if word(doc, i) in doc.grammar["react_verb"] and opens_a_request(doc, i):
        end = _skip(doc, i + 1, "this_post")
        if word(doc, end) == "if":
            return end + 1
    return None


def _before_conditions(doc: Document) -> list[int]:
    """Where "for" or "if" follows; nowhere unless one of them stands there twice."""
    if doc.joined.count(" for ") < 2 and doc.joined.count(" if ") < 2:
        return []
    return [i - 1 for i, w in enumerate(doc.words) if i and w in ("for", "if")]


def _vote(doc: Document, i: int) -> int | None:
    """ "❤️ for beach, 🔥 for city", "like for yes, comment for no": a second choice must follow in the same way."""
    if not _choice(doc, i) or word(doc, i + 1) not in ("for", "if"):
        return None
    for j in range(i + 3, min(i + 14, len(doc.tokens) - 1)):
        if _choice(doc, j) and word(doc, j + 1) == word(doc, i + 1) and _differs(doc, i, j):
            return j + 2
    return None


def _choice(doc: Document, i: int) -> bool:
    token = doc.tokens[i]
    return is_emoji(token) or (token.word in doc.grammar["vote_verb"] and opens_a_request(doc, i))


def _differs(doc: Document, i: int, j: int) -> bool:
    return doc.words[i] != doc.words[j]


def _share(doc: Document, i: int) -> int | None:
    """ "share if you agree", "repost this with 10 friends"."""
    if word(doc, i) not in doc.grammar["share_verb"] or not opens_a_request(doc, i):
        return None
    end = _skip(doc, i + 1, "this_post")
    if word(doc, end) == "if":
        return end + 1
    if word(doc, end) in ("with", "to") and end + 1 < len(doc.tokens):
        end += 1
        if doc.tokens[end].kind == "number" or word(doc, end) in doc.grammar["small_number"]:
            return starts_at(doc, end + 1, "taggable")
    return None


def _tag_words(doc: Document) -> list[int]:
    return [i for i, w in enumerate(doc.words) if w in ("tag", "@")]


def _tag(doc: Document, i: int) -> int | None:
    """ "tag a friend who", "tag 3 people", "tag your sister". "Tag me" asks for something else."""
    if word(doc, i) not in ("tag", "@") or not opens_a_request(doc, i):
        return None
    end = i + 1
    for _ in range(3):
        if (done := starts_at(doc, end, "taggable")) is not None:
            return done
        if not (word(doc, end) in doc.grammar["tag_filler"] or _is_number(doc, end)):
            return None
        end += 1
    return None


def _is_number(doc: Document, i: int) -> bool:
    return i < len(doc.tokens) and (doc.tokens[i].kind == "number" or word(doc, i) in doc.grammar["small_number"])


def _comment(doc: Document, i: int) -> int | None:
    """ "comment YES if", "type amen", "drop a ❤️ if you". "Comment below which one you'd wear" is a question."""
    if (end := starts_at(doc, i, "bait_comment")) is not None:
        return end
    if word(doc, i) not in doc.grammar["comment_verb"] or not opens_a_request(doc, i):
        return None
    end = i + 1
    while word(doc, end) in ("a", "an", "the", "your", "me", "some"):
        end += 1
    end = _answer_end(doc, end)
    if end is None:
        return None
    end = _skip(doc, end, "in_the_comments")
    return end + 1 if word(doc, end) == "if" else None


def _answer_end(doc: Document, i: int) -> int | None:
    """The token after a ready-made answer: an emoji, a "WORD" in capitals or quotes, "yes", a number."""
    if i >= len(doc.tokens):
        return None
    token = doc.tokens[i]
    mask = doc.masked(token.start, token.end)
    if mask is not None and mask.kind == "quote":
        while i < len(doc.tokens) and doc.tokens[i].start < mask.end:
            i += 1
        return i
    typed = doc.text[token.start : token.end]
    if is_emoji(token):
        while i < len(doc.tokens) and is_emoji(doc.tokens[i]):
            i += 1
        return i
    ready = token.kind == "number" or (token.kind == "word" and typed.isupper() and len(typed) > 1)
    return i + 1 if ready or token.word in doc.grammar["ready_answer"] else None


def _follow_back(doc: Document, i: int) -> int | None:
    """ "follow for follow", "#f4f", "#likesforlikes"."""
    return starts_at(doc, i, "follow_back")


def _giveaway(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """A giveaway that says how to enter, and nothing of its rules."""
    if not has(doc, "giveaway_entry") or has(doc, "giveaway_rules"):
        return
    for first, end in entries(doc, "giveaway"):
        yield Hit(doc.tokens[first].start, doc.tokens[end - 1].end, {})
        return


CHECKS = {
    "react_bait": _on_words(_react, "bait_react", "react_verb"),
    "vote_bait": Check(_first(_vote, _before_conditions), signs=(" for ", " if ")),
    "share_bait": _on_words(_share, "share_verb"),
    "tag_bait": Check(_first(_tag, _tag_words), signs=(" tag ", " @ ")),
    "comment_bait": _on_words(_comment, "bait_comment", "comment_verb"),
    "follow_back_bait": _on_words(_follow_back, "follow_back"),
    "giveaway_without_rules": Check(_giveaway, wakes=("giveaway",)),
}
