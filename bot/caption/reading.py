"""From the text as typed to a Document: tokens, sentences, masks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.caption.document import Document, Token, TokenKind
from bot.caption.fold import INVISIBLE, fold
from bot.caption.grammar import Grammar
from bot.caption.masks import find_masks

_EMOJI = (
    "[\U0001f1e6-\U0001f1ff]{2}"  # flags
    "|\U0001f3f4[\U000e0020-\U000e007f]+"  # flags of regions: England, Scotland, Wales
    "|[0-9#*]\ufe0f?\u20e3"  # keycaps
    "|[\u24c2\u2139]\ufe0f|[\u3297\u3299]\ufe0f?"  # letters and signs that are shown as pictures
    "|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u2190-\u21ff\u25a0-\u25ff\u3030\u00a9\u00ae\u2122]"
    "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*"
    "(?:\u200d[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff][\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*)*"
)
_EMOTICON = r"<3+|(?<!\w)[:;=]['-]?[)(DPpO*/|]+(?!\w)|(?<!\w)[xX]D+\b|\^_?\^"
_LETTER = f"[^\\W_\\d]|[\u24b6-\u24e9\u0300-\u036f{INVISIBLE}]"
_APOSTROPHE = "['\u2018\u2019\u02bc\uff07]"
_TOKEN = re.compile(
    rf"""
      (?P<break>\r\n?|\n|\u2028|\u2029)
    | (?P<link>https?://\S+|www\.\S+|\b[\w-]+\.(?:com|net|org|co|io|me|tv|shop|store|app|ly|be|uk|de|fr)\b(?:/\S*)?)
    | (?P<mention>@[\w.]*\w)
    | (?P<hashtag>[\#\uff03](?!\ufe0f?\u20e3)(?:\w|{_LETTER}|\u200d)+)
    | (?P<emoji>{_EMOJI}|{_EMOTICON})
    | (?P<number>\d+(?:[.,:]\d+)*(?:[kKmMbB]|[%+]|st|nd|rd|th|am|pm)?(?![^\W_\d]))
    | (?P<clitic>{_APOSTROPHE}(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!\w|{_APOSTROPHE}))
    | (?P<word>\d*(?:{_LETTER})+(?:\d*(?:{_LETTER})+)*(?:{_APOSTROPHE}(?:{_LETTER})+)*)
    | (?P<mark>\.\.+|[!?\u2026]+[!?.\u2026]*|\S)
    """,
    re.VERBOSE,
)
_ENDS = frozenset({".", "!", "?", "…"})


def read(text: str, grammar: Grammar) -> Document:
    """Cut a caption into tokens, sentences and masks. Never fails, whatever the text holds."""
    tokens = tuple(_tokens(text, grammar))
    joined, token_at = _join(tokens)
    masks = find_masks(text, tokens, joined, token_at, grammar["fixed_name"])
    return Document(text, tokens, tuple(_sentences(tokens)), masks, grammar, joined, token_at)


def fold_phrase(phrase: str, grammar: Grammar) -> str:
    """A phrase as it stands in Document.joined: its folded tokens, joined by single spaces."""
    return " ".join(t.word for t in _tokens(phrase, grammar))


def _tokens(text: str, grammar: Grammar) -> Iterator[Token]:
    for m in _TOKEN.finditer(text):
        start, end, typed = m.start(), m.end(), m[0]
        if m.lastgroup == "clitic":  # one that stands alone, as in the lexicons: "'s"
            yield Token(start, end, fold(typed), "word")
            continue
        kind: TokenKind = m.lastgroup  # type: ignore[assignment]  # every other branch is named after its kind
        if kind == "word":
            yield from _split_contraction(typed, start, grammar)
        elif kind == "mark":
            if word := _mark(typed):
                yield Token(start, end, word, kind)
        elif kind == "break":
            yield Token(start, end, "\n", kind)
        else:
            yield Token(start, end, fold(typed) if kind in ("hashtag", "mention", "number") else typed, kind)


def _mark(typed: str) -> str:
    """One name for each kind of mark, however often it is repeated; "" for an invisible one."""
    if typed[0] in ".…" and typed != "." and not set(typed) & set("?!"):
        return "…"
    plain = fold(typed)  # "‼" folds to "!!"
    return "?" if "?" in plain else "!" if "!" in plain else plain


def _split_contraction(typed: str, start: int, grammar: Grammar) -> Iterator[Token]:
    """ "you've" is "you" + "'ve", and "y'all'd've" is "y'all" + "'d" + "'ve"."""
    cuts = [start + len(typed)]
    head = fold(typed)
    while head not in grammar["whole_word"]:
        apostrophe = max((typed[: cuts[0] - start].rfind(a) for a in "'\u2018\u2019\u02bc\uff07"), default=-1)
        if apostrophe <= 0 or fold(typed[apostrophe : cuts[0] - start]) not in grammar["clitic"]:
            break
        cuts.insert(0, start + apostrophe)
        head = fold(typed[:apostrophe])
    if not head:
        return  # nothing but invisible marks
    yield Token(start, cuts[0], head, "word")
    for a, b in pairwise(cuts):
        yield Token(a, b, fold(typed[a - start : b - start]), "word")


def _join(tokens: tuple[Token, ...]) -> tuple[str, tuple[int, ...]]:
    at = [-1]
    for i, token in enumerate(tokens):
        at.append(i)
        at.extend([-1] * len(token.word))
    joined = " " + "".join(t.word + " " for t in tokens)
    return joined, tuple(at)


def _sentences(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """A sentence ends after a full stop, !, ?, … or before and after a line break."""
    first = 0
    for i, token in enumerate(tokens):
        if token.kind == "break":
            if i > first:
                yield first, i
            first = i + 1
        elif token.kind == "mark" and token.word in _ENDS:
            yield first, i + 1
            first = i + 1
    if first < len(tokens):
        yield first, len(tokens)
