"""The demo in its terminal: what it says where it can't start, its cycle, and time that moves by keys."""

from __future__ import annotations

import os
import pty
import re
import select
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.coaching.cycle.months import month_of, taken_in
from bot.coaching.cycle.settling import settled
from bot.coaching.cycle.standing import standing
from bot.coaching.opening import VOCABULARY
from bot.demo.clock import Clock
from bot.demo.cycle import MAKERS, SOON, Cast, cycle_in_the_middle
from bot.demo.moving import Moving
from bot.demo.place import opened
from bot.demo.serving import KEYS, UNREADABLE, serve
from bot.rulebook.folder import find_rules_folder
from bot.rulebook.shelf import Shelf
from tests.sim.world import shelf, texts

PATIENCE = 30.0
FIRST_KEY = KEYS.splitlines()[0]


def test_without_what_it_needs_it_says_what_to_install_before_anything_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "simcord", None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert serve(taken.getsockname()[1], print) == UNREADABLE

    said = capsys.readouterr()
    assert 'pip install ".[demo]"' in said.err
    assert "taken" not in said.err + said.out


@pytest.mark.parametrize("day", range(0, 365, 5))
def test_its_cycle_is_in_the_middle_with_an_evening_soon_on_any_day_of_the_year(day: int) -> None:
    now = datetime(2028, 1, 1, 23, 50, 7, tzinfo=UTC) + timedelta(days=day, hours=day % 24)
    known = shelf().current.knowledge_in("en").gathering
    assert known
    cycle = cycle_in_the_middle(1, Cast([1, 2, 3], range(10, 10 + len(MAKERS))), known, now)
    stands = standing(cycle, now)

    assert cycle.state == "active" and settled(cycle, now) == cycle
    assert (stands.events, stands.of_events, stands.speakers, stands.of_speakers) == (8, 21, 38, 100)
    assert stands.next and SOON <= stands.next.starts - now <= SOON + timedelta(minutes=15)
    assert stands.free_seats == 1, "one is yours"
    assert all(taken_in(cycle, month_of(cycle, one.starts)) <= 2 for one in cycle.events)
    assert {one.role for one in stands.next.volunteers} == set(known.roles)


def test_its_time_goes_on_and_never_back() -> None:
    clock = Clock()
    then = clock.now() + timedelta(days=3)
    clock.move_to(then)
    clock.move_to(then - timedelta(days=1))
    assert then <= clock.now() <= then + timedelta(minutes=1)


async def test_moved_by_a_month_all_that_is_due_on_the_way_happens_and_the_page_shows_when() -> None:
    async with opened(Shelf(find_rules_folder(), VOCABULARY), 0) as place:
        moving = Moving(place)
        cycle = await place.client.cycles.one(1)
        before = texts(_card(place, cycle))
        now = await moving.on_by(timedelta(days=30))

        assert now - datetime.now(UTC) > timedelta(days=29)
        due = await place.store.outbox.next_due()
        assert due is None or due > now
        assert texts(_card(place, cycle)) != before, "tonight is over, and the card says what comes next"
        assert abs((place.preview.capture_time - now).total_seconds()) < PATIENCE
        assert await moving.on_to_next() >= now


def _card(place: object, cycle: object) -> object:
    return place.env.backend.get_message(cycle.card.channel, cycle.card.message)


class Terminal:
    """A terminal of its own, with the demo in it."""

    def __init__(self) -> None:
        self._ours, self._theirs = pty.openpty()
        self.before = termios.tcgetattr(self._theirs)
        self.said = ""
        command = [sys.executable, "-m", "bot", "demo", "--port", "0"]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _IN_ITS_OWN_TERMINAL, *command],
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            start_new_session=True,
        )

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def until(self, pattern: str) -> re.Match[str]:
        """What is said after what was found the last time."""
        end = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self.said)):
            assert time.monotonic() < end and self.process.poll() is None, self.said
            if select.select([self._ours], [], [], 0.1)[0]:
                self.said += os.read(self._ours, 65536).decode()
        self.said = self.said[found.end() :]
        return found

    def now(self) -> datetime:
        found = self.until(r"It is now \w+ (.*) UTC\.")
        return datetime.strptime(found[1], "%d %B %Y, %H:%M:%S").replace(tzinfo=UTC)

    def modes(self) -> object:
        return termios.tcgetattr(self._theirs)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._ours)
        os.close(self._theirs)


_IN_ITS_OWN_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    opened = Terminal()
    yield opened
    opened.close()


def test_keys_move_its_time_and_ctrl_c_gives_the_terminal_back(terminal: Terminal) -> None:
    terminal.until(re.escape(FIRST_KEY))
    terminal.type("m")
    first = terminal.now()
    terminal.type("hd")
    assert timedelta(minutes=59) < terminal.now() - first < timedelta(minutes=61)
    assert timedelta(hours=24) < terminal.now() - first < timedelta(hours=26)
    terminal.type("n")
    terminal.now()
    terminal.type("?")
    terminal.until(re.escape(FIRST_KEY))
    assert terminal.modes() != terminal.before

    terminal.type("\x03")
    terminal.until("Bye")
    assert terminal.process.wait(PATIENCE) == 0
    assert terminal.modes() == terminal.before


def test_without_a_terminal_it_says_nothing_of_keys() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", "0"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as demo:
        assert demo.stdout
        line = next(one for one in demo.stdout if "Ctrl-C here ends it" in one)
        demo.terminate()
        rest = demo.stdout.read()
    assert FIRST_KEY not in line + rest and demo.returncode == 0
