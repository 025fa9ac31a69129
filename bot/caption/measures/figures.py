"""What a review card says in numbers: length, lines, tags, and what stands before the fold."""

from __future__ import annotations

from dataclasses import dataclass

from bot.caption.document import Document
from bot.caption.measures.emoji import is_emoji
from bot.caption.measures.length import utf16_units
from bot.caption.measures.lines import lines


@dataclass(frozen=True, slots=True)
class Figures:
    """The measures of one caption. `longest_paragraph` is its longest line, in code points."""

    code_points: int
    utf16_units: int
    words: int
    lines: int
    first_line_code_points: int
    longest_paragraph: int
    hashtags: int
    mentions: int
    links: int
    emoji: int


def measure(doc: Document) -> Figures:
    lengths = [end - start for start, end in lines(doc.text)]
    kinds = [t.kind for t in doc.tokens]
    return Figures(
        code_points=len(doc.text),
        utf16_units=utf16_units(doc.text),
        words=kinds.count("word") + kinds.count("number"),
        lines=len(lengths),
        first_line_code_points=lengths[0] if lengths else 0,
        longest_paragraph=max(lengths, default=0),
        hashtags=len(doc.hashtags),
        mentions=kinds.count("mention"),
        links=kinds.count("link"),
        emoji=sum(is_emoji(t) for t in doc.tokens),
    )
