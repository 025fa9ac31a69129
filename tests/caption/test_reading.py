"""A caption becomes tokens and sentences: the cases of reading.yaml, and what holds for every text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.caption.cutting import Pieces
from bot.caption.document import Document
from bot.caption.fold import fold
from bot.caption.reading import fold_phrase, read
from bot.coaching.opening import open_rulebook

GRAMMAR = open_rulebook().rulebook.grammar("en")
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("reading.yaml").read_text(encoding="utf-8"))

WORDS = ["hey guys,", "y'all'd've", "you’re", "guyssss", "𝓰𝓾𝔂𝓼", "ⓖⓤⓨⓢ", "don't", "“said”", "'so'", "10k", "½"]
WORDS += ["5:30", "#slow", "#", "@user.", "https://a.b/c"]
SIGNS = ["'", "’", "''s", "...", "?!", "‼", "♪", ",", "_", "\\", " ", "\u3000", "\n", "\r\n", "\u2028", "\x00", "\x85"]
EMOJI = ["👨‍👩‍👧‍👦", "👩🏽‍🍳", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\U000e0067", "🇯🇵", "🇯", "1️⃣", "#️⃣", "❤️‍🔥", "\u200d", "\ufe0f", "\u20e3"]
ODD = ["\ud83d", "\udc4d", "\u202e", "\u200b", "\u0301", "ﷺ", "\u037a", "İ", "ß", "\u00a8", "\u3164", "\ufffd"]
TEXTS = st.lists(st.one_of(st.sampled_from([*WORDS, *SIGNS, *EMOJI, *ODD]), st.text(st.characters(codec=None)))).map(
    "".join
)


def doc_of(text: str) -> Document:
    return read(text, GRAMMAR)


def visible(text: str) -> set[int]:
    """Where a character stands that a reader can see: no blank, no control or format character, no variation mark."""
    seen = (i for i, c in enumerate(text) if not c.isspace() and unicodedata.category(c) not in ("Cf", "Mn", "Me"))
    return set(seen)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_caption_is_cut_into_these_tokens(case: dict[str, Any]) -> None:
    expected = [("word", t) if isinstance(t, str) else next(iter(t.items())) for t in case["tokens"]]
    doc = doc_of(case["text"])
    assert [(t.kind, t.word) for t in doc.tokens] == expected
    if "typed" in case:
        assert [doc.text[t.start : t.end] for t in doc.tokens] == case["typed"]


@given(TEXTS)
def test_reading_any_text_covers_what_is_visible_in_order_and_without_overlap(text: str) -> None:
    tokens = doc_of(text).tokens
    assert all(0 <= t.start < t.end <= len(text) and t.word for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert visible(text) <= {i for t in tokens for i in range(t.start, t.end)}


@given(TEXTS)
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    pieces = Pieces(text, GRAMMAR["whole_word"], GRAMMAR["clitic"])
    assert "".join(pieces.between) == text.replace("’", "'")
    assert len(pieces.between) == 3 * len(pieces.words) + 1


@given(TEXTS)
def test_a_word_is_the_folded_text_between_its_offsets(text: str) -> None:
    for token in doc_of(text).tokens:
        if token.kind == "word":
            assert token.word == fold(text[token.start : token.end])
            assert " " not in token.word


@given(TEXTS)
def test_the_joined_words_are_the_tokens_with_a_space_around_each(text: str) -> None:
    doc = doc_of(text)
    assert doc.joined.strip(" ").split(" ") == ([t.word for t in doc.tokens] or [""])


@given(TEXTS)
def test_what_is_found_stands_where_it_is_said_to_stand(text: str) -> None:
    doc = doc_of(text)
    for name, spots in doc.found.items():
        sought = GRAMMAR[name] or GRAMMAR.phrases[name]
        assert all(" ".join(doc.words[first:last]) in sought for first, last in spots), name


@given(TEXTS)
def test_sentences_lie_side_by_side_and_leave_out_only_line_breaks(text: str) -> None:
    doc = doc_of(text)
    assert all(first < last for first, last in doc.sentences)
    assert all(a[1] <= b[0] for a, b in pairwise(doc.sentences))
    inside = {i for first, last in doc.sentences for i in range(first, last)}
    assert {i for i, t in enumerate(doc.tokens) if t.kind != "break"} == inside


@given(TEXTS)
def test_every_mask_lies_inside_the_text(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) for m in doc_of(text).masks)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One .", "Two !", "Three ?", "Four"]),
        ("Well… so", ["Well …", "so"]),
        ("A line\nanother\n\nlast", ["A line", "another", "last"]),
        ("Half 😀 half", ["Half 😀 half"]),
        ("\n\n", []),
    ],
)
def test_a_sentence_ends_at_its_mark_or_at_the_line(text: str, sentences: list[str]) -> None:
    doc = doc_of(text)
    said = [" ".join(text[t.start : t.end] for t in doc.tokens[a:b]) for a, b in doc.sentences]
    assert said == sentences


def test_a_phrase_of_a_rule_folds_as_it_does_in_a_caption() -> None:
    for phrase in ("Y’all", "you guys & girls", "all of YOU", "ladies and gentlemen"):
        assert f" {fold_phrase(phrase, GRAMMAR)} " in doc_of(f"so, {phrase}!").joined
