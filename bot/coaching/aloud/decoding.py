"""From a file's name and bytes to its text: which kind it is, in which encoding, or why it can't be read."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import PurePath

from bot.coaching.aloud.transcript import ENDINGS, MOST_BYTES, Kind, Problem, Source, UnreadableFile

_PICTURES = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif", ".avif", ".bmp", ".tif", ".tiff", ".svg", ".psd"}
)
_FILMS = frozenset(
    {".mp4", ".mov", ".m4v", ".webm", ".mkv", ".avi", ".wmv", ".3gp", ".mpg", ".mpeg", ".ts", ".flv", ".mp3", ".m4a"}
    | {".wav", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wma", ".aiff"}
)
_SIGNATURES: tuple[tuple[re.Pattern[bytes], Problem], ...] = (  # how such a file starts, whatever its name
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP", re.DOTALL), "picture"),
    (re.compile(rb"\0...ftyp|\x1aE\xdf\xa3|ID3[\2-\4]|RIFF....(?:AVI |WAVE)", re.DOTALL), "film"),
    (re.compile(rb"%PDF|PK\x03\x04|\{\\rtf"), "other"),
)
_MARKS = (  # the longer first: the mark of UTF-32 starts with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WEBVTT = re.compile(r"\s*WEBVTT(?:\s|$)")
_TIMES = re.compile(r"^[ \t]*\d+:\d\d[\d:.,]*[ \t]*-+>[ \t]*\d+:\d\d", re.MULTILINE)


def problem_of_name(name: str) -> Problem | None:
    """What is wrong with a file, by its name alone; None where it may be speech."""
    ending = PurePath(name).suffix.casefold()
    if ending in ENDINGS:
        return None
    return "picture" if ending in _PICTURES else "film" if ending in _FILMS else "other"


def problem_of_content(data: bytes) -> Problem | None:
    """What is wrong with a file, by its first bytes; None where it may hold words."""
    return next((problem for sign, problem in _SIGNATURES if sign.match(data)), None)


def decoded(name: str, data: bytes) -> Source:
    """The file's text and kind: by its content where that tells, else by its name. Raises UnreadableFile."""
    if problem := problem_of_name(name) or problem_of_content(data):
        raise UnreadableFile(problem)
    if len(data) > MOST_BYTES:
        raise UnreadableFile("too big")
    codec, mark = _encoding(data)
    text = data[len(mark) :].decode(codec, "replace")
    if len(_UNPRINTABLE.findall(text)) > max(len(text) // 50, 5):
        raise UnreadableFile("binary")
    whole = Source(_kind(name, text), text, codec, mark)
    return whole if encoded(whole) == data else replace(whole, exact=False)


def encoded(source: Source) -> bytes | None:
    """The bytes of a file's text; None where its encoding does not have every letter of it."""
    try:
        return source.mark + source.text.encode(source.codec)
    except UnicodeEncodeError:
        return None


def _encoding(data: bytes) -> tuple[str, bytes]:
    """The codec and the mark of the byte order. What is neither UTF-8 nor UTF-16 is taken for Windows' Latin-1."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec, mark
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if (even + odd) * 4 > len(data):  # every other byte of English UTF-16 is zero
        return ("utf-16-le" if odd > even else "utf-16-be"), b""
    for codec in ("utf-8", "cp1252"):
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        return codec, b""
    return "latin-1", b""


def _kind(name: str, text: str) -> Kind:
    if _WEBVTT.match(text):
        return "vtt"
    kind = ENDINGS[PurePath(name).suffix.casefold()]
    return "srt" if kind == "txt" and _TIMES.search(text) else kind
