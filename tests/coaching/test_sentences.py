"""The sentences of a talk are told from each other by what ends one, and not by any full stop."""

from __future__ import annotations

import pytest

from bot.coaching.aloud.passages import LONGEST, passages
from bot.coaching.aloud.sentences import sentence_around, sentences


def parts(text: str) -> list[str]:
    return [text[first:last].strip() for first, last in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It costs 3.50 for all of you today.",
        "Mr. Fox says hi to all of you.",
        "MRS. Fox and Dr. Hen live in St. Ives.",
        "Welcome to my site bread.org, hey guys.",
        "It is wool vs. cotton, i.e. warm vs. cool, with buttons etc. on it.",
        "Take seeds, e.g. rye, at 5 p.m. today.",
        "J. R. Fox wrote it in the U.S. for a friend",
        "A.I. Fox is no person.",
    ],
)
def test_one_sentence_is_not_cut(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hello. Hey guys!", ["Hello.", "Hey guys!"]),
        ("She said “stop.” Then it rained", ["She said “stop.”", "Then it rained"]),
        ("Just you and I. Bye", ["Just you and I.", "Bye"]),
        ("So it's. It's what it was.", ["So it's.", "It's what it was."]),
        ("Wait... Is it 3? It is 50. Good", ["Wait...", "Is it 3?", "It is 50.", "Good"]),
        ("Hi, Mr.\nFox", ["Hi, Mr.", "Fox"]),
        ("Bake it in a fest. Then eat", ["Bake it in a fest.", "Then eat"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_they_end(text: str, found: list[str]) -> None:
    assert parts(text) == found


def test_the_sentence_around_found_words_is_whole() -> None:
    text = "Hello there. It costs 3.50 for all of you, says Mr. Fox. Bye now."
    start = text.index("all of you")
    first, last = sentence_around(text, start, start + len("all of you"))

    assert text[first:last] == "It costs 3.50 for all of you, says Mr. Fox."


def test_no_passage_ends_in_the_middle_of_a_name() -> None:
    text = "and so on " * (LONGEST // 10 - 4) + "stop. It was Mr. Fox who " + "went on " * 40
    first = next(passages(text, []))

    assert text[: first[1]].endswith("stop. ")
