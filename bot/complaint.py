"""Tells the person at the keyboard what is wrong, on standard error, which no output format may hold."""

from __future__ import annotations

import sys


def complain(message: object) -> None:
    """One line, or a few where a place in a file is shown. What names a file's place needs no other beginning."""
    print(f"coach: {str(message).removeprefix('error: ')}", file=sys.stderr)
