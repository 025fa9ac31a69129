"""What changes when a caption goes from one platform to another, once it is read and checked; frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rulebook.knowledge.model import Fact


@dataclass(frozen=True, slots=True)
class Adaptation:
    """One thing that changes between platforms. It is said of captions in which its check or one of its phrases finds
    something, and of each one where it has neither. It stands on facts, or on a limit of the platform it leads to."""

    id: str
    name: str
    leaves: tuple[str, ...]  # platforms that a caption comes from; empty: any
    enters: tuple[str, ...]  # platforms that it goes to; empty: any
    says: str
    do: str
    facts: tuple[Fact, ...] = ()
    limit: str = ""
    check: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)  # what stands there, and what could; "": nothing
    repeats: bool = False  # puts the words there also where the caption says them already
    drops_hashtags: bool = False  # those that its check finds
    first: tuple[str, ...] = ()  # of the hashtags those that go first
    shortens: bool = False  # leaves whole sentences out, until the caption fits
    stuck: str = ""  # what to do where its edit can't be made
    formats: tuple[str, ...] = ()  # only for these; empty: for any
    adds: str = ""  # a last sentence
    take: bool = True  # False: its edit is left until the member takes it
    also: tuple[str, ...] = ()

    def holds(self, leaves: str, enters: str, format: str | None) -> bool:
        """Whether it is meant for this direction, and for what the caption becomes there."""
        fits = not self.formats or format in self.formats
        return fits and (not self.leaves or leaves in self.leaves) and (not self.enters or enters in self.enters)
