"""A caption made to be slow: the time of a review grows with its length, not with the square of it."""

from __future__ import annotations

import time

import pytest

from bot.coaching.opening import open_rulebook
from bot.coaching.reviewing import review
from tests.coaching.hostile import LONGEST, REPEATED, repeated

BOOK = open_rulebook().rulebook
SLOWEST = 0.1  # seconds; a quiet machine takes about a tenth of it


def seconds(caption: str) -> float:
    def once() -> float:
        start = time.process_time()
        review(caption, BOOK)
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize("words", REPEATED.values(), ids=REPEATED)
def test_twice_the_caption_takes_about_twice_the_time(words: str) -> None:
    ratio = seconds(repeated(words)) / seconds(repeated(words, LONGEST // 4))
    assert ratio < 9, f"four times the length took {ratio:.1f} times the time; 16 would be its square"


@pytest.mark.parametrize("words", REPEATED.values(), ids=REPEATED)
def test_the_longest_caption_is_read_in_an_instant(words: str) -> None:
    assert seconds(repeated(words)) < SLOWEST


def test_an_endless_call_gets_an_answer_but_no_rewrite() -> None:
    result = review(repeated("guys "), BOOK)
    assert result.verdict == "crowd"
    assert result.rewrite is None


def test_a_long_caption_with_many_calls_is_rewritten_to_its_end() -> None:
    caption = "Hey guys, the oven is warm and the loaves of the week are on the shelf. " * 30
    assert review(caption, BOOK).rewrite == caption.replace(" guys,", ",")


def test_a_caption_that_calls_without_end_is_judged_by_how_it_begins() -> None:
    beginning = "Hey guys, you all know the oven. " * 20
    result, longer = review(beginning, BOOK), review(beginning * 6, BOOK)
    assert (longer.verdict, longer.findings[:20]) == (result.verdict, result.findings[:20])
    assert longer.to_crowd < 6 * result.to_crowd
