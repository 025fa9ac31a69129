"""What a person names on the command line: captions and talks, as words, files, or standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

MOST_BYTES = 1_000_000  # no platform takes a hundredth of it; a wrong file must not fill the memory
TEXT_FILES = (".txt", ".md", ".text", ".srt", ".vtt")
SUBTITLES = (".srt", ".vtt")
NEVER_SAID = re.compile(r"[#＃@]\w|https?://|www\.|[\U0001f000-\U0001faff\u2600-\u27bf]")


class Unreadable(Exception):
    """Something named on the command line can't be read; the message says what, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One caption to review. `name` is the file's, None for words on the command line."""

    name: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said aloud, as the bytes of its file."""

    name: str | None
    data: bytes


def drafts(arguments: Sequence[str], stdin: BinaryIO, aloud: bool | None = None) -> Iterator[Draft | Talk]:
    """One argument is a caption, unless a file has that name; several are files. "-" is standard input.

    `aloud` is whether they are said aloud; None where each file tells.
    """
    for argument in arguments:
        if argument == "-":
            yield draft_or_talk("standard input", stdin.read(MOST_BYTES + 1), aloud)
        elif os.path.exists(argument):  # noqa: PTH110 - Path.exists raises for what no path can hold, such as NUL
            yield draft_or_talk(argument, file_bytes(argument), aloud)
        elif len(arguments) > 1:
            raise Unreadable(
                f"{argument}: no such file (several arguments are files; a caption goes in quotes, as one)"
            )
        elif argument.casefold().endswith(TEXT_FILES) and not any(c.isspace() for c in argument):
            raise Unreadable(f"{argument}: no such file")
        else:
            yield Talk(None, argument.encode("utf-8", "replace")) if aloud else Draft(None, argument)


def draft_or_talk(name: str, data: bytes, aloud: bool | None) -> Draft | Talk:
    """A subtitle file is said aloud; a .txt file unless it holds what nobody says, such as a #tag."""
    if aloud is None:
        ending = PurePath(name).suffix.casefold()
        aloud = ending in SUBTITLES or (ending == ".txt" and not NEVER_SAID.search(data.decode("utf-8", "ignore")))
    return Talk(name, data) if aloud else Draft(name, decoded(data, name))


def file_bytes(name: str) -> bytes:
    if Path(name).is_dir():
        raise Unreadable(f"{name}: is a folder; name the files in it")
    try:
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"{name}: {error.strerror or error}") from None


def decoded(data: bytes, name: str) -> str:
    """The bytes as text, without the mark some editors put first and the line end they put last."""
    if len(data) > MOST_BYTES:
        raise Unreadable(f"{name}: over {MOST_BYTES:,} bytes; that is no caption")
    if instead := instead_of_file(name, data):
        raise Unreadable(f"{name}: {instead}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise Unreadable(f"{name}:{line}:{column}: error: not UTF-8; save the file as UTF-8") from None
    return text.removesuffix("\n").removesuffix("\r")


def instead_of_file(name: str, data: bytes) -> str | None:
    """What to give instead of a picture, a video or a document; None where the file may hold words."""
    from bot.cards import words  # noqa: PLC0415 - most captions come without a file
    from bot.coaching.aloud.decoding import problem_of_content, problem_of_name  # noqa: PLC0415

    problem = problem_of_content(data)
    if problem is None:
        named = problem_of_name(name)
        return words.FILE_PROBLEMS[named] if named in ("picture", "film") else None
    return words.FILE_DOCUMENT if problem == "other" else words.FILE_PROBLEMS[problem]
