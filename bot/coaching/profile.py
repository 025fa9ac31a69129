"""What a member told the coach about how they create and for whom: their profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from bot.rulebook.model import Creates

Register = Literal["familiar", "formal"]

LONGEST_NAME = 40  # characters, as a person counts them
LONGEST_MOMENT = 80
LONGEST_NEED = 80


@dataclass(frozen=True, slots=True)
class Viewer:
    """The one viewer that a member writes for: "Mara", "on the night bus", "dinner in ten minutes"; "" is not told."""

    name: str = ""
    moment: str = ""
    need: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """How a member creates, how the coach words things for them, and who they write for. The default: nothing told."""

    creates: Creates = "unsaid"
    register: Register = "familiar"
    viewer: Viewer | None = None


NOTHING_TOLD = Profile()


def profile_of(creates: str, register: str, viewer: Viewer | None) -> Profile:
    """A profile from plain words, as a form or a store has them; a word that is none of ours counts as not said."""
    return Profile(
        creates=next((one for one in get_args(Creates) if one == creates), "unsaid"),
        register=next((one for one in get_args(Register) if one == register), "familiar"),
        viewer=viewer,
    )


def viewer_of(name: str, moment: str, need: str) -> Viewer | None:
    """The viewer as a member typed them: on one line, within the limits; None where nothing was typed."""
    viewer = Viewer(_line(name, LONGEST_NAME), _line(moment, LONGEST_MOMENT), _line(need, LONGEST_NEED))
    return None if viewer == Viewer() else viewer


def _line(typed: str, longest: int) -> str:
    """The words on one line, without what no message can hold."""
    shown = typed.encode("utf-8", "ignore").decode().replace("\0", "")
    return " ".join(shown.split())[:longest].strip()
