"""Shows someone's words in Discord without letting them act as markup, and reads them back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

_ALWAYS = frozenset("\\*_~`|[]<>")
_LINK = re.compile(r"https?://[^\s\\*`|<>\[\]~]+")
_SCHEME = re.compile("://")
_LINE_START = re.compile(r"^[^\S\n]*(?:\d+(?=[.)]))?([#+\-.)])", re.MULTILINE)
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ESCAPED_OR_BOLD = re.compile(r"\\(.)|\*\*", re.DOTALL)

Span = tuple[int, int]
T = TypeVar("T")


def escape(text: str) -> str:
    """The text with a backslash before everything that Discord would take for markup, a link too; without what turns
    the direction of the line, so that the words around it stay as they are.
    """
    return "".join(_shown(straight(text), links=False))


def straight(text: str) -> str:
    """The text without what turns the direction of the line."""
    return _TURNS.sub("", text)


def quote(text: str, bold: Iterable[Span] = ()) -> str:
    """The text as a quotation, the given spans in bold; links stay links. `unquote` gives the text back exactly."""
    shown = _shown(text, links=True)
    for start, end in _runs(text, bold):
        shown[start] = "**" + shown[start]
        shown[end - 1] += "**"
    return "\n".join(f"> {line}" for line in "".join(shown).split("\n"))


def unquote(shown: str) -> str:
    """The text that `quote` was given."""
    lines = "\n".join(re.sub(r"^> ?", "", line) for line in shown.split("\n"))
    return _ESCAPED_OR_BOLD.sub(lambda match: match[1] or "", lines)


def fence(text: str) -> str:
    """The text in a code block, line breaks kept. Backticks in a row are parted, so that it can't end early."""
    body = text if can_fence(text) else text.replace("``", "`\u200b`")
    return f"```\n{body}\n```"


def can_fence(text: str) -> bool:
    """Whether a code block can show this text byte for byte."""
    return "```" not in text


def clip(text: str, limit: int) -> str:
    """The text, cut at a word where it is longer than the limit."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > limit // 2 else cut).rstrip() + "…"


def in_pages(items: Iterable[T], size: Callable[[T], int], room: int, most: int | None = None) -> list[list[T]]:
    """The items in their order, as many on a page as have room and are at most `most`; at least one page."""
    pages: list[list[T]] = [[]]
    left = room
    for one in items:
        if pages[-1] and (size(one) > left or len(pages[-1]) == most):
            pages.append([])
            left = room
        pages[-1].append(one)
        left -= size(one)
    return pages


def units(text: str) -> int:
    """The length as Discord may count it: UTF-16 units, the larger of the two ways of counting."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def _shown(text: str, *, links: bool) -> list[str]:
    """One piece a character, escaped where it needs to be."""
    shown = ["\\" + char if char in _ALWAYS else char for char in text]
    for mark in _LINE_START.finditer(text):
        at = mark.start(1)
        shown[at] = "\\" + text[at]
    for scheme in _SCHEME.finditer(text):
        shown[scheme.start()] = "\\:"
    for link in _LINK.finditer(text) if links else ():
        shown[link.start() : link.end()] = link[0]
    return shown


def _runs(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans in order: merged, within one line each, without spaces at their edges (bold would not show)."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    runs = []
    for start, end in merged:
        for word in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text[start:end]):
            runs.append((start + word.start(), start + word.end()))
    return runs
