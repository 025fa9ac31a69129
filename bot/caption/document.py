"""A caption cut into tokens, sentences and masks; every offset is a code point of the text as typed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import filterfalse
from typing import NamedTuple, overload

from bot.caption.cutting import Pieces, TokenKind
from bot.caption.grammar import Grammar
from bot.caption.lazily import lazily
from bot.caption.masks import NO_MASKS, Mask, MaskKind, Masks, may_quote, quotations
from bot.caption.spotter import Spans

__all__ = ["Choice", "Document", "Edit", "Hit", "Mask", "MaskKind", "Place", "Token", "TokenKind"]

_TAGGED: dict[TokenKind, MaskKind] = {"hashtag": "hashtag", "mention": "mention", "link": "link"}
_EDGE_KINDS = frozenset({"break", "emoji", "hashtag", "link"})
_EDGE_MARKS = frozenset(
    {",", ".", "!", "?", "…", ":", ";", "-", "–", "—", "(", ")", "|", "/", "•", "*", '"', "“", "”", "~"}
)
_ENDS = frozenset({".", "!", "?", "…", "\n"})


class Token(NamedTuple):
    """One word, mark, emoji, #tag, @mention, link or line break.

    `start` and `end` are code points of the text as typed, end exclusive. `word` is folded: NFKC, lower case, straight
    apostrophes, stretched letters shortened. A contraction is two tokens ("you", "'re"); "y'all" is one.
    """

    start: int
    end: int
    word: str
    kind: TokenKind


class Tokens(Sequence[Token]):
    """The tokens of a document, each made when it is asked for."""

    def __init__(self, doc: Document) -> None:
        self._columns = (*doc.spans, doc.words, doc.kinds)

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, i: int | slice) -> Token | tuple[Token, ...]:
        starts, ends, words, kinds = self._columns
        if isinstance(i, slice):
            return tuple(map(Token, starts[i], ends[i], words[i], kinds[i]))
        return Token(starts[i], ends[i], words[i], kinds[i])


class Document:
    """A caption, read once; it never changes.

    Its words and what is found among them are there at once. All else (where tokens stand, of what kind they are,
    sentences, masks) is worked out when it is first asked for: most captions hold nothing to ask about.
    """

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self._pieces = Pieces(text, grammar["whole_word"], grammar["clitic"])
        self.words: Sequence[str] = self._pieces.words  # every token, folded
        self.joined = self._pieces.joined
        self.found: Mapping[str, Spans] = grammar.spotter.spot(self.joined)  # what stands in it, by name
        # what was worked out about the caption as a whole, so that it is done once however many places ask
        self.notes: dict[str, object] = {}
        self.held: dict[tuple[str, int, int], bool] = {}  # what predicates said of places; several rules ask the same
        self._words_of: dict[str, list[int]] = {}

    @lazily
    def unusual(self) -> str:
        """The tokens that hold more than ASCII, as typed, put together. Most questions about letters end here."""
        return "" if self.text.isascii() else "".join(filterfalse(str.isascii, self.typed))

    @lazily
    def shouted(self) -> bool:
        """Whether all of it is in capitals, so that they tell nothing."""
        return self.text.isupper()

    @lazily
    def typed(self) -> Sequence[str]:
        """Every token as typed, but for its apostrophes."""
        return self._pieces.typed

    @lazily
    def kinds(self) -> Sequence[TokenKind]:
        return self._pieces.kinds()

    @lazily
    def said(self) -> Mapping[int, str]:
        """The tokens that are words, folded, by their index."""
        return {i: self.words[i] for i, kind in enumerate(self.kinds) if kind == "word"}

    @lazily
    def marks(self) -> Mapping[int, str]:
        """The tokens that are marks, by their index."""
        return {i: self.words[i] for i, kind in enumerate(self.kinds) if kind == "mark"}

    @lazily
    def spans(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where the tokens start and where they end, as code points."""
        return self._pieces.spans()

    @lazily
    def hashtags(self) -> Sequence[int]:
        """The tokens that a platform would link as a tag: "#1" is a number, not a tag."""
        if "#" not in self.joined:
            return ()
        return [i for i, word in enumerate(self.words) if word[0] == "#" and any(map(str.isalpha, word))]

    @lazily
    def tokens(self) -> Sequence[Token]:
        return Tokens(self)

    @lazily
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Ranges of token indices, end exclusive: up to a full stop, !, ? or …, before and after a line break."""
        found: list[tuple[int, int]] = []
        first = 0
        for i in [i for i, word in enumerate(self.words) if word in _ENDS]:
            end = i if self.words[i] == "\n" else i + 1
            if end > first:
                found.append((first, end))
            first = i + 1
        if first < len(self.words):
            found.append((first, len(self.words)))
        return tuple(found)

    @lazily
    def edges(self) -> bytes:
        """For each token 1 where a clause ends or starts at it, else 0. A kiss or a laugh that ends a line is one."""
        sign_off = self.grammar["sign_off"]
        edges = bytearray(map(_EDGE_KINDS.__contains__, self.kinds))
        for i, mark in self.marks.items():
            if mark in _EDGE_MARKS:
                edges[i] = 1
        if not sign_off.isdisjoint(self.words):
            for i in [i for i, word in enumerate(self.words) if word in sign_off]:
                edges[i] = edges[i] or i + 1 == len(self.words) or self.kinds[i + 1] in _EDGE_KINDS
        return bytes(edges)

    @lazily
    def may_quote(self) -> bool:
        """Whether any word can be a quotation's, a lyric's or a fixed name's: nearly always told without the masks."""
        return "fixed_name" in self.found or may_quote(self.text)

    @lazily
    def masks(self) -> Masks:
        starts, ends = self.spans
        tagged = [Mask(starts[i], ends[i], _TAGGED[k]) for i, k in enumerate(self.kinds) if k in _TAGGED]
        names = [Mask(starts[a], ends[b - 1], "name") for a, b in self.found.get("fixed_name", ())]
        masks = [*tagged, *quotations(self.text), *names]
        return Masks(masks) if masks else NO_MASKS

    @lazily
    def first_word(self) -> int:
        """The first token that is a word; past the last where none is."""
        return next((i for i, kind in enumerate(self.kinds) if kind == "word"), len(self.words))

    def words_of(self, lexicon: str) -> Sequence[int]:
        """The tokens that are words of a lexicon, in order: looked for once, however many places ask."""
        if (tokens := self._words_of.get(lexicon)) is None:
            entries = self.grammar[lexicon]
            tokens = [i for i, word in self.said.items() if word in entries]
            self._words_of[lexicon] = tokens
        return tokens

    def openings_of(self, lexicon: str) -> Sequence[int]:
        """The tokens that are the first word of an entry of a lexicon; whether the rest follows is not yet asked."""
        key = f"{lexicon} ..."
        if (tokens := self._words_of.get(key)) is None:
            firsts = self.grammar.starting[lexicon]
            tokens = self._words_of[key] = [i for i, word in enumerate(self.words) if word in firsts]
        return tokens

    def spots(self, lexicon: str) -> Sequence[tuple[int, int]]:
        """Where entries of a watched lexicon stand, as tokens, end exclusive."""
        spots = self.found.get(lexicon)
        if spots is None and lexicon not in self.grammar.spotter.names:
            raise LookupError(f"{lexicon} is not among the watched lexicons of bot/caption/watched.py")
        return spots or ()

    def masked(self, start: int, end: int) -> Mask | None:
        """The first mask that overlaps the code points [start, end)."""
        return next(self.masks.over(start, end), None)

    def sentence_of(self, i: int) -> tuple[int, int] | None:
        """The range of the sentence that holds token `i`, or of the one before where it is a line break."""
        at = bisect_right(self.sentences, (i, len(self.words))) - 1
        return self.sentences[at] if at >= 0 else None


@dataclass(frozen=True, slots=True)
class Place:
    """Consecutive tokens of a document: where a phrase was found. `first` to `last`, last exclusive."""

    doc: Document
    first: int
    last: int

    @property
    def start(self) -> int:
        return self.doc.spans[0][self.first]

    @property
    def end(self) -> int:
        return self.doc.spans[1][self.last - 1]

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
