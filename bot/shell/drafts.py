"""The captions a person names on the command line: words, files, or standard input."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MOST_BYTES = 1_000_000  # no platform takes a hundredth of it; a wrong file must not fill the memory
TEXT_FILES = (".txt", ".md", ".text")


class Unreadable(Exception):
    """Something named on the command line can't be read; the message says what, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One caption to review. `name` is the file's, None for words on the command line."""

    name: str | None
    text: str


def drafts(arguments: Sequence[str], stdin: BinaryIO) -> Iterator[Draft]:
    """One argument is a caption, unless a file has that name; several are files. "-" is standard input."""
    for argument in arguments:
        if argument == "-":
            yield Draft("standard input", decoded(stdin.read(MOST_BYTES + 1), "standard input"))
        elif os.path.exists(argument):  # noqa: PTH110 - Path.exists raises for what no path can hold, such as NUL
            yield Draft(argument, decoded(file_bytes(argument), argument))
        elif len(arguments) > 1:
            raise Unreadable(
                f"{argument}: no such file (several arguments are files; a caption goes in quotes, as one)"
            )
        elif argument.endswith(TEXT_FILES) and not any(c.isspace() for c in argument):
            raise Unreadable(f"{argument}: no such file")
        else:
            yield Draft(None, argument)


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
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise Unreadable(f"{name}:{line}:{column}: error: not UTF-8; save the file as UTF-8") from None
    return text.removesuffix("\n").removesuffix("\r")
