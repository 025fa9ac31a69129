"""A caption cut into tokens, sentences and masks; every offset is a code point of the text as typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.caption.grammar import Grammar

TokenKind = Literal["word", "number", "emoji", "mark", "break", "hashtag", "mention", "link"]
MaskKind = Literal["quote", "lyric", "hashtag", "mention", "link", "name"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word, mark, emoji, #tag, @mention, link or line break.

    `start` and `end` are code points of the text as typed, end exclusive. `word` is folded: NFKC, lower case, straight
    apostrophes, stretched letters shortened. A contraction is two tokens ("you", "'re"); "y'all" is one.
    """

    start: int
    end: int
    word: str
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch that is not the creator's own speech to the reader. Code points, end exclusive."""

    start: int
    end: int
    kind: MaskKind


@dataclass(frozen=True, slots=True)
class Document:
    """A caption, read once. `sentences` are ranges of token indices, end exclusive."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    masks: tuple[Mask, ...]
    grammar: Grammar
    joined: str  # " " + the folded tokens joined by single spaces + " "; phrases are matched against this
    token_at: tuple[int, ...] = field(repr=False)  # joined index -> index of the token that starts there, else -1

    def masked(self, start: int, end: int) -> Mask | None:
        """The first mask that overlaps the code points [start, end)."""
        return next((m for m in self.masks if m.start < end and start < m.end), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Consecutive tokens of a document: where a phrase was found. `first` to `last`, last exclusive."""

    doc: Document
    first: int
    last: int

    @property
    def start(self) -> int:
        return self.doc.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.doc.tokens[self.last - 1].end

    @property
    def text(self) -> str:
        return self.doc.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the code points [start, end) of the caption by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to rephrase a finding: `says` is what stands there instead ("" = dropped); the edits go together."""

    says: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a whole-caption check found something, and the values that fill the rule's message."""

    start: int
    end: int
    values: dict[str, str]
