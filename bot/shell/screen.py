"""The terminal that reports are printed on: colours only where a person sees them."""

from __future__ import annotations

import io
import os
import sys

from rich.console import Console

PIPE_WIDTH = 100


def screen() -> Console:
    """Standard output. No colours into a file or pipe, nor where NO_COLOR is set; no character can break it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that knows no emoji shows its number
    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal and not os.environ.get("NO_COLOR"):
        return console
    width = None if console.is_terminal else PIPE_WIDTH
    return Console(highlight=False, markup=False, emoji=False, color_system=None, width=width)
