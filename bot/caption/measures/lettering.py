"""Letters that a screen reader stumbles over: decorative Unicode letters, and captions in capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

from bot.caption.document import Document, Hit
from bot.caption.measures.check import Check, Numbers

# Mathematical letters and the letterlike symbols that fill their gaps; circled, squared and parenthesised letters
# (not the four that are emoji, nor the flags' letters); small capitals.
_MATH = "\U0001d400-\U0001d7cb\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2134"
_ENCLOSED = "\u249c-\u24e9\U0001f110-\U0001f12b\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
_SMALL_CAPS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_JOINERS = "\u0300-\u036f\ufe0e\u200b-\u200d"
_LETTER = f"{_MATH}{_ENCLOSED}{''.join(_SMALL_CAPS)}"
_FANCY = re.compile(f"[{_LETTER}](?:[{_LETTER}{_JOINERS}' \u2019.,!?&-]*[{_LETTER}])?")
_ANY_FANCY = re.compile(f"[{_LETTER}]")
_JOINER = re.compile(f"[{_JOINERS}]")
_SQUARED = dict(zip(range(0x1F150, 0x1F16A), "abcdefghijklmnopqrstuvwxyz", strict=True)) | dict(
    zip(range(0x1F170, 0x1F18A), "abcdefghijklmnopqrstuvwxyz", strict=True)
)
_PLAIN = str.maketrans(_SMALL_CAPS) | _SQUARED
_CAPITALS, _SMALL = ascii_uppercase.encode(), ascii_lowercase.encode()
_FEWEST = 2  # one letter alone is a sign: ℹ, ℝ, Ⓜ


def plain(text: str) -> str:
    """Decorative letters as the letters they stand for: "𝓷𝓮𝔀" is "new"."""
    return unicodedata.normalize("NFKC", _JOINER.sub("", text).translate(_PLAIN))


def _decorative(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """Every run of decorative letters, spaces and plain marks between them included."""
    if _ANY_FANCY.search(doc.unusual) is None:
        return
    for m in _FANCY.finditer(doc.text):
        if sum(not c.isspace() for c in _JOINER.sub("", m[0])) >= _FEWEST:
            yield Hit(m.start(), m.end(), {"plain": plain(m[0])})


def capitals_share(doc: Document) -> tuple[int, int]:
    """How many capitals the caption's own words hold, and how many letters. Tags, mentions and links don't count."""
    words = "".join(typed for typed, kind in zip(doc.typed, doc.kinds, strict=True) if kind == "word")
    plain = words.encode("ascii", "ignore")
    capitals, rest = len(plain) - len(plain.translate(None, _CAPITALS)), plain.translate(None, _CAPITALS)
    small = len(rest) - len(rest.translate(None, _SMALL))
    others = [c for c in words if c > "\x7f" and c.isalpha()]
    capitals += sum(map(str.isupper, others))
    return capitals, capitals + small + sum(map(str.islower, others))


def _capitals_at_most(text: str) -> int:
    """How many capitals a text can hold: those of ASCII, and whatever is not ASCII."""
    plain = text.encode("ascii", "ignore")
    return len(text) - len(plain.translate(None, _CAPITALS))


def _capitals(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """Most of the caption is in capitals: from the first word in capitals to the last."""
    if _capitals_at_most(doc.text) < numbers["letters"]:
        return
    upper, letters = capitals_share(doc)
    if upper < numbers["letters"] or 100 * upper < numbers["percent"] * letters:
        return
    loud = [i for i, typed in enumerate(doc.typed) if doc.kinds[i] == "word" and typed.isupper()]
    if loud:
        yield Hit(doc.spans[0][loud[0]], doc.spans[1][loud[-1]], {"percent": str(100 * upper // letters)})


CHECKS = {
    "decorative_letters": Check(_decorative, (), ("plain",)),
    "mostly_capitals": Check(
        _capitals, ("letters", "percent"), ("percent",), shortest=lambda numbers: numbers["letters"]
    ),
}
