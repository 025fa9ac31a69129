"""Custom ids of a second pair of eyes: the consent, the pages of what was said, and the form."""

from __future__ import annotations

from dataclasses import dataclass

from bot.cards.keys import ID, VERSION


@dataclass(frozen=True, slots=True)
class ConsentKey:
    """The button that posts a draft: where, whose it is, and whether its author is told of each answer directly."""

    channel: int
    owner: int
    tells: bool

    PATTERN = f"{VERSION}:eyes-post:{ID}:{ID}:[01]"

    def id(self) -> str:
        return f"{VERSION}:eyes-post:{self.channel}:{self.owner}:{int(self.tells)}"

    @classmethod
    def read(cls, custom_id: str) -> ConsentKey:
        _, _, channel, owner, tells = custom_id.split(":")
        return cls(int(channel), int(owner), tells == "1")


@dataclass(frozen=True, slots=True)
class SaidKey:
    """A button of the author's about one post: the message, whose it is, and a page of the answers."""

    post: int
    owner: int
    page: int = 0

    def id(self, do: str) -> str:
        return f"{VERSION}:{do}:{self.post}:{self.owner}:{self.page}"

    @classmethod
    def read(cls, custom_id: str) -> SaidKey:
        _, _, post, owner, page = custom_id.split(":")
        return cls(int(post), int(owner), int(page))


def said_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:{ID}:{ID}:[0-9]{{1,3}}"


FORM_PATTERN = rf"{VERSION}:eyes-form:{ID}:{ID}"


def form_id(post: int, author: int) -> str:
    """The form for the answers on one post, and who asked."""
    return f"{VERSION}:eyes-form:{post}:{author}"


def read_form_id(custom_id: str) -> tuple[int, int]:
    _, _, post, author = custom_id.split(":")
    return int(post), int(author)
