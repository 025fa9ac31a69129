"""What a member's profile changes in a review: who may be advised to say I, the register, the one viewer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.caption.register import written_out
from bot.coaching.opening import open_rulebook
from bot.coaching.profile import LONGEST_MOMENT, LONGEST_NAME, LONGEST_NEED, Profile, Register, Viewer, viewer_of
from bot.coaching.review import Review
from bot.coaching.reviewing import review
from bot.rulebook.model import Creates

BOOK = open_rulebook().rulebook
ALONE = Profile(creates="alone")
FORMAL = Profile(register="formal")
HOST_WE = "Today we're knitting a scarf, and our channel has the pattern. Follow us"


def advice(result: Review) -> set[str]:
    return {f.rule for f in result.findings if f.family == "voice"}


def test_a_lone_host_is_advised_to_say_i_and_the_grammar_is_right() -> None:
    result = review(HOST_WE, BOOK, profile=ALONE)

    assert result.rewrite == "Today I'm knitting a scarf, and my channel has the pattern. Follow me"
    assert result.we is not None and result.we.kind == "lone"


@pytest.mark.parametrize("creates", ["couple", "team"])
def test_a_couple_and_a_team_hear_nothing_of_i(creates: Creates) -> None:
    result = review(HOST_WE, BOOK, profile=Profile(creates=creates))

    assert advice(result) == set()
    assert result.rewrite is None
    assert result.we is not None and result.we.kind == creates


def test_where_the_profile_is_silent_there_is_one_question_and_no_rewrite() -> None:
    result = review(HOST_WE, BOOK)

    assert [(f.rule, f.level) for f in result.findings if f.family == "voice"] == [("voice.host-we", "hint")]
    assert result.rewrite is None


@pytest.mark.parametrize(
    "caption",
    [
        "My wife and I are back. Today we're knitting a scarf. Follow us",
        "Today we're knitting a scarf with @noor.knits. Follow us",
        "Our team is back. Today we're knitting a scarf. Follow us",
        "Don't we all love a scarf",
    ],
)
def test_a_we_of_several_stays_we_whatever_the_profile_says(caption: str) -> None:
    for creates in ("alone", "couple", "team", "unsaid"):
        result = review(caption, BOOK, profile=Profile(creates=creates))
        assert advice(result) == set()
        assert result.rewrite is None


def test_a_day_that_is_told_with_we_is_only_asked_about() -> None:
    result = review("We took the night train to Vienna", BOOK, profile=ALONE)

    assert advice(result) == {"voice.alone-company"}
    assert result.rewrite is None


@pytest.mark.parametrize("creates", ["alone", "couple", "team", "unsaid"])
@pytest.mark.parametrize("caption", [HOST_WE, "Hey guys, we're back", "Do you knit? We're knitting", "We took a train"])
def test_a_profile_changes_no_verdict(caption: str, creates: Creates) -> None:
    plain, told = review(caption, BOOK), review(caption, BOOK, profile=Profile(creates=creates))

    assert (plain.verdict, plain.to_one, plain.to_crowd, plain.voice) == (
        told.verdict,
        told.to_one,
        told.to_crowd,
        told.voice,
    )


def test_a_rewrite_to_i_is_finished_in_one_go() -> None:
    rewrite = review(HOST_WE + ", we love you all", BOOK, profile=ALONE).rewrite
    assert rewrite is not None
    assert review(rewrite, BOOK, profile=ALONE).rewrite is None


@pytest.mark.parametrize(
    ("caption", "familiar", "formal"),
    [
        ("To everyone who's tired: rest", "If you're tired: rest", "If you are tired: rest"),
        (
            "For everyone feeling lost: sit",
            "If you're feeling lost: sit",
            "If you are feeling lost: sit",
        ),
    ],
)
def test_formal_words_have_no_contractions(caption: str, familiar: str, formal: str) -> None:
    assert review(caption, BOOK).rewrite == familiar
    assert review(caption, BOOK, profile=FORMAL).rewrite == formal


def test_formal_words_of_a_lone_host() -> None:
    profile = Profile("alone", "formal")
    assert review("Today we’re knitting a scarf", BOOK, profile=profile).rewrite == "Today I am knitting a scarf"


def test_a_formal_coach_leaves_the_members_own_contractions_alone() -> None:
    rewrite = review("Hey guys, it's ready and you're invited", BOOK, profile=FORMAL).rewrite
    assert rewrite == "Hey, it's ready and you're invited"


@pytest.mark.parametrize(
    ("words", "formal"),
    [
        ("you're", "you are"),
        ("YOU'VE", "YOU HAVE"),
        ("’re", " are"),
        ("I'm", "I am"),
        ("I’ll", "I will"),
        ("don't you", "do you not"),
        ("Thanks for", "Thank you for"),
        ("who's", "who is"),
        ("your friend's", "your friend's"),
        ("U", "U"),
        ("", ""),
    ],
)
def test_words_written_out(words: str, formal: str) -> None:
    assert written_out(words) == formal
    assert written_out(formal) == formal


def test_a_viewer_is_kept_on_one_line_and_within_the_limits() -> None:
    viewer = viewer_of(" Ma\nra\0 ", "m" * 500, "")
    assert viewer == Viewer("Ma ra", "m" * LONGEST_MOMENT, "")


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_becomes_a_viewer_that_a_message_can_hold(name: str, moment: str, need: str) -> None:
    viewer = viewer_of(name, moment, need)
    if viewer is not None:
        assert len(viewer.name) <= LONGEST_NAME and len(viewer.moment) <= LONGEST_MOMENT
        assert len(viewer.need) <= LONGEST_NEED
        "".join((viewer.name, viewer.moment, viewer.need)).encode()


def test_nothing_typed_is_no_viewer() -> None:
    assert viewer_of(" ", "\n", "") is None


WORDS = ["we", "We", "WE", "'re", "are", "were", "aren't", "us", "our", "ours", "ourselves", "my", "I", "and", ",", "."]
WORDS += ["?", "page", "follow", "today", "making", "kind", "you", "\n"]


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["familiar", "formal"]))
def test_a_rewrite_for_a_lone_host_is_never_rewritten_again(said: list[str], register: Register) -> None:
    profile = Profile("alone", register)
    rewrite = review(" ".join(said).replace(" '", "'"), BOOK, profile=profile).rewrite
    assert rewrite is None or review(rewrite, BOOK, profile=profile).rewrite is None


@given(st.text(st.characters(codec=None), max_size=60), st.sampled_from(["alone", "team"]))
def test_any_text_gets_a_review_by_any_profile(text: str, creates: Creates) -> None:
    result = review(f"{text} we {text}", BOOK, profile=Profile(creates, "formal"))
    assert all(f.text == result.caption[f.start : f.end] for f in result.findings)


@pytest.mark.parametrize(
    ("caption", "fix"),
    [
        ("We're here to help. What should we knit next? Tell us", "I'm here to help. What should I knit next? Tell me"),
        ("You asked, we answered. Follow us", "You asked, I answered. Follow me"),
        ("We just launched our website", "I just launched my website"),
        ("In this video we show how we sharpen a chisel", "In this video I show how I sharpen a chisel"),
        ("WE'RE BACK AND OUR SHOP IS OPEN", "I'M BACK AND MY SHOP IS OPEN"),
        ("hey, we're knitting and our cat helps", "hey, i'm knitting and my cat helps"),
        ("We were late but are here now. Visit our page", "I was late but am here now. Visit my page"),
        ("We’ve new yarn, and it’s ours. Join us", "I’ve new yarn, and it’s mine. Join me"),
        ("We went, you and we are friends. Follow us", None),  # friends are several
        ("We were up all night and we're knitting again", None),  # who else was up?
        ("I think we are fine", None),  # I, and somebody else
        ("Nora lands here in May. We're so ready", None),
    ],
)
def test_all_of_a_lone_hosts_we_is_mended_or_none_of_it(caption: str, fix: str | None) -> None:
    assert review(caption, BOOK, profile=ALONE).rewrite == fix


@pytest.mark.parametrize(
    ("creates", "rule", "level"),
    [
        ("unsaid", "platform.one-of-us", "warning"),
        ("alone", "platform.one-of-us", "warning"),
        ("team", "platform.one-of-the-team", "hint"),
    ],
)
def test_a_firm_that_talks_like_one_is_a_hint_to_a_team_at_most(creates: Creates, rule: str, level: str) -> None:
    result = review("Oak stools, oiled twice. Visit our shop", BOOK, "tiktok", profile=Profile(creates=creates))

    assert [(f.rule, f.level) for f in result.findings if f.family == "platform"] == [(rule, level)]
