"""The card of edits: what it shows of each, what it carries, and that it fits Discord's limits whatever the caption."""

from __future__ import annotations

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.caption.document import Choice, Edit
from bot.cards import words
from bot.cards.card import CAPTION, CAPTION_FILE, MOST_COMPONENTS, MOST_TEXT, REWRITE_FILE, Card, size
from bot.cards.edits import A_PAGE, edits_card, picks_in, written
from bot.cards.keys import LONGEST, EditsKey, ReviewKey
from bot.cards.markdown import unquote
from bot.coaching.choosing import MOST_OFFERS, Chosen, Picks, choose
from bot.coaching.review import Finding, Review
from bot.coaching.reviewing import review
from tests.cards.reviews import finding
from tests.cards.reviews import review as made_review
from tests.sim.world import shelf

KEY = EditsKey(ReviewKey("instagram", None, 1))
LONGEST_KEY = EditsKey(ReviewKey("youtube-shorts", "a format with a name of some length", 2**62, own=True), page=2)


def read(text: str) -> Review:
    return review(text, shelf().current)


def said(card: Card) -> str:
    return "\n".join(one.content for one in card.view.walk_children() if isinstance(one, discord.ui.TextDisplay))


def ids(card: Card) -> list[str]:
    controls = (one for one in card.view.walk_children() if isinstance(one, discord.ui.Button | discord.ui.Select))
    return [one.custom_id or "" for one in controls]


def carried(card: Card) -> str:
    """The caption as its controls will read it."""
    shown = [one for one in card.view.walk_children() if isinstance(one, discord.ui.TextDisplay) and one.id == CAPTION]
    return unquote(shown[0].content) if shown else str(dict(card.texts)[CAPTION_FILE])


def made(caption: str, *findings: Finding) -> Chosen:
    """A choice by hand: the result has no findings of its own."""
    first = made_review(caption, findings=findings, rewrite=caption)
    return choose(first, Picks((0,) * len(findings)), lambda text: made_review(text, findings=()))


def test_each_edit_stands_there_in_the_captions_own_words() -> None:
    card = edits_card(choose(read("Hey guys, I hope all of you try it"), None, read), KEY)

    assert "“Hey guys,” → **“Hey,”**" in said(card)
    assert "“all of you” → **“you”**" in said(card)
    assert "> **Hey,** I hope **you** try it" in said(card)
    assert f"{words.ONE_TO_ONE}." in said(card)


def test_what_is_left_says_what_it_could_be_and_the_caption_stays() -> None:
    card = edits_card(choose(read("Hey guys, soup"), Picks((0,)), read), KEY)

    assert words.EDIT_LEFT.format(before="“Hey guys,”", after="“Hey,”") in said(card)
    assert words.ALL_LEFT in said(card)


def test_several_ways_to_put_it_are_a_list_with_leaving_it_among_them() -> None:
    ways = tuple(Choice(one, (Edit(4, 8, one),)) for one in ("you", "my friend"))
    card = edits_card(made("Hey guys, soup", finding(choices=ways)), KEY)
    (select,) = [one for one in card.view.walk_children() if isinstance(one, discord.ui.Select)]

    assert [one.value for one in select.options] == ["0", "1", "2"]
    assert [one.default for one in select.options] == [True, False, False]
    assert [one.label for one in select.options][1:] == ["“Hey you,”", "“Hey my friend,”"]


def test_an_insult_says_that_it_is_for_the_member_to_decide() -> None:
    assert words.EDIT_MAY_STING in said(edits_card(choose(read("You guys are unhinged"), None, read), KEY))


def test_where_nothing_would_remain_there_is_nothing_to_copy() -> None:
    card = edits_card(choose(read("Guys!!"), Picks((1,)), lambda text: made_review(text, findings=())), KEY)

    assert words.NOTHING_REMAINS in said(card)
    assert not any(":copy:" in one for one in ids(card))


@given(st.lists(st.integers(0, 9), max_size=MOST_OFFERS).map(tuple), st.booleans())
def test_the_picks_are_read_from_an_id_as_they_were_written(each: tuple[int, ...], later: bool) -> None:
    key = EditsKey(LONGEST_KEY.review, 9, written(Picks(each, later)), "00ff")
    found, control = EditsKey.read(key.id("edit19"))

    assert (picks_in(found.picks), control) == (Picks(each, later), "edit19")
    assert len(key.id("edit19")) <= LONGEST


FILLER = ["word ", "“", "*_~`|", "\n", "\n\n> ", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "#tag ", "https://example.org/a ", "- "]
PIECES = [
    "Hey guys, soup. ",
    "all of you ",
    "Who's ready? ",
    "\nGood morning everyone ",
    "guys ",
    "You guys are unhinged. ",
]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*FILLER, *PIECES]), min_size=1, max_size=60),
    st.integers(1, 30),
    st.integers(0, 3),
    st.booleans(),
)
def test_it_fits_whatever_the_caption_carries_it_exactly_and_no_two_controls_share_an_id(
    pieces: list[str], times: int, page: int, nothing: bool
) -> None:
    caption = ("".join(pieces) * times)[:4000].strip() or "Hey guys"
    chosen = choose(read(caption), None, read)
    if nothing:
        chosen = choose(chosen.review, Picks((0,) * len(chosen.offers)), read)
    card = edits_card(chosen, EditsKey(LONGEST_KEY.review, page), words.EDITS_NEW)

    components, characters = size(card.view)
    assert components <= MOST_COMPONENTS and characters <= MOST_TEXT
    assert carried(card) == caption
    assert len(set(ids(card))) == len(ids(card))
    assert max(map(len, ids(card)), default=0) <= LONGEST


def test_a_full_page_of_lists_fits_too() -> None:
    caption = "guys " * 12
    ways = tuple("*" * 200 + str(n) for n in range(9))
    many = [
        finding(start=n * 5, message="_" * 300, choices=tuple(Choice(w, (Edit(n * 5, n * 5 + 4, w),)) for w in ways))
        for n in range(12)
    ]
    chosen = made(caption, *many)
    for page in (0, 1):
        components, characters = size(edits_card(chosen, EditsKey(LONGEST_KEY.review, page)).view)
        assert components <= MOST_COMPONENTS and characters <= MOST_TEXT


@pytest.mark.parametrize(("page", "first", "last"), [(0, 1, A_PAGE), (1, A_PAGE + 1, 10), (9, A_PAGE + 1, 10)])
def test_more_edits_than_fit_are_on_more_pages_and_a_page_too_far_is_the_last(page: int, first: int, last: int) -> None:
    card = edits_card(choose(read("Hey guys, soup.\n" * 10), None, read), EditsKey(KEY.review, page))

    assert words.EDITS_COUNT.format(first=first, last=last, all=10) in said(card)


def test_a_long_caption_stands_in_a_file_and_so_does_a_long_result() -> None:
    half, whole = ("\n".join(f"Step {n}: fold the dough." for n in range(count)) for count in (90, 140))
    one = edits_card(choose(read(f"Hey guys, soup\n{half}"), None, read), KEY)
    both = edits_card(choose(read(f"Hey guys, soup\n{whole}"), None, read), KEY)

    assert [name for name, _ in one.texts] == [CAPTION_FILE]
    assert dict(both.texts) == {CAPTION_FILE: f"Hey guys, soup\n{whole}", REWRITE_FILE: f"Hey, soup\n{whole}"}
