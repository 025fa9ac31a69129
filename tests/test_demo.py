"""The demo where it can't start; where it can, tests/browser looks at it."""

from __future__ import annotations

import socket
import sys

import pytest

from bot.demo import UNREADABLE, serve


def test_without_what_it_needs_it_says_what_to_install_before_anything_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "simcord", None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert serve(taken.getsockname()[1], print) == UNREADABLE

    said = capsys.readouterr()
    assert 'pip install ".[demo]"' in said.err
    assert "taken" not in said.err + said.out
