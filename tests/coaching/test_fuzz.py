"""What holds for a review of any text at all, however odd: it answers, quickly, always the same, and points rightly."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from bot.coaching.opening import open_rulebook
from bot.coaching.reviewing import review
from tests.coaching.hostile import REPEATED

BOOK = open_rulebook().rulebook
GRAMMAR = BOOK.grammar("en")
FASTEST = 0.02  # seconds for a short text, and as much again for each thousand characters: wide, for slow machines

# The words that rules and lexicons look for, the signs that decide about clauses, and what makes offsets go wrong.
SOUGHT = sorted(
    {e for name in GRAMMAR for e in sorted(GRAMMAR[name])[:6]}
    | {p for phrases in GRAMMAR.phrases.values() for p in phrases[:6]}
)
SAID = sorted({sample.text for rule in BOOK.rules.values() for sample in rule.examples})
SIGNS = [
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "! ",
    "? ",
    "\n",
    ": ",
    " - ",
    "'",
    "’",
    '"',
    "“",
    "”",
    "(",
    ")",
    "…",
    "\u200b",
    "\r\n",
]
ODD = [
    "😀",
    "❤️",
    "👩🏽‍🍳",
    "🇯🇵",
    "1️⃣",
    "#tagged",
    "@sam",
    "example.com",
    "ﷺ",
    "İ",
    "𝓰𝓾𝔂𝓼",
    "ᴍᴀᴍᴀ",
    "\ud83d",
    "\u0301",
    "\x00",
    "xD",
]
PIECES = st.one_of(
    st.sampled_from(SOUGHT), st.sampled_from(SAID), st.sampled_from(SIGNS), st.sampled_from([*ODD, *REPEATED.values()])
)
SENTENCES = st.lists(st.one_of(PIECES, PIECES.map(str.title), PIECES.map(str.upper)), max_size=30).map(" ".join)
CAPTIONS = st.one_of(SENTENCES, st.lists(PIECES, max_size=40).map("".join), st.text(st.characters(codec=None)))
PLATFORMS = st.sampled_from(sorted(BOOK.platforms))


@given(CAPTIONS, PLATFORMS)
@example("y'all guys and everyone 𝓰𝓾𝔂𝓼", "instagram")
def test_every_finding_stands_where_it_says_and_they_come_in_order(caption: str, platform: str) -> None:
    result = review(caption, BOOK, platform)
    for f in result.findings:
        assert 0 <= f.start < f.end <= len(caption)
        assert caption[f.start : f.end] == f.text
        assert all(0 <= e.start <= e.end <= len(caption) for choice in f.choices for e in choice.edits)
    assert [(f.start, f.end) for f in result.findings] == sorted((f.start, f.end) for f in result.findings)
    crowd = [f for f in result.findings if f.family == "crowd"]
    assert all(a.end <= b.start for a, b in pairwise(crowd))
    assert all(0 <= a < b <= len(caption) for a, b in result.one_words)
    assert all(a[1] <= b[0] for a, b in pairwise(result.one_words))


# Found by a fuzzer: calls that come to light one by one, more of them than a rewrite is read again.
@example("fam fam fam fam fam fam fam fam every last of you guyz surely fam Mexico City ", "instagram")
@example("hi hi All My Ladies & Gentlemen hi hi " + "My Fellow Creators " * 8 + "Most Of Ya A Few ", "instagram")
@example("love for all of you ladies in - store 😀 " + "Each And Every One Of Ya'Ll " * 8, "tiktok")
@given(CAPTIONS, PLATFORMS)
def test_a_rewrite_leaves_nothing_for_a_second_one(caption: str, platform: str) -> None:
    rewrite = review(caption, BOOK, platform).rewrite
    if rewrite is not None:
        assert review(rewrite, BOOK, platform).rewrite is None


@given(CAPTIONS)
def test_the_same_caption_gets_the_same_answer(caption: str) -> None:
    assert review(caption, BOOK, explain=True) == review(caption, BOOK, explain=True)


@given(CAPTIONS, PLATFORMS)
def test_no_text_takes_long(caption: str, platform: str) -> None:
    def once() -> float:
        start = time.process_time()
        review(caption, BOOK, platform)
        return time.process_time() - start

    assert min(once() for _ in range(2)) < FASTEST * (1 + len(caption) / 1000)
