"""The terminal's report of a review, against reviews made by hand."""

from __future__ import annotations

import io
from datetime import date

import pytest
from rich.console import Console

from bot.caption.document import Choice, Edit
from bot.cards import words
from bot.coaching.review import Decision, Review
from bot.report import ReviewReport
from tests.shell.reviews import a_finding, a_review, a_source

TODAY = date(2026, 3, 1)


def printed(review: Review, *, colours: bool = False, explain: bool = False, name: str | None = None) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=colours, color_system="standard" if colours else None, width=100)
    console.print(ReviewReport(review, TODAY, explain=explain, name=name), crop=False)
    return out.getvalue()


def test_without_colours_the_words_are_marked_in_place_and_nothing_else_is_added() -> None:
    caption = "Hope you all like it"
    assert "Hope «you all» like it" in printed(a_review(caption, a_finding(caption, "you all")))


def test_with_colours_the_words_are_marked_by_colour_and_the_caption_stays_as_typed() -> None:
    caption = "Hope you all like it"
    out = printed(a_review(caption, a_finding(caption, "you all")), colours=True)
    assert "\x1b[" in out
    assert "«" not in out


def test_without_colours_there_is_no_escape_code() -> None:
    caption = "Hope you all like it"
    review = a_review(caption, a_finding(caption, "you all"), rewrite="Hope you like it")
    assert "\x1b" not in printed(review, explain=True)


def test_overlapping_findings_are_marked_once() -> None:
    caption = "All of you lovely people"
    review = a_review(caption, a_finding(caption, "All of you"), a_finding(caption, "of you lovely people"))
    assert "«All of you lovely people»" in printed(review)


def test_a_finding_says_what_why_and_what_instead() -> None:
    caption = "Hope you all like it"
    out = printed(a_review(caption, a_finding(caption, "you all", sources=(a_source(),))))
    for part in (
        "speaks to a room",
        "One person reads it.",
        "Speak to that person.",
        "“you”",
        "Reading alone, A study",
    ):
        assert part in out


DROP = Choice("", (Edit(2, 7, ""),))
FRIEND = Choice("friend", (Edit(3, 7, "friend"),))


def test_a_dropped_word_is_offered_as_dropping_it() -> None:
    caption = "Hi guys, look"
    review = a_review(caption, a_finding(caption, "guys", instead="", choices=(DROP,)))
    assert words.DROP in printed(review)


@pytest.mark.parametrize("choices", [(DROP,), (FRIEND,), (DROP, FRIEND)], ids=["drop", "named", "both"])
def test_the_same_advice_is_not_given_twice(choices: tuple[Choice, ...]) -> None:
    caption = "Hi guys, look"
    finding = a_finding(caption, "guys", instead="Leave it out, or say “friend”.", choices=choices)
    assert "Leave it out, or say “friend”.\n" in printed(a_review(caption, finding))


def test_words_that_the_advice_does_not_name_are_offered() -> None:
    caption = "Hi guys, look"
    finding = a_finding(caption, "guys", instead="Say hello to one.", choices=(DROP, FRIEND))
    assert "Say hello to one. Try “friend”." in printed(a_review(caption, finding))


def test_background_knowledge_is_no_source_to_show() -> None:
    caption = "Hi guys"
    background = a_source(id="b", title="What is known", confidence="B")
    assert "Sources" not in printed(a_review(caption, a_finding(caption, "guys", sources=(background,))))
    mixed = printed(a_review(caption, a_finding(caption, "guys", sources=(background, a_source()))))
    assert "What is known" not in mixed
    assert "Reading alone" in mixed


def test_a_source_past_its_review_date_says_so() -> None:
    caption = "Hi guys"
    fresh = a_finding(caption, "guys", sources=(a_source(review_after=date(2026, 6, 1)),))
    stale = a_finding(caption, "guys", sources=(a_source(review_after=date(2026, 2, 1)),))
    assert "due for" not in printed(a_review(caption, fresh))
    assert "due for" in printed(a_review(caption, stale))


def test_a_source_of_several_findings_is_named_once() -> None:
    caption = "Hi guys and gals"
    both = [a_finding(caption, word, sources=(a_source(),)) for word in ("guys", "gals")]
    assert printed(a_review(caption, *both)).count("Reading alone") == 1


def test_the_rewrite_is_a_diff_of_the_lines_that_changed() -> None:
    caption = "One\nHi guys\nThree"
    out = printed(a_review(caption, a_finding(caption, "guys"), rewrite="One\nHi\nThree"))
    assert "  One\n- Hi guys\n+ Hi\n  Three\n" in out


def test_the_rewrite_is_not_dimmed() -> None:
    caption = "Hi guys"
    out = printed(a_review(caption, a_finding(caption, "guys"), rewrite="Hi"), colours=True)
    added = next(line for line in out.splitlines() if "+ " in line)
    assert added.startswith("\x1b[2m+ \x1b[0m")
    assert added.count("\x1b[2") == 1


def test_a_long_line_of_the_rewrite_is_not_wrapped() -> None:
    caption = "Hi guys " + "word " * 60 + "end"
    out = printed(a_review(caption, a_finding(caption, "guys"), rewrite=caption.replace(" guys", "")))
    assert "+ " + caption.replace(" guys", "") in out.split("\n")


def test_a_hint_stands_apart_and_is_not_marked() -> None:
    caption = "Link in bio"
    hint = a_finding(caption, "Link in bio", family="platform", level="hint", message="A link works only in the bio.")
    out = printed(a_review(caption, hint, to_crowd=0, verdict="none"))
    assert "«" not in out
    assert out.index("Hints") < out.index("A link works only in the bio.")


def test_the_balance_counts_both_ways() -> None:
    out = printed(a_review("x", verdict="mixed", to_one=1, to_crowd=3))
    assert "To one person: 1 time. To a crowd: 3 times." in out


def test_one_to_one_names_the_words_that_did_it() -> None:
    out = printed(a_review("You and your tea", verdict="one-to-one", to_one=2, one_words=((0, 3), (8, 12))))
    assert "“You”, “your”" in out


@pytest.mark.parametrize("verdict", ["crowd", "mixed", "one-to-one", "none"])
def test_the_heading_says_the_verdict_in_words(verdict: str) -> None:
    first_lines = {
        other: printed(a_review("x", verdict=other, to_crowd=1)).splitlines()[0]
        for other in ("crowd", "mixed", "one-to-one", "none")
    }
    assert list(first_lines.values()).count(first_lines[verdict]) == 1


def test_a_caption_in_another_language_is_told_so() -> None:
    assert "English" in printed(a_review("Hallo zusammen", in_language=False))


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("", words.BLANK),
        ("\n\u200b\n", words.BLANK),
        ("☀️🙂", words.ONLY_EMOJI),
        ("#soup #spoon", words.ONLY_TAGS),
    ],
    ids=["empty", "zero-width", "emoji", "tags"],
)
def test_a_caption_without_words_is_told_so_and_not_that_it_speaks_to_nobody(caption: str, told: str) -> None:
    out = printed(a_review(caption))
    assert told in out
    assert words.NOBODY not in out


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    caption = "a\x1b[31mb\x00c\udc80d\u202ee\x9bf guys"
    out = printed(a_review(caption, a_finding(caption, "guys"), rewrite=caption.removesuffix(" guys")), explain=True)
    assert not set("\x1b\x00\udc80\u202e\x9b") & set(out)
    out.encode()


def test_explain_names_the_predicate_that_kept_or_dropped_a_candidate() -> None:
    decisions = (
        Decision("crowd.test", 0, 4, "guys", True, "vocative"),
        Decision("crowd.test", 5, 9, "team", False, "after a possessive"),
    )
    out = printed(a_review("guys team", decisions=decisions), explain=True)
    kept, dropped = (next(line for line in out.splitlines() if word in line) for word in ("vocative", "possessive"))
    assert "kept" in kept
    assert "dropped" in dropped
    assert "vocative" not in printed(a_review("guys team", decisions=decisions))
