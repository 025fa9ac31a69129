"""Words shown in Discord are never markup, and are read back exactly."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.markdown import can_fence, clip, escape, fence, quote, unquote

SIGNS = st.sampled_from("\\*_~`|[]<> \n#+-.)1aB😀\t:/")
LINKS = st.sampled_from(["://", "https://a.example/b", "discord://c", "<https://d>", "]("])
TRICKY = st.lists(st.one_of(SIGNS, LINKS, st.characters(exclude_categories=["Cs"]))).map("".join)


@settings(max_examples=500)
@given(TRICKY, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_a_quoted_caption_is_read_back_exactly(caption: str, pairs: list[tuple[int, int]]) -> None:
    spans = [(start, end) for start, end in pairs if start < end <= len(caption)]

    assert unquote(quote(caption, spans)) == caption


@given(TRICKY)
def test_a_code_block_ends_only_at_its_end(text: str) -> None:
    assert "```" not in fence(text)[3:-3]


def test_a_code_block_without_backticks_is_the_text_itself() -> None:
    assert fence("a `b`\n\nc") == "```\na `b`\n\nc\n```"
    assert can_fence("a `b`") and not can_fence("a ```b```")


def test_a_link_stays_a_link_in_a_quotation_and_is_plain_text_in_a_remark() -> None:
    assert quote("see https://example.org/a_b_c now_") == "> see https://example.org/a_b_c now\\_"
    assert escape("“https://example.org/a_b”") == "“https\\://example.org/a\\_b”"


def test_only_links_to_pages_are_links_in_a_quotation() -> None:
    assert quote("discord://a and steam://b") == "> discord\\://a and steam\\://b"


def test_bold_stays_within_a_line_and_off_its_blanks() -> None:
    assert quote("a b \n c d", [(2, 7)]) == "> a **b** \n>  **c** d"


def test_clipping_ends_at_a_word() -> None:
    assert clip("one two three", 9) == "one two…"
    assert clip("short", 9) == "short"


def test_what_turns_the_direction_of_a_line_is_left_out_of_a_word_in_it_and_kept_in_a_quotation() -> None:
    assert escape("\u202ewool\u2066") == "wool"
    assert unquote(quote("\u202ewool\u2066")) == "\u202ewool\u2066"
