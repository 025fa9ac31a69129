"""A caption that is too long loses whole sentences, never a word, a tag, a link, a question or its first thought."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.caption.measures.length import utf16_units
from bot.caption.reading import read
from bot.coaching.adapting import adapting, advice, route
from bot.coaching.choosing import choose
from bot.coaching.reviewing import review
from bot.coaching.rewriting import made
from bot.coaching.shortening import shortened
from tests.sim.world import shelf

BOOK = shelf().current
FREE = [
    "The wool came from a farm by the lake.",
    "It rained for 3.5 days, as Dr. Moss said it would.",
    "Nine evenings went into the border 🧶🧶",
    "Blue took longest...",
    "He called it “a blanket. A blanket!” and left.",
    "Wool (carded. then spun) is warm.",
    "Then came the red 👩‍👩‍👧‍👦👨‍👩‍👧‍👦",
    "- warp\n- weft\n- patience",
    "What went in:\n1. wool\n2. time",
]
BOUND = [
    "Which colour is next?",
    "Tell me in the comments.",
    "You would like the blue.",
    "Thanks @woolfarm.",
    "All of it: https://loom.example/blue.html",
    "#ad with the farm.",
    "#weave #loom",
    "Save this for winter.",
    "DM me for the draft.",
    "Duet this.",
    "Vote in my stories.",
]
blanks = st.sampled_from([" ", " ", "\n", "\n\n", "\n.\n"])
sentence = st.one_of(st.sampled_from(FREE), st.sampled_from(FREE), st.sampled_from(BOUND))
captions = st.lists(st.tuples(sentence, blanks), min_size=3, max_size=60).map(
    lambda some: "".join(joined(some)).strip()
)


def joined(some: list[tuple[str, str]]) -> Iterator[str]:
    for said, blank in some:
        yield f"\n{said}\n" if "\n" in said else said + blank  # a list has lines of its own


def short(caption: str, most: int) -> str | None:
    edits = shortened(read(caption, BOOK.grammar("en")), most)
    return None if edits is None else made(caption, edits)


def words_of(text: str) -> list[str]:
    return re.findall(r"\S+", text)


@settings(max_examples=150, deadline=None)
@given(captions, st.integers(60, 900))
def test_what_is_left_fits_and_is_the_caption_without_some_of_its_sentences(caption: str, most: int) -> None:
    left = short(caption, most)
    if left is None:
        return

    assert len(left) <= utf16_units(left) <= most
    remaining = iter(words_of(caption))
    assert all(word in remaining for word in words_of(left)), "no word is cut, added or moved"
    assert left.split("\n")[0].split(" ")[0] == caption.split("\n", maxsplit=1)[0].split(" ", maxsplit=1)[0]
    for kept in BOUND:
        assert left.count(kept) == caption.count(kept)
    for half in ("as Dr. Moss", "called it “a blanket.", "(carded.", "rained for 3.5"):
        whole = next(one for one in FREE if half in one)
        assert left.count(half) == left.count(whole), "a sentence goes whole"


@settings(max_examples=60, deadline=None)
@given(captions, st.integers(0, 60), st.sampled_from(["threads", "instagram", "tiktok"]))
def test_the_version_for_another_platform_is_never_over_its_limit_unless_it_says_that_it_can_not(
    caption: str, times: int, enters: str
) -> None:
    caption = "\n".join([caption, *FREE * (times // len(FREE))])[:4000]
    way = route(BOOK, "instagram" if enters == "tiktok" else "tiktok", enters, None, "en")
    read_there = adapting(lambda text: review(text, BOOK, enters), way)
    version = choose(read_there(caption), None, read_there).text
    stuck = [one for one in advice(way, caption) if one.adaptation.shortens and not one.edits]

    assert stuck or not way.there.over_limit(version)
    if way.there.over_limit(caption) and not stuck:
        assert utf16_units(version) <= way.there.numbers["caption"], "however an app counts"


def test_the_last_sentences_go_first_and_only_as_many_as_it_takes() -> None:
    caption = "The loom is warped and ready. Red came first. Blue took longest. Green is left over. Which one is next?"

    assert short(caption, len(caption) - 1) == caption.replace(" Green is left over.", "")
    assert short(caption, len(caption) - 25) == caption.replace(" Blue took longest. Green is left over.", "")


def test_a_paragraph_that_goes_leaves_one_gap() -> None:
    caption = "The loom is warped and ready.\n\nRed came first. Blue took longest.\n\nWhich one is next?"

    assert short(caption, 60) == "The loom is warped and ready.\n\nWhich one is next?"


@pytest.mark.parametrize(
    "caption",
    [
        "One long thought about wool that never comes to any end and goes on and on over the hills and the lake",
        "You like wool. You like looms. Which do you like best? Tell me. You know where. Save it for later. Ask me.",
        "Die Wolle ist blau und warm. Das Garn kommt vom See. Es ist nicht rot. Und die Farbe ist von dem Hof.",
    ],
)
def test_where_no_sentence_can_go_nothing_goes(caption: str) -> None:
    assert short(caption, 50) is None


def test_what_fits_stays_as_it_is() -> None:
    assert short("The loom is warped.", 19) == "The loom is warped."


def test_it_says_so_where_it_can_not_shorten() -> None:
    caption = "You would like this wool, I know it 🧶. " * 20
    (said,) = [
        one for one in advice(route(BOOK, "instagram", "threads", None, "en"), caption) if one.adaptation.shortens
    ]

    assert not said.edits
    assert "by hand" in said.do
