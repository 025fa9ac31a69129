"""A caption made to be slow: the time of a review grows with its length, not with the square of it."""

from __future__ import annotations

import time

import pytest

from bot.coaching.opening import open_rulebook
from bot.coaching.reviewing import review

BOOK = open_rulebook().rulebook
WORDS = [
    "guys ",
    "we ",
    "we're baking ",
    "you ",
    "y'all ",
    "everyone ",
    "all of you ",
    "so ",
    "hey guys\n",
    '"a" ',
    "guys, ",
]


def seconds(caption: str) -> float:
    def once() -> float:
        start = time.process_time()
        review(caption, BOOK)
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize("word", WORDS)
def test_twice_the_caption_takes_about_twice_the_time(word: str) -> None:
    ratio = seconds(word * (4000 // len(word))) / seconds(word * (1000 // len(word)))
    assert ratio < 9, f"four times the length took {ratio:.1f} times the time; 16 would be its square"
