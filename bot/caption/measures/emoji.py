"""Emoji that a screen reader reads out one by one: long runs, the same one again and again, emoji as bullets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from bot.caption.cutting import PICTURE
from bot.caption.document import Document, Hit, Token
from bot.caption.measures.check import Check, Numbers

_SIGNS = frozenset("©®™")
_STYLE = str.maketrans("", "", "\ufe0e\ufe0f")


def is_emoji(token: Token) -> bool:
    """A picture, not an emoticon (":)", "<3") nor a sign such as ©."""
    return token.kind == "emoji" and _is_picture(token.word)


def _is_picture(emoji: str) -> bool:
    return not emoji.isascii() and emoji[0] not in _SIGNS


def _runs(doc: Document) -> list[list[int]]:
    """Emoji that stand together, with nothing but blanks between them, as tokens."""
    if "emoji runs" not in doc.notes:
        doc.notes["emoji runs"] = list(_found_runs(doc))
    return cast(list[list[int]], doc.notes["emoji runs"])


def _found_runs(doc: Document) -> Iterator[list[int]]:
    starts, ends = doc.spans
    run: list[int] = []
    for i in [i for i, kind in enumerate(doc.kinds) if kind == "emoji" and _is_picture(doc.words[i])]:
        if run and (i > run[-1] + 1 or doc.text[ends[run[-1]] : starts[i]].strip()):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _most_in_a_row(doc: Document, run: list[int]) -> int:
    """How often the same emoji stands in a row, at most."""
    most = row = 0
    last = ""
    for i in run:
        emoji = doc.words[i].translate(_STYLE)
        row = row + 1 if emoji == last else 1
        last, most = emoji, max(most, row)
    return most


def _long_run(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """`run` emoji in a row, or the same one `same` times. One hit a caption, the first: it is one habit."""
    if len(PICTURE.findall(doc.unusual)) < min(numbers["run"], numbers["same"]):
        return
    for run in _runs(doc):
        if len(run) >= numbers["run"] or _most_in_a_row(doc, run) >= numbers["same"]:
            yield Hit(doc.spans[0][run[0]], doc.spans[1][run[-1]], {"count": str(len(run))})
            return


def _bullets(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """Several lines that each open with one emoji and go on in words. Marks the first line's emoji."""
    if len(doc.unusual) < numbers["lines"]:
        return
    starts = [0, *(i + 1 for i, word in enumerate(doc.words) if word == "\n")]
    openers = [i for i in starts if _is_bullet(doc, i)]
    if len(openers) >= numbers["lines"]:
        first = doc.tokens[openers[0]]
        yield Hit(first.start, first.end, {"count": str(len(openers))})


def _is_bullet(doc: Document, i: int) -> bool:
    """An emoji, with words of the same line behind it."""
    kinds = doc.kinds[i : i + 3]
    words_follow = len(kinds) == 3 and kinds[1] in ("word", "number") and kinds[2] == "word"
    return words_follow and is_emoji(doc.tokens[i])


CHECKS = {
    "emoji_run": Check(_long_run, ("run", "same"), ("count",)),
    "emoji_bullets": Check(_bullets, ("lines",), ("count",), signs=("\n",)),
}
