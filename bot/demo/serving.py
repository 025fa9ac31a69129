"""The real coach in a simulated Discord, on a page of this machine: no account, no token, no network."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from importlib.util import find_spec

from bot.coaching.opening import VOCABULARY
from bot.coaching.review import Review
from bot.coaching.reviewing import review
from bot.complaint import complain
from bot.demo.keys import keys
from bot.demo.moving import Moving
from bot.demo.place import SAMPLE, opened
from bot.rulebook.folder import find_rules_folder
from bot.rulebook.loading import RulesUnreadable
from bot.rulebook.shelf import Shelf

MISSING = 'the demo needs simcord: in the coach\'s own folder, pip install ".[demo]" -c constraints.txt (or make demo)'
HINT = """On the page: type /review, post a draft, press the buttons. A community cycle is in its middle, with an
evening in half an hour: type /cycle show. Ctrl-C here ends it."""
KEYS = """Time moves by keys here: m a minute, h an hour, d a day, n to what happens next.
(The page counts “in 10 minutes” anew when you reload it.)"""
NOW = "It is now {now:%A %d %B %Y, %H:%M:%S} UTC."
BY = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
TO_NEXT = "n"

UNREADABLE = 2

Print = Callable[[Review], None]


def serve(port: int, show: Print) -> int:
    """Serve the page until Ctrl-C or SIGTERM. Port 0 takes any free one. `show` prints the sample's review."""
    if find_spec("simcord") is None:  # said before anything else, such as a port that is taken
        complain(MISSING)
        return UNREADABLE
    logging.getLogger("discord").setLevel(logging.ERROR)
    try:
        return asyncio.run(_serve(port, show))
    except KeyboardInterrupt:
        return 0
    except RulesUnreadable as error:
        complain(error)
        return UNREADABLE


async def _serve(port: int, show: Print) -> int:
    stop = _asked_to_stop()
    shelf = Shelf(find_rules_folder(), VOCABULARY)
    async with opened(shelf, _free(port)) as place:
        show(review(SAMPLE, shelf.current))
        print(f"\nThe coach is at {place.preview.url}\n{HINT}", flush=True)
        pressed = asyncio.Queue[str]()
        with keys(pressed.put_nowait) as any:
            if any:
                print(KEYS, flush=True)
            moving = Moving(place)
            follows = [asyncio.create_task(moving.follow()), asyncio.create_task(_moved_by(pressed, moving))]
            ends = [asyncio.create_task(place.preview.wait_closed()), asyncio.create_task(stop.wait())]
            done, going = await asyncio.wait({*ends, *follows}, return_when=asyncio.FIRST_COMPLETED)
            for task in going:
                task.cancel()
            await asyncio.gather(*going, return_exceptions=True)
            for task in done:
                task.result()  # raises what broke
    print("Bye.", flush=True)
    return 0


async def _moved_by(pressed: asyncio.Queue[str], moving: Moving) -> None:
    """Time moves by the keys, one after the other; any other key tells which there are."""
    while True:
        key = await pressed.get()
        if key in BY:
            now = await moving.on_by(BY[key])
        elif key == TO_NEXT:
            now = await moving.on_to_next()
        else:
            print(KEYS, flush=True)
            continue
        print(NOW.format(now=now), flush=True)


def _free(port: int) -> int:
    """The port, or any free one where something else has it: the address is printed in either case."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except (OSError, OverflowError):
        print(f"Port {port} is taken; another one is used.", file=sys.stderr)
        return 0
    return port


def _asked_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    for name in ("SIGINT", "SIGTERM"):
        with suppress(NotImplementedError):  # Windows: Ctrl-C raises instead
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), stop.set)
    return stop
