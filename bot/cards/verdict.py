"""A verdict in words, for the card and for the terminal alike: plain text, without discord."""

from __future__ import annotations

from collections.abc import Iterable

from bot.cards import words
from bot.cards.me import care_words
from bot.coaching.caring import hurdles
from bot.coaching.review import Review

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """A count as a sentence has it: "three", "12"."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def heading(review: Review) -> str:
    """What the review says first."""
    if not review.in_language:
        return words.OTHER_LANGUAGE
    if review.verdict == "crowd":
        count = review.to_crowd
        return words.CROWD_ONE if count == 1 else words.CROWD_MORE.format(count=number(count).capitalize())
    if review.verdict == "mixed":
        return words.MIXED if starts_with_one(review) else words.MIXED_FIRST
    return words.ONE_TO_ONE if review.verdict == "one-to-one" else words.NOBODY


def starts_with_one(review: Review) -> bool:
    """Whether a mixed caption speaks to one person before it speaks to a crowd."""
    crowd = [f.start for f in review.findings if f.of_a_crowd]
    return not crowd or min((start for start, _ in review.one_words), default=0) < min(crowd)


def praised(review: Review) -> list[str]:
    """The words that speak to one person, each once, as first typed; the first three."""
    return each_once(review.caption[start:end] for start, end in review.one_words)[:3]


def each_once(typed: Iterable[str]) -> list[str]:
    """The words in their order, each once, as first typed."""
    first: dict[str, str] = {}
    for one in typed:
        first.setdefault(one.casefold(), one)
    return list(first.values())


def ticks(review: Review) -> str:
    """Whether it is easy to take in, and the two questions that only its author can answer. They hold for a community
    post too; of a caption in another language nothing of it can be told.
    """
    if not review.in_language:
        return ""
    return care_words.TICKS.format(measured=care_words.HARD if hurdles(review) else care_words.EASY)
