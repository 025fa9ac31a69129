"""Tells captions that hold no words apart: nothing that can be seen, only emoji, only tags and links."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Wordless = Literal["blank", "emoji", "tags"]

_TAG_OR_LINK = re.compile(r"https?://\S+|www\.\S+|[#＃@]\S+|<[@#:a][^>\s]*>")


def wordless(caption: str) -> Wordless | None:
    """Why there is nothing to read in the caption; None where there is."""
    if blank(caption):
        return "blank"
    if not any(map(_says_something, caption)):
        return "emoji"
    return None if any(map(_says_something, _TAG_OR_LINK.sub("", caption))) else "tags"


def blank(text: str) -> bool:
    """Whether nothing of it can be seen."""
    return not any(map(_visible, text))


def _visible(char: str) -> bool:
    """Not blank, and not a zero-width or direction mark."""
    return not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc", "Mn", "Me")


def _says_something(char: str) -> bool:
    """A letter or a digit, of any script."""
    return unicodedata.category(char)[0] in "LN"
