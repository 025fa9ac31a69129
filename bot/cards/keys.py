"""Custom ids: what a button carries, so that it works after a restart. The number is the version of the format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

VERSION = "coach1"
SEAL = 4  # hexadecimal digits
LONGEST = 100  # Discord's limit for a custom id
ID = "[1-8]?[0-9]{1,18}"  # one of Discord's: it fits the 64 bits that the store keeps numbers in


@dataclass(frozen=True, slots=True)
class ReviewKey:
    """What every button of a review card knows beside the caption, which stands on the card itself."""

    platform: str
    format: str | None
    owner: int  # whose caption it is
    on_purpose: bool = False
    public: bool = False
    own: bool = False  # only its owner sees the card, and the caption is theirs: their profile counts
    came_from: str | None = None  # the platform it was written for, where it is being adapted

    def id(self, do: str) -> str:
        flags = ("p" if self.on_purpose else "") + ("s" if self.public else "") + ("o" if self.own else "")
        where = f"{self.came_from}>{self.platform}" if self.came_from else self.platform
        custom_id = f"{VERSION}:{do}:{where}:{self.format or ''}:{self.owner}:{flags}"
        if len(custom_id) > LONGEST:  # only a very long format name can do that
            custom_id = f"{VERSION}:{do}:{where}::{self.owner}:{flags}"
        return custom_id

    @classmethod
    def read(cls, custom_id: str) -> ReviewKey:
        _, _, where, format, owner, flags = custom_id.split(":")
        came_from, _, platform = where.rpartition(">")
        seen = ("p" in flags, "s" in flags, "o" in flags)
        return cls(platform, format or None, int(owner), *seen, came_from=came_from or None)


def review_pattern(do: str) -> str:
    """Matches the ids that `ReviewKey.id(do)` makes."""
    return rf"{VERSION}:{do}:[^:]+:[^:]*:{ID}:[a-z]*"


@dataclass(frozen=True, slots=True)
class EditsKey:
    """What every control of the card of edits knows: whose caption it is and for where, and what is taken of it.

    `picks` is a digit an edit, and one for the edits of a later reading. `seal` is of the edits that they count, so
    that a control of other edits is told from one of these.
    """

    review: ReviewKey
    page: int = 0
    picks: str = ""
    seal: str = ""

    PATTERN = rf"{VERSION}:edit:[^:]+:[^:]*:{ID}:[a-z]*:[a-z]+[0-9]{{0,2}}:[0-9]:[0-9]{{1,25}}:[0-9a-f]{{{SEAL}}}"

    def id(self, control: str) -> str:
        tail = f":{control}:{self.page}:{self.picks}:{self.seal}"
        custom_id = self.review.id("edit") + tail
        return custom_id if len(custom_id) <= LONGEST else replace(self.review, format=None).id("edit") + tail

    @classmethod
    def read(cls, custom_id: str) -> tuple[EditsKey, str]:
        """The key, and which control it was."""
        review, control, page, picks, seal = custom_id.rsplit(":", 4)
        return cls(ReviewKey.read(review), int(page), picks, seal), control


def seal_of(texts: Iterable[str]) -> str:
    """A few letters that differ, but for one chance in 65,536, where the texts do."""
    return hashlib.blake2s("\0".join(texts).encode(), digest_size=SEAL // 2).hexdigest()


@dataclass(frozen=True, slots=True)
class SeeKey:
    """The button under a neutral line: where the draft is, and who wrote it."""

    channel: int
    draft: int
    author: int

    PATTERN = f"{VERSION}:see:{ID}:{ID}:{ID}"
    PERSON_PATTERN = f"{VERSION}:person-of:{ID}:{ID}:{ID}"  # to ask a person what stands there

    def id(self, do: str = "see") -> str:
        return f"{VERSION}:{do}:{self.channel}:{self.draft}:{self.author}"

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
    return rf"{VERSION}:{do}:{ID}"


def edition_id(do: str, edition: int) -> str:
    """A button or a form that was made from one edition of what several people may change."""
    return f"{VERSION}:{do}:{edition}"


def edition_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:[0-9]{{1,9}}"


def adapt_form_id(*, own: bool) -> str:
    """The form of /adapt; whether the caption in it is the member's own."""
    return f"{VERSION}:adapt-form:{'own' if own else 'other'}"


ADAPT_FORM_PATTERN = rf"{VERSION}:adapt-form:(?:own|other)"


def privacy_page_id(member: int, page: int) -> str:
    """The button that goes to another page of what is kept."""
    return f"{VERSION}:privacy-page:{member}:{page}"


PRIVACY_PAGE_PATTERN = rf"{VERSION}:privacy-page:{ID}:[0-9]{{1,2}}"


def rule_id(do: str, rule: str) -> str:
    """A button about one rule."""
    return f"{VERSION}:{do}:{rule}"[:LONGEST]


def rule_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:[a-z0-9._-]+"


def post_id(do: str, post: int, owner: int) -> str:
    """A button of a member's post that is kept."""
    return f"{VERSION}:{do}:{post}:{owner}"


def post_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:[0-9]{{1,15}}:{ID}"


def place_id(do: str, platform: str, owner: int) -> str:
    """A button about all that a member has on one platform."""
    return f"{VERSION}:{do}:{platform}:{owner}"


def place_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:[a-z]{{1,10}}:{ID}"


@dataclass(frozen=True, slots=True)
class TrendKey:
    """The button back into the form of a trend, beside the words that were typed, which stand on the card."""

    platform: str
    day: str  # YYYY-MM-DD; "" where none could be read
    owner: int

    PATTERN = rf"{VERSION}:trend-again:[a-z]{{1,10}}:(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})?:{ID}"

    def id(self) -> str:
        return f"{VERSION}:trend-again:{self.platform}:{self.day}:{self.owner}"

    @classmethod
    def read(cls, custom_id: str) -> TrendKey:
        _, _, platform, day, owner = custom_id.split(":")
        return cls(platform, day, int(owner))


def trend_form_id(*, again: bool) -> str:
    """The form of a trend; whether it was opened from a question, whose place the next answer takes."""
    return f"{VERSION}:trend-form:{'again' if again else 'new'}"


TREND_FORM_PATTERN = rf"{VERSION}:trend-form:(?:again|new)"


def compare_page_id(member: int, page: int, topic: str) -> str:
    """The button that goes to another page of a comparison."""
    return f"{VERSION}:compare-page:{member}:{page}:{topic}"


def compare_answer_id(member: int, topic: str) -> str:
    """The list that answers a comparison's question."""
    return f"{VERSION}:compare-answer:{member}:{topic}"


COMPARE_ANSWER_PATTERN = rf"{VERSION}:compare-answer:{ID}:[a-z0-9-]+"
COMPARE_PAGE_PATTERN = rf"{VERSION}:compare-page:{ID}:[0-9]{{1,2}}:[a-z0-9-]+"


def topic_id(topic: str) -> str:
    """The button that opens a topic of /compare."""
    return f"{VERSION}:see-topic:{topic}"


TOPIC_PATTERN = rf"{VERSION}:see-topic:[a-z0-9-]+"


@dataclass(frozen=True, slots=True)
class ForYouKey:
    """Every button of the worked example: whose it is, which example, and what the viewer did so far, a digit each."""

    member: int
    example: int = 0
    done: str = ""

    PATTERN = rf"{VERSION}:foryou:(?:react|again):{ID}:[0-9]:[0-9]{{0,20}}"

    def then(self, reaction: int) -> ForYouKey:
        return replace(self, done=f"{self.done}{reaction}")

    def anew(self) -> ForYouKey:
        return replace(self, done="")

    def id(self, do: str) -> str:
        return f"{VERSION}:foryou:{do}:{self.member}:{self.example}:{self.done}"

    @classmethod
    def read(cls, custom_id: str) -> ForYouKey:
        _, _, _, member, example, done = custom_id.split(":")
        return cls(int(member), int(example), done)
