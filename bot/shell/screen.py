"""The terminal that reports are printed on: colours only where a person sees them."""

from __future__ import annotations

import io
import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console

from bot.coaching.review import Review
from bot.report import ReviewReport

if TYPE_CHECKING:
    from bot.coaching.aloud.spoken import SpokenReview

PIPE_WIDTH = 100


def print_report(review: Review, name: str | None = None, *, explain: bool = False) -> None:
    """A review on standard output. The command line is the edge where the day is read."""
    report = ReviewReport(review, date.today(), name=name, explain=explain)  # noqa: DTZ011 - the reader's own day
    screen().print(report, crop=False)


def print_talk(spoken: SpokenReview, name: str, *, explain: bool = False, gap: bool = False) -> None:
    """The review of a talk on standard output."""
    from bot.shell.talk_report import TalkReport  # noqa: PLC0415 - a caption's report does without

    if gap:
        print()
    screen().print(TalkReport(spoken, date.today(), name, explain=explain), crop=False)  # noqa: DTZ011


def screen() -> Console:
    """Standard output. No colours into a file or pipe, nor where NO_COLOR is set; no character can break it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that knows no emoji shows its number
    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal and not os.environ.get("NO_COLOR"):
        return console
    width = None if console.is_terminal else PIPE_WIDTH
    return Console(highlight=False, markup=False, emoji=False, color_system=None, width=width)
