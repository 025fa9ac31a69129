"""Rewrites: the table of rewrites.yaml, and what holds for every caption that the templates below can make."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.caption.document import Choice, Edit
from bot.caption.reading import read
from bot.coaching.opening import open_rulebook
from bot.coaching.review import Finding, Review
from bot.coaching.reviewing import review
from bot.coaching.rewriting import apply, compatible, rewritten

BOOK = open_rulebook().rulebook
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("rewrites.yaml").read_text(encoding="utf-8"))

GREETINGS = [
    "",
    "Hey ",
    "Hi @mira ",
    "Hey soup ",
    "hi ",
    "Good morning ",
    "Welcome back, ",
    "Ok so ",
    "GOOD EVENING ",
    "Thank you so much ",
]
CALLS = ["guys", "everyone", "my lovelies", "ladies", "y'all", "you guys", "besties", "all of you", "GUYS", "𝓰𝓾𝔂𝓼"]
MARKS = [", ", "! ", "... ", " ☀️ ", "!! ", "\n", "\n\n", " 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ", "…", " — ", "\r\n", "\u2028", " "]
SENTENCES = """the soup is on|What do you guys think?|I love you all so much
|Thank you to everyone who came, sang and stayed
|who's ready for soup?|does anyone want the last slice?|Hope everyone has a slow day|be kind to yourselves
|this is for anyone who forgot their spoon|you're all so kind|Those of you who bake, which flour is it?
|each of you has a story|half of you forgot the salt|y'all're late again|I told everyone at work about it
|you guys are unhinged|“you guys” says the parrot|it’s been a year|IF YOU GUYS SEE THIS
|Your turn: which herb would you add?
|Five Guys again|How's everyone doing?|thanks to my followers|so happy for all the moms out there|everyone’s late"""
TAILS = [
    "",
    ", guys",
    " everyone!",
    " 👩🏽‍🍳",
    " #soup #guys",
    " @you.guys",
    " https://example.org/you-guys",
    ".",
    " :)",
]

OPENINGS = st.tuples(st.sampled_from(GREETINGS), st.sampled_from(CALLS), st.sampled_from(MARKS)).map("".join)
LINES = st.tuples(
    st.one_of(st.just(""), OPENINGS),
    st.sampled_from(SENTENCES.replace("\n", "").split("|")),
    st.sampled_from(TAILS),
).map("".join)
CAPTIONS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
ODDITIES = {
    "a doubled space": re.compile(r"(?<=\S)  +(?=\S)"),
    "a comma with a space before it": re.compile(r" ,"),
    "a comma that opens a line": re.compile(r"(?:^|\n) *,"),
    "two commas": re.compile(r",\s*,"),
    "a comma before another mark": re.compile(r",[.!?]"),
    "a space at a line's end": re.compile(r"(?<=\S) +(?=\n)"),
}


def reviewed(caption: str) -> Review:
    return review(caption, BOOK)


def kept_things(text: str) -> list[str]:
    """Everything that a rewrite must leave as it is, byte for byte: tags, mentions, links, emoji, line breaks."""
    kinds = ("hashtag", "mention", "link", "emoji", "break")
    return [text[t.start : t.end] for t in read(text, BOOK.grammar("en")).tokens if t.kind in kinds]


def taken(finding: Finding) -> bool:
    """Whether a rewrite takes the finding's first choice; an insult's is offered only."""
    return bool(finding.choices) and finding.counts and finding.rewrite in ("auto", "suggest")


def first_choices(result: Review) -> list[Choice]:
    return [f.choices[0] for f in result.findings if taken(f)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["before"])
def test_a_caption_to_a_crowd_becomes_one_to_one_person(case: dict[str, Any]) -> None:
    result = reviewed(case["before"])
    assert result.to_crowd > 0
    assert result.rewrite == case["after"]


@given(CAPTIONS)
def test_a_second_rewrite_changes_nothing_more(caption: str) -> None:
    first = reviewed(caption).rewrite
    if first is not None:
        assert reviewed(first).rewrite is None, first


@given(CAPTIONS)
def test_no_finding_that_has_a_choice_is_left_after_a_rewrite(caption: str) -> None:
    first = reviewed(caption).rewrite
    if first is not None:
        assert [f.text for f in reviewed(first).findings if f.family == "crowd" and taken(f)] == []


@given(CAPTIONS)
def test_outside_its_edits_a_rewrite_is_the_caption_byte_for_byte(caption: str) -> None:
    result = reviewed(caption)
    at, rest = 0, apply(caption, first_choices(result))
    for edit in compatible(first_choices(result)):
        kept = caption[at : edit.start] + edit.text
        assert rest.startswith(kept)
        rest, at = rest[len(kept) :], edit.end
    assert rest == caption[at:]


@given(CAPTIONS)
def test_a_rewrite_is_its_findings_choices_taken_until_none_is_left(caption: str) -> None:
    result = reviewed(caption)
    expected, rest = caption, result
    while first_choices(rest) and (changed := apply(expected, first_choices(rest))).strip():
        expected, rest = changed, reviewed(changed)
    assert (result.rewrite or caption) == expected


@given(CAPTIONS)
def test_tags_mentions_links_emoji_and_line_breaks_survive_a_rewrite(caption: str) -> None:
    result = reviewed(caption)
    if result.rewrite is not None:
        assert kept_things(result.rewrite) == kept_things(caption)


@given(CAPTIONS)
@pytest.mark.parametrize("oddity", ODDITIES)
def test_a_rewrite_leaves_no_more_of_these_than_the_caption_had(oddity: str, caption: str) -> None:
    rewrite = reviewed(caption).rewrite
    if rewrite is not None:
        assert len(ODDITIES[oddity].findall(rewrite)) <= len(ODDITIES[oddity].findall(caption)), rewrite


@given(CAPTIONS)
def test_a_caption_that_opens_with_a_capital_still_does_after_a_rewrite(caption: str) -> None:
    rewrite = reviewed(caption).rewrite
    if rewrite is not None and caption[:1].isascii() and caption[:1].isupper() and rewrite[:1].isalpha():
        assert rewrite[0].isupper()


@settings(max_examples=300)
@given(CAPTIONS)
def test_each_choice_alone_can_be_taken_too(caption: str) -> None:
    for finding in reviewed(caption).findings:
        for choice in finding.choices:
            assert apply(caption, [choice]) != caption
            assert all(0 <= e.start <= e.end <= len(caption) for e in choice.edits)


@pytest.mark.parametrize("words", ["unhinged", "so annoying", "honestly the worst kind of lazy", "a menace"])
def test_a_joke_among_many_is_offered_as_words_to_one_but_no_rewrite_takes_them(words: str) -> None:
    result = reviewed(f"You guys are {words}")
    finding = next(f for f in result.findings if f.family == "crowd")
    assert finding.choices
    assert result.rewrite is None


def test_a_kind_word_among_many_is_turned_to_one_by_itself() -> None:
    finding = next(f for f in reviewed("You guys are wonderful").findings if f.family == "crowd")
    assert finding.rewrite == "auto"


@pytest.mark.parametrize("part", ["Not all of you", "Both of you"])
def test_a_part_that_the_reader_may_not_belong_to_is_explained_where_no_words_keep_the_sense(part: str) -> None:
    result = reviewed(f"{part} guessed the spice")
    finding = next(f for f in result.findings if f.family == "crowd")
    assert finding.counts
    assert (finding.rewrite, finding.choices, result.rewrite) == ("explain", (), None)


@pytest.mark.parametrize(
    "part",
    [
        "None of you",
        "One of you",
        "Two of you",
        "A few of you",
        "Some of you",
        "Half of you",
        "Most of you",
        "A lot of you",
    ],
)
def test_a_part_that_the_reader_may_not_belong_to_never_becomes_the_reader(part: str) -> None:
    rewrite = reviewed(f"{part} guessed the spice").rewrite
    assert rewrite is not None
    assert "you" not in rewrite.lower()


def test_a_rewrite_never_takes_away_everything() -> None:
    assert reviewed("  Guys!!  ").rewrite is None


@pytest.mark.parametrize(
    ("caption", "first", "second"),
    [
        ("Thank you to everyone who came", "Thank you for coming", "Thank you if you came"),
        ("Thanks to everyone who brings soup", "Thanks for bringing soup", "Thanks if you bring soup"),
        ("Congrats to everyone who won", "Congrats on winning", "Congrats if you won"),
        ("I am grateful to everyone who came", "I am grateful to you for coming", "I am grateful to you if you came"),
        ("Hey besties, soup", "Hey, soup", "Hey bestie, soup"),
        ("Hi my lovelies! Soup", "Hi! Soup", "Hi my lovely! Soup"),
        ("GOOD MORNING FRIENDS", "GOOD MORNING", "GOOD MORNING FRIEND"),
    ],
)
def test_where_the_sense_differs_there_is_a_second_choice(caption: str, first: str, second: str) -> None:
    result = reviewed(caption)
    (finding,) = [f for f in result.findings if f.family == "crowd"]
    assert [apply(caption, [choice]) for choice in finding.choices] == [first, second]
    assert result.rewrite == first
    assert reviewed(second).to_crowd == 0


@pytest.mark.parametrize("caption", ["Hey guys, soup", "Calling all friends, soup", "Hi readers and friends, soup"])
def test_a_name_for_many_is_no_name_for_one(caption: str) -> None:
    assert all(len(f.choices) <= 1 for f in reviewed(caption).findings)


def test_choices_that_overlap_are_taken_whole_or_not_at_all() -> None:
    first = Choice("x", (Edit(0, 3, "x"),))
    second = Choice("y", (Edit(2, 4, "y"), Edit(6, 7, "z")))
    third = Choice("w", (Edit(5, 6, "w"),))
    assert apply("abcdefgh", [first, second, third]) == "xdewgh"
    assert apply("abcdefgh", [second, first, third]) == "abyewzh"


def test_an_edit_that_two_choices_share_is_made_once() -> None:
    shared = Edit(0, 1, "A")
    assert apply("abc", [Choice("A", (shared,)), Choice("A", (shared, Edit(2, 3, "C")))]) == "AbC"


def test_hints_are_offered_and_not_taken() -> None:
    result = reviewed("Hey guys, soup")
    assert rewritten("Hey guys, soup", [f for f in result.findings if not f.counts]) is None


@pytest.mark.parametrize("platform", BOOK.platforms)
def test_a_rewrite_takes_only_the_edits_that_the_platform_has_room_for(platform: str) -> None:
    limit = BOOK.platforms[platform].limits["caption"].value
    asked = "Who loves rye?\n"  # "Do you love rye?" needs two characters more
    short, full = asked + "Hey guys, soup", asked * 20 + "s" * (limit - 20 * len(asked) - 15) + "\nHey guys, soup"
    assert len(full) == limit
    assert review(short, BOOK, platform).rewrite == "Do you love rye?\nHey, soup"
    assert review(full, BOOK, platform).rewrite == full.replace("Hey guys", "Hey")
