"""What is said of the one viewer whom a member writes for: plain text, for the card and the terminal alike."""

from __future__ import annotations

from bot.cards import words
from bot.coaching.profile import Viewer

_INVISIBLE = " \u200b\u200c\u200d\u2060\ufeff\u00ad"


def read_as(viewer: Viewer) -> str:
    """Puts the viewer before the member's eyes: "Read it as Mara would, on the night bus, wanting dinner."."""
    return words.READ_AS.format(who=who(viewer), moment=_moment(viewer), need=_need(viewer))


def hear_as(viewer: Viewer) -> str:
    """The same, of what is said aloud: "Hear it as Mara would, on the night bus, wanting dinner."."""
    return words.HEAR_AS.format(who=who(viewer), moment=_moment(viewer), need=_need(viewer))


def one_reader(viewer: Viewer) -> str:
    """Why a crowd is the wrong one to speak to: "The one who reads it is Mara, on the night bus."."""
    return words.ONE_READER.format(who=who(viewer), moment=_moment(viewer))


def one_listener(viewer: Viewer) -> str:
    """The same, of what is said aloud: "The one who listens is Mara, on the night bus."."""
    return words.ONE_LISTENER.format(who=who(viewer), moment=_moment(viewer))


def nobody_idea(viewer: Viewer | None) -> str:
    """What to do about a caption or a talk that speaks to nobody."""
    return words.NOBODY_IDEA if viewer is None else words.NOBODY_IDEA_FOR.format(who=who(viewer))


def who(viewer: Viewer) -> str:
    """The viewer's name, or what stands for it."""
    return _end(viewer.name) or words.YOUR_VIEWER


def _moment(viewer: Viewer) -> str:
    return words.READ_MOMENT.format(moment=moment) if (moment := _end(viewer.moment)) else ""


def _need(viewer: Viewer) -> str:
    return words.READ_NEED.format(need=need) if (need := _end(viewer.need)) else ""


def _end(typed: str) -> str:
    """A member may end what they typed with a mark; the sentence goes on. Invisible signs alone are nothing."""
    return typed.strip(_INVISIBLE).rstrip(".!?,;:… ")
