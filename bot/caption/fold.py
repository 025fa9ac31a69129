"""Folding a word for matching only: fancy letters, curly apostrophes, capitals and stretched letters become plain."""

from __future__ import annotations

import re
import unicodedata
from string import ascii_lowercase

# Invisible marks that people or keyboards leave inside words: zero-width, direction and variation marks, soft hyphen.
INVISIBLE = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u02b9\u2032\uff07`\u00b4]")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
STRETCHES = [letter * 3 for letter in ascii_lowercase]
_LONGEST = 200  # code points
_SURROGATE = re.compile("[\ud800-\udfff]")


def fold(word: str) -> str:
    """A word as the lexicons spell it: "𝓖𝓾𝔂𝓼" and "guyssss" are "guys", "Y’ALLLL" is "y'all".

    A letter that stands three times or more is a stretch. English doubles a final l (all, y'all), so a stretched l
    stays double; any other letter goes back to one. What is longer than any word is told by how it begins.
    """
    if word.isascii():
        plain = word.lower()
    else:
        plain = unicodedata.normalize("NFKC", _APOSTROPHES.sub("'", _INVISIBLE.sub("", word)[:_LONGEST])).lower()
        if not plain.isalnum():
            plain = "".join(_APOSTROPHES.sub("'", plain).split())  # one letter may unfold into words with spaces: "ﷺ"
    return _STRETCHED.sub(_once, plain) if len(plain) > 2 else plain


def _once(stretch: re.Match[str]) -> str:
    letter = stretch[1]
    return letter * 2 if letter == "l" else letter


def encodable(text: str) -> str:
    """The text with lone surrogates replaced, which the matchers, being UTF-8 inside, can't take. Offsets stay."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
