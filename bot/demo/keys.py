"""Keys pressed in the terminal, one by one. Where there is no terminal, or another program has it, there are none."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MOST = 64  # bytes read at once


@contextmanager
def keys(pressed: Callable[[str], None]) -> Iterator[bool]:
    """Whether there are any. Ctrl-C stays what it is; at the end the terminal is as it was before."""
    try:
        import termios  # noqa: PLC0415  not on Windows
        import tty  # noqa: PLC0415

        terminal = sys.stdin.fileno()
        if os.tcgetpgrp(terminal) != os.getpgrp():  # in the background, whoever changes a terminal is stopped
            raise OSError
        before = termios.tcgetattr(terminal)
    except (ImportError, OSError, ValueError, AttributeError):  # no terminal; closed; none at all
        yield False
        return
    except termios.error:
        yield False
        return

    def read() -> None:
        try:
            typed = os.read(terminal, MOST)
        except OSError:
            typed = b""
        if not typed:  # the terminal is gone
            loop.remove_reader(terminal)
        for one in typed.decode(errors="ignore"):
            pressed(one)

    loop = asyncio.get_running_loop()
    try:
        tty.setcbreak(terminal)
        loop.add_reader(terminal, read)
        yield True
    finally:
        loop.remove_reader(terminal)
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
