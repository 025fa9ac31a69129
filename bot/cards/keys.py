"""Custom ids: what a button carries, so that it works after a restart. The number is the version of the format."""

from __future__ import annotations

from dataclasses import dataclass

VERSION = "coach1"
LONGEST = 100  # Discord's limit for a custom id
_ID = "[1-8]?[0-9]{1,18}"  # of Discord: it fits the 64 bits that the store keeps numbers in


@dataclass(frozen=True, slots=True)
class ReviewKey:
    """What every button of a review card knows beside the caption, which stands on the card itself."""

    platform: str
    format: str | None
    owner: int  # whose caption it is
    on_purpose: bool = False
    public: bool = False
    own: bool = False  # only its owner sees the card, and the caption is theirs: their profile counts

    def id(self, do: str) -> str:
        flags = ("p" if self.on_purpose else "") + ("s" if self.public else "") + ("o" if self.own else "")
        custom_id = f"{VERSION}:{do}:{self.platform}:{self.format or ''}:{self.owner}:{flags}"
        if len(custom_id) > LONGEST:  # only a very long format name can do that
            custom_id = f"{VERSION}:{do}:{self.platform}::{self.owner}:{flags}"
        return custom_id

    @classmethod
    def read(cls, custom_id: str) -> ReviewKey:
        _, _, platform, format, owner, flags = custom_id.split(":")
        return cls(platform, format or None, int(owner), "p" in flags, "s" in flags, "o" in flags)


def review_pattern(do: str) -> str:
    """Matches the ids that `ReviewKey.id(do)` makes."""
    return rf"{VERSION}:{do}:[^:]+:[^:]*:{_ID}:[a-z]*"


@dataclass(frozen=True, slots=True)
class SeeKey:
    """The button under a neutral line: where the draft is, and who wrote it."""

    channel: int
    draft: int
    author: int

    PATTERN = f"{VERSION}:see:{_ID}:{_ID}:{_ID}"

    def id(self) -> str:
        return f"{VERSION}:see:{self.channel}:{self.draft}:{self.author}"

    @classmethod
    def read(cls, custom_id: str) -> SeeKey:
        _, _, channel, draft, author = custom_id.split(":")
        return cls(int(channel), int(draft), int(author))


def plain_id(do: str) -> str:
    """A button that needs to know nothing."""
    return f"{VERSION}:{do}"


def member_id(do: str, member: int) -> str:
    """A button of one member."""
    return f"{VERSION}:{do}:{member}"


def member_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:{_ID}"


def rule_id(do: str, rule: str) -> str:
    """A button about one rule."""
    return f"{VERSION}:{do}:{rule}"[:LONGEST]


def rule_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:[^:]+"
