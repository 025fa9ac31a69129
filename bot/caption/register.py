"""Formal words for what the coach puts into a caption: contractions written out, no slang. The member's own stay."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.caption.document import Choice
from bot.caption.repairs.wording import like, like_word

_ENDINGS = {"re": "are", "ve": "have", "m": "am", "ll": "will"}
_CONTRACTED = re.compile(r"['\u2019](re|ve|m|ll)\b", re.IGNORECASE)
_IS = re.compile(r"\b(he|she|it|who|that|there)['\u2019](s)\b(?! got| been)", re.IGNORECASE)
_NOT = re.compile(r"\b(do|does|did|have|has|is|are|was|were|would|could|should)n['\u2019]t (you|i)\b", re.IGNORECASE)
_SLANG = {"thanks": "thank you", "gonna": "going to", "wanna": "want to", "gotta": "have to"}
_SLANG_WORD = re.compile(r"\b(" + "|".join(_SLANG) + r")\b", re.IGNORECASE)


def formal(choice: Choice) -> Choice:
    """The same choice in formal words: "you're" is "you are", "don't you" is "do you not"."""
    edits = tuple(replace(edit, text=written_out(edit.text)) for edit in choice.edits)
    return Choice(written_out(choice.says), edits)


def written_out(words: str) -> str:
    """The words without contractions and slang; a contraction's end alone ("'re") is written out too (" are")."""
    words = _NOT.sub(lambda m: f"{m[1]} {m[2]} {like_word(m[1], 'not')}", words)
    words = _IS.sub(lambda m: f"{m[1]} {like_word(m[1], 'is')}", words)
    words = _CONTRACTED.sub(_ending, words)
    return _SLANG_WORD.sub(lambda m: like(m[0], _SLANG[m[0].lower()]), words)


def _ending(match: re.Match[str]) -> str:
    said = " " + _ENDINGS[match[1].lower()]
    return said.upper() if match[1].isupper() else said
