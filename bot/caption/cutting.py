"""Cuts a text into tokens: the typed pieces, each piece folded, and of what kind each one is.

Nearly every token of a caption is a plain word, a comma, a full stop, a tag or a line break. One pass of one pattern
cuts all of them, and the common ones stand first in it. Only what is unusual (a contraction, an emoji, a curly mark,
stretched letters) is looked at again, one by one.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Literal

from ahocorasick_rs import AhoCorasick

from bot.caption.fold import INVISIBLE, STRETCHES, encodable, fold

TokenKind = Literal["word", "number", "emoji", "mark", "break", "hashtag", "mention", "link"]

_EMOJI = (
    "[\U0001f1e6-\U0001f1ff]{2}"  # flags
    "|\U0001f3f4[\U000e0020-\U000e007f]+"  # flags of regions: England, Scotland, Wales
    "|[0-9#*]\ufe0f?\u20e3"  # keycaps
    "|[\u24c2\u2139]\ufe0f|[\u3297\u3299]\ufe0f?"  # letters and signs that are shown as pictures
    "|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u2190-\u21ff\u25a0-\u25ff\u3030\u00a9\u00ae\u2122]"
    "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*"
    "(?:\u200d[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff][\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*)*"
)
# What every emoji holds that is no emoticon; letters and marks hold none of it.
PICTURE = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u2190-\u21ff\u25a0-\u25ff"
    "\u3030\u00a9\u00ae\u2122\u20e3\u24c2\u2139\u3297\u3299]"
)
_EMOTICON = r"<3+|(?<!\w)[:;=]['-]?[)(DPpO*/|]+(?!\w)|(?<!\w)[xX]D+\b|\^_?\^"
_LETTER = f"[^\\W_\\d]|[\u24b6-\u24e9\u0300-\u036f{INVISIBLE}]"
_APOSTROPHE = "['\u2018\u2019\u02bc\uff07]"
_CURLY = re.compile("[\u2018\u2019\u02bc\uff07]")
_CLITIC = rf"{_APOSTROPHE}(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!\w|{_APOSTROPHE})"  # alone, as in the lexicons: "'s"
_TOKEN = rf"""
      (?P<break>\r\n?|\n|\u2028|\u2029)
    | (?P<link>https?://\S+|www\.\S+
        |\b[\w-]{{1,63}}+\.(?:com|net|org|co|io|me|tv|shop|store|app|ly|be|uk|de|fr)\b(?:/\S*)?)
    | (?P<mention>@[\w.]*\w)
    | (?P<hashtag>[\#\uff03](?!\ufe0f?\u20e3)(?:\w|{_LETTER}|\u200d)+)
    | (?P<emoji>{_EMOJI}|{_EMOTICON})
    | (?P<number>\d+(?:[.,:]\d+)*(?:[kKmMbB]|[%+]|st|nd|rd|th|am|pm)?(?![^\W_\d]))
    | (?P<word>{_CLITIC}|\d*(?:{_LETTER})+(?:\d*(?:{_LETTER})+)*(?:{_APOSTROPHE}(?:{_LETTER})+)*)
    | (?P<mark>\.\.+|[!?\u2026]+[!?.\u2026]*|\S)
    """
# What is told at once by what follows it. No such word opens an emoticon ("xD"), a link or a longer word.
_COMMON = (
    r"""[A-WYZa-wyz][A-Za-z]*+(?:'[A-Za-z]++)?(?=[ \n,!?;)]|\.(?!\w)|\Z)|,|\.(?!\.)|\#[A-Za-z0-9_]++(?=[ \n])|\n"""
)
_KIND = re.compile(_TOKEN, re.VERBOSE)
_PIECES = re.compile(rf"([ ]?)({_COMMON}|{re.sub('[?]P<[a-z]+>', '?:', _TOKEN)})", re.VERBOSE)

# Signs of a token that lower case alone does not fold: a contraction, repeated marks, a line break of two.
_ODD_SIGNS = ("'", "..", "!!", "??", "!?", "?!", "!.", "?.", "\r")
_ODD = AhoCorasick([*_ODD_SIGNS, *STRETCHES])
_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”–—•…"
_SINGLE: dict[str, TokenKind] = {**dict.fromkeys(_MARKS, "mark"), "\n": "break"}

# What a longer token is that opens with one of these, unless it is a key's cap.
_OPENING: dict[str, TokenKind] = {"#": "hashtag", "@": "mention", "'": "word", ".": "mark", "!": "mark", "?": "mark"}
_KEYCAP = "\u20e3"


Part = tuple[str, str]  # a token as typed and as folded
_MOST_CLITICS = 3  # of one word: "y'all'd've"; what has more is a word of its own
# whatever starts with one of these is an emoji
_FIRST_PICTURE, _LAST_PICTURE = "\U0001f000", "\U0001faff"
_FIRST_SYMBOL, _LAST_SYMBOL = "\u2600", "\u2775"


def is_plain(typed: str) -> bool:
    """A word of nothing but letters, and surely a word: "xD" is an emoticon."""
    return typed.isalpha() and typed[0] not in "xX"


class Pieces:
    """A text in pieces. `words` are its tokens, folded.

    `between` holds three pieces for each token (what no token holds, a space, the token as typed), then the text's
    end: their lengths tell where each one stands.
    """

    __slots__ = ("_spans", "between", "joined", "text", "words")

    def __init__(self, text: str, whole_words: frozenset[str], clitics: frozenset[str]) -> None:
        self.text = text.replace("\u2019", "'")  # by far the commonest of what is not ASCII, and as long
        self.between: list[str] = _PIECES.split(self.text)
        self.words = [*map(str.lower, self.between[2::3])]
        self._spans: tuple[list[int], list[int]] | None = None
        self.joined = f" {' '.join(self.words)} "  # phrases are matched against this
        if odd := self._odd():
            self._mend(odd, whole_words, clitics)
            self.joined = f" {' '.join(self.words)} "

    @property
    def typed(self) -> list[str]:
        return self.between[2::3]

    def spans(self) -> tuple[list[int], list[int]]:
        """Where the tokens start and where they end."""
        if self._spans is None:
            edges = list(accumulate(map(len, self.between)))
            self._spans = edges[1::3], edges[2::3]
        return self._spans

    def kinds(self) -> list[TokenKind]:
        typed = self.typed
        known = dict(_SINGLE)  # what is typed alike is of the same kind wherever it stands
        opening = {} if _KEYCAP in self.text else _OPENING
        kinds = ["word" if t.isalpha() and t[0] not in "xX" else known.get(t) or opening.get(t[0]) for t in typed]
        for i in [i for i, kind in enumerate(kinds) if kind is None]:
            kinds[i] = known[typed[i]] = known.get(typed[i]) or self._kind(typed[i], i)
        return kinds  # type: ignore[return-value]  # none is None any more

    def _kind(self, typed: str, i: int) -> TokenKind:
        """The kind of a token that is no plain word."""
        first = typed[0]
        if _FIRST_PICTURE <= first <= _LAST_PICTURE or _FIRST_SYMBOL <= first <= _LAST_SYMBOL:
            return "emoji"
        if typed in _SINGLE:
            return _SINGLE[typed]
        if len(typed) > 1 and _KEYCAP not in typed:
            if first in _OPENING:
                return _OPENING[first]
            if "'" in typed and first.isalpha():
                return "word"
        m = _KIND.match(self.text, self.spans()[0][i])
        return m.lastgroup if m is not None else "mark"  # type: ignore[return-value]  # the groups are named after kinds

    def _odd(self) -> list[int]:
        """The tokens that lower case alone does not fold."""
        signed: list[int] = []  # those that hold one of the odd signs
        token, at = -1, 0
        for _, start, _ in _ODD.find_matches_as_indexes(encodable(self.joined)):
            token += self.joined.count(" ", at, start)
            at = start
            signed.append(token)
        if self.joined.isascii():
            return list(dict.fromkeys(signed))
        return sorted({*signed, *(i for i, word in enumerate(self.words) if not word.isascii())})

    def _mend(self, odd: list[int], whole_words: frozenset[str], clitics: frozenset[str]) -> None:
        """Fold the odd tokens, and cut those anew that are several tokens or none."""
        typed = self.typed
        recut: dict[int, list[Part]] = {}
        known: dict[str, list[Part]] = {}  # by the token as typed
        for i in odd:
            one = typed[i]
            if len(one) == 1 and _FIRST_PICTURE <= one <= _LAST_PICTURE:
                self.words[i] = one
                continue
            parts = known.get(one)
            if parts is None:
                parts = known[one] = self._parts(one, i, whole_words, clitics)
            if len(parts) == 1:
                self.words[i] = parts[0][1]
            else:
                recut[i] = parts
        if recut:
            self._recut(recut)

    def _parts(self, typed: str, i: int, whole_words: frozenset[str], clitics: frozenset[str]) -> list[Part]:
        """One token as typed and as folded. A contraction is several; nothing but invisible marks is none."""
        kind = "word" if typed.isalnum() and typed[0] not in "xX" else self._kind(typed, i)
        if kind == "break":
            return [(typed, "\n")]
        if kind in ("emoji", "link"):
            return [(typed, typed.lower() if typed.isascii() else typed)]
        if kind == "mark":
            parts = [(typed, _mark(typed))]
        elif kind == "word":
            parts = [(part, fold(part)) for part in _contraction(typed, whole_words, clitics)]
        else:
            parts = [(typed, fold(typed))]
        return [part for part in parts if part[1]]

    def _recut(self, recut: dict[int, list[Part]]) -> None:
        """Put the parts in the places of their tokens."""
        words: list[str] = []
        between: list[str] = []
        unheld: list[str] = []  # what no token holds any more, up to the next token
        done = 0
        for i, parts in [*recut.items(), (len(self.words), [])]:
            words += self.words[done:i]
            some = self.between[3 * done : 3 * i + 3]
            if parts:
                words += [word for _, word in parts]
                some[-1:] = [piece for typed, _ in parts for piece in (typed, "", "")][:-2]
            kept = len(some) if parts or i == len(self.words) else 3 * (i - done)
            if kept:
                some[0] = "".join([*unheld, some[0]])
                unheld = []
            between += some[:kept]
            unheld += some[kept:]
            done = i + 1
        self.words, self.between, self._spans = words, between, None


def _mark(typed: str) -> str:
    """One name for each kind of mark, however often it is repeated; "" for an invisible one."""
    if typed[0] in ".…" and typed != "." and not set(typed) & set("?!"):
        return "…"
    plain = fold(typed)  # "‼" folds to "!!"
    return "?" if "?" in plain else "!" if "!" in plain else plain


def _contraction(typed: str, whole_words: frozenset[str], clitics: frozenset[str]) -> list[str]:
    """ "you've" is "you" + "'ve", and "y'all'd've" is "y'all" + "'d" + "'ve"."""
    rest = typed if typed.isascii() else _CURLY.sub("'", typed)
    parts: list[str] = []
    while "'" in rest and len(parts) < _MOST_CLITICS and fold(rest) not in whole_words:
        head, apostrophe, tail = rest.rpartition("'")
        if not head or fold(apostrophe + tail) not in clitics:
            break
        parts.insert(0, apostrophe + tail)
        rest = head
    return [rest, *parts]
