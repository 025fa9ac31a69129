"""What the caption asks of its reader: nothing, one thing, or several at once."""

from __future__ import annotations

from collections.abc import Iterator

from bot.caption.cues import any_starts, is_edge, word
from bot.caption.document import Document, Hit
from bot.caption.measures.check import Check, Numbers
from bot.caption.measures.entries import entries, has

_LIKE_THIS = frozenset({"this", "it", "and", "if", "my", "comment", "share", "subscribe", "follow", "save", ""})


def opens_a_request(doc: Document, i: int) -> bool:
    """Whether an imperative can stand here: at a clause's start, or after "please", "and", "don't forget to".

    "I need to share" and "it looks like this" show that nobody is asked.
    """
    if is_edge(doc, i - 1) or doc.words[i - 1] in "&+/":
        return True
    before = word(doc, i - 1)
    if before == "to":
        return word(doc, i - 2) in doc.grammar["reminder"]
    return before in doc.grammar["before_request"]


def asks_for_something(doc: Document) -> bool:
    """A question, a phrase such as "link in bio", or an imperative that asks the reader to do something."""
    if "asks" not in doc.notes:
        doc.notes["asks"] = (
            "?" in doc.text
            or has(doc, "request_phrase")
            or any(opens_a_request(doc, first) for first, _ in doc.spots("request_verb"))
        )
    return bool(doc.notes["asks"])


def _nothing(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """A caption of some length, in English, that asks nothing at all. Marks its last word: the request would follow."""
    if len(doc.words) < numbers["words"] or has(doc, "tribute") or asks_for_something(doc):
        return
    yield from _at_its_end(doc, numbers["words"])


def _nothing_to_answer(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """It asks its reader to look, tap or buy, and nothing that one could answer. Marks its last word."""
    if len(doc.words) < numbers["words"] or "?" in doc.text or has(doc, "tribute"):
        return
    if asks_for_something(doc) and not any_starts(doc, 0, len(doc.words), "reply_prompt"):
        yield from _at_its_end(doc, numbers["words"])


def last_english_word(doc: Document, least: int) -> int | None:
    """The last word of a caption of at least `least` words, where it is English enough; else None."""
    words = [i for i, kind in enumerate(doc.kinds) if kind == "word"]
    common_word = doc.grammar["common_word"]
    common = sum(doc.words[i] in common_word for i in words)
    return words[-1] if len(words) >= least and 5 * common >= len(words) else None


def _at_its_end(doc: Document, least: int) -> Iterator[Hit]:
    if (last := last_english_word(doc, least)) is not None:
        yield Hit(doc.spans[0][last], doc.spans[1][last], {})


def _social_actions(doc: Document) -> Iterator[tuple[int, str]]:
    """Where the caption asks for a like, a comment, a share, a follow, a save, a tag, a message or a tap on a link."""
    for i, end in entries(doc, "social_action"):
        if not opens_a_request(doc, i):
            continue
        if word(doc, i) == "like" and word(doc, end) not in _LIKE_THIS:
            continue  # "like a queen"
        yield i, " ".join(doc.words[i:end])


def _several(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """More different requests than `most`. Marks the first one too many."""
    asked: list[str] = []
    surplus: int | None = None
    for i, action in _social_actions(doc):
        if action not in asked:
            asked.append(action)
            if len(asked) == numbers["most"] + 1:
                surplus = i
    if surplus is not None:
        token = doc.tokens[surplus]
        yield Hit(token.start, token.end, {"count": str(len(asked)), "actions": ", ".join(asked)})


CHECKS = {
    "no_call_to_action": Check(_nothing, ("words",), shortest=lambda numbers: numbers["words"]),
    "nothing_to_answer": Check(_nothing_to_answer, ("words",), shortest=lambda numbers: 4 * numbers["words"]),
    "several_calls_to_action": Check(_several, ("most",), ("count", "actions"), wakes=("social_action",)),
}
