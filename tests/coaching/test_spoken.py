"""A talk is reviewed by what holds for speech; its greeting and its goodbye are told apart; its file can be mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.coaching.aloud.joining import read_transcript
from bot.coaching.aloud.spoken import SpokenReview, review_aloud
from bot.coaching.opening import open_rulebook

TALKS = Path(__file__).parents[1] / "talks"
RULEBOOK = open_rulebook().rulebook
MIDDLE = "".join(
    f"{n}\n00:{n:02}:00,000 --> 00:{n:02}:02,000\nThe clay dries slowly, number {n}.\n\n" for n in range(1, 9)
)


def spoken(text: str | bytes, name: str = "talk.srt") -> SpokenReview:
    data = text if isinstance(text, bytes) else text.encode()
    return review_aloud(read_transcript(name, data), RULEBOOK)


def of_file(name: str) -> SpokenReview:
    return spoken((TALKS / name).read_bytes(), name)


def lasting(first: str, last: str) -> str:
    """A talk of nine minutes that starts and ends with these words."""
    return f"0\n00:00:00,000 --> 00:00:02,000\n{first}\n\n{MIDDLE}9\n00:09:00,000 --> 00:09:02,000\n{last}\n"


def words(review: SpokenReview) -> tuple[list[str], list[str]]:
    return [f.text for f in review.greeting.findings], [f.text for f in review.goodbye.findings]


def test_the_crowd_is_found_with_its_times() -> None:
    review = of_file("pottery.srt")

    assert [(review.transcript.place(f.start), f.text) for f in review.review.findings if f.counts] == [
        ("0:00", "everyone"),
        ("0:51", "all of you"),
        ("2:40", "guys"),
    ]


def test_the_greeting_and_the_goodbye_are_told_from_the_rest() -> None:
    assert words(of_file("pottery.srt")) == (["everyone"], ["guys"])


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("Hey guys, welcome back.", "Bye guys.", (["guys"], ["guys"])),
        ("Welcome back.", "See you all next time.", ([], ["you all"])),
        ("Good morning everybody!", "See you next time.", (["everybody"], [])),
    ],
)
def test_the_first_and_the_last_words_of_a_long_talk(first: str, last: str, found: tuple[list[str], ...]) -> None:
    assert words(spoken(lasting(first, last))) == found


def test_a_greeting_to_one_person_is_seen_too() -> None:
    review = spoken(lasting("It's good that you're here.", "Tell me how yours went."))

    assert review.greeting.speaks_to_one and review.goodbye.speaks_to_one
    assert review.review.verdict == "one-to-one"


def test_an_address_ends_no_sentence_so_that_a_hello_is_no_goodbye() -> None:
    review = spoken("1\n00:00:00,000 --> 00:00:03,000\nWelcome to my site bread.org, hey guys.\n")

    assert words(review) == (["guys"], [])


def test_a_greeting_alone_is_no_goodbye() -> None:
    assert words(spoken("Good morning everyone!", "talk.txt")) == (["everyone"], [])


def test_a_talk_without_a_single_full_stop_has_a_middle() -> None:
    talk = "hey guys " + "so the clay dries on the shelf and then i turn it " * 40 + "i hope all of you try it "
    talk += "and the rim is wet and the wheel is slow so that is fine " * 40 + "bye guys"

    assert words(spoken(talk, "talk.txt")) == (["guys"], ["guys"])


@pytest.mark.parametrize("stop", [". ", " "], ids=["sentences", "no full stop"])
def test_a_long_talk_is_heard_to_its_end_however_often_it_turns_to_the_crowd(stop: str) -> None:
    turn = "hey guys, I hope all of you try number {}{}so it goes on the shelf and dries for a day or so{}"
    said = "".join(turn.format(n, stop, stop) for n in range(400)) + "and bye everyone"
    review = spoken(said, "talk.txt")

    assert [f.text for f in review.goodbye.findings][-1:] == ["everyone"]
    assert sum(f.text == "guys" for f in review.review.findings) == 400
    assert all(review.transcript.text[f.start : f.end] == f.text for f in review.review.findings)
    assert review.mended is not None and b"guys" not in review.mended


def test_limits_and_habits_of_captions_are_not_for_what_is_said() -> None:
    talk = (
        "SO LOUD. I SAY IT. " * 400 + " ".join(f"#tag{n}" for n in range(40)) + " 🔥🔥🔥🔥🔥🔥 link https://example.com"
    )

    assert {f.family for f in spoken(talk, "talk.txt").review.findings} <= {"crowd", "voice", "value"}


def test_a_rule_that_a_member_turned_off_stays_off() -> None:
    talk = read_transcript("talk.txt", b"Hey guys, hello")

    assert not review_aloud(talk, RULEBOOK, without=frozenset(RULEBOOK.rules)).review.findings


def test_a_quotation_over_two_cues_is_not_the_creators_own() -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\nShe said “hey\n\n2\n00:00:03,000 --> 00:00:05,000\nguys” and left.\n"

    assert not spoken(text).review.findings


@pytest.mark.parametrize("name", ["pottery.srt", "automatic.vtt", "script.txt"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_mended_file_differs_only_in_the_words(name: str, codec: str, line_end: str) -> None:
    text = (TALKS / name).read_text("utf-8").replace("♪ hey everybody, sing along ♪", "[song]")
    text = text.replace("\n", line_end)
    mended = spoken(text.encode(codec), name).mended
    changes = {
        "pottery.srt": [
            ("<i>Good morning</i>|everyone, welcome", "<i>Good morning,</i>|welcome"),
            ("I hope all of|", "I hope|"),
            ("Bye guys!", "Bye!"),
        ],
        "automatic.vtt": [("<c> guys</c>", "<c></c>"), ("hey guys welcome", "hey welcome")],
        "script.txt": [("all of you who hate", "you if you hate")],
    }
    for before, after in changes[name]:
        text = text.replace(before.replace("|", line_end), after.replace("|", line_end))

    assert mended is not None
    assert mended == text.encode(codec)


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("Guys,\nwelcome back", "Welcome back"),
        ("welcome back\nguys", "welcome back\n"),
        ("Bye guys <3 &amp; thanks", "Bye <3 &amp; thanks"),
        ("- Hey guys\n- Hello you", "- Hey\n- Hello you"),
        ("This is for all my plant\nmamas, water them today", "This is for you,\nwater them today"),
        ("Any\nbakers here? Take a bowl", "Are you a baker?\nTake a bowl"),
        ("Hey\nguys, welcome", "Hey,\nwelcome"),
    ],
)
def test_a_mended_cue_still_reads_as_one(said: str, mended: str) -> None:
    form = "1\n00:00:01,000 --> 00:00:03,000\n{}\n\n2\n00:00:04,000 --> 00:00:05,000\nThe clay dries.\n"

    assert spoken(form.format(said)).mended == form.format(mended).encode()


def test_a_file_that_needs_no_mending_gets_none() -> None:
    assert spoken("It's good that you're here.", "talk.txt").mended is None


def test_a_file_with_broken_bytes_is_reviewed_but_not_given_back() -> None:
    review = spoken(b"\xff\xfe" + "Hey guys, welcome".encode("utf-16-le") + b"\x00\xd8", "talk.txt")

    assert words(review)[0] == ["guys"]
    assert review.mended is None
