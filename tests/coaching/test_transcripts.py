"""Subtitle and text files become what is said: whole sentences, nobody's labels, each word with its time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pysubs2
import pytest

from bot.coaching.aloud.joining import read_transcript
from bot.coaching.aloud.transcript import MOST_BYTES, Transcript, UnreadableFile, clock

TALKS = Path(__file__).parents[1] / "talks"
TIMED = "1\n00:00:01,000 --> 00:00:03,000\n{}\n"


def talk(name: str) -> Transcript:
    return read_transcript(name, (TALKS / name).read_bytes())


def said(text: str, name: str = "talk.srt") -> str:
    return read_transcript(name, text.encode()).text


def cue(start: int, words: str, end: int | None = None) -> str:
    return f"00:00:{start:02},000 --> 00:00:{end or start + 1:02},000\n{words}\n\n"


def test_sentences_that_are_cut_over_cues_are_whole_again() -> None:
    assert "I hope all of you try it at home." in talk("pottery.srt").text


def test_each_word_keeps_the_time_of_its_cue() -> None:
    spoken = talk("pottery.srt")

    assert [spoken.place(spoken.text.index(word)) for word in ("everyone", "all of", "you try", "Bye")] == [
        "0:00",
        "0:51",
        "0:54",
        "2:40",
    ]


def test_what_a_player_shows_beside_the_words_is_not_said() -> None:
    text = talk("pottery.srt").text

    assert text.startswith("Good morning everyone, welcome to the studio. Today I throw a bowl & you can watch")
    for unsaid in ("<i>", "an8", "kettle", "MIRA", "laughs", "sing along"):
        assert unsaid not in text


def test_automatic_captions_that_repeat_each_line_say_it_once() -> None:
    assert talk("automatic.vtt").text == (
        "hey guys welcome back today we bind a book and you need a needle\nsee you next time"
    )


@pytest.mark.parametrize(
    ("cues", "words"),
    [
        (cue(1, "hey guys") + cue(2, "hey guys\nwelcome"), "hey guys welcome"),
        (cue(1, "hey guys") + cue(2, "hey guys welcome") + cue(3, "hey guys welcome back"), "hey guys welcome back"),
        (cue(1, "one\ntwo two") + cue(2, "two two\nthree"), "one two two three"),
        (cue(1, "you") + cue(2, "you know"), "you you know"),
        (cue(1, "hey guys") + cue(20, "hey guys"), "hey guys\nhey guys"),
        (cue(1, "so I said hello", 3) + cue(2, "and you said bye", 4), "so I said hello and you said bye"),
    ],
    ids=["rolling", "growing", "two lines", "a word said twice", "said again later", "overlapping"],
)
def test_words_that_stay_on_the_screen_are_told_from_words_said_again(cues: str, words: str) -> None:
    assert said(cues) == words


def test_cues_are_read_in_the_order_in_which_they_are_said() -> None:
    assert said(cue(9, "Second.") + cue(2, "First.")) == "First.\nSecond."


def test_a_silence_ends_a_thought_and_so_does_another_voice() -> None:
    assert said(cue(1, "I love bread") + cue(30, "guys came by")) == "I love bread\nguys came by"
    assert said(cue(1, "- Who's there?\n- All of you")) == "Who's there?\nAll of you"
    assert said("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mira>Hello <v Jo>you\n", "a.vtt").split() == ["Hello", "you"]


def test_a_label_is_no_word_but_a_word_before_a_colon_is() -> None:
    assert said(TIMED.format("MIRA: Hello\nGuys: listen")) == "Hello Guys: listen"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_files_of_any_editor_say_the_same(codec: str, line_end: str) -> None:
    text = TIMED.format("Café – hey guys,\nit’s open") * 3

    assert read_transcript("talk.srt", text.replace("\n", line_end).encode(codec)).text.startswith(
        "Café – hey guys, it’s open"
    )


def test_the_content_of_a_file_decides_where_its_name_is_wrong() -> None:
    assert talk("automatic.vtt").text == read_transcript("a.srt", (TALKS / "automatic.vtt").read_bytes()).text
    assert read_transcript("a.txt", TIMED.format("Hey you").encode()).timed


@pytest.mark.parametrize(
    "times",
    ["00:01,500 --> 00:03,000", "00:00:01.500 --> 00:00:03.000", "0:00:01,500 -> 0:00:03,000 X1:40 X2:600"],
)
def test_times_that_are_written_a_little_otherwise_are_read(times: str) -> None:
    assert read_transcript("talk.srt", f"1\n{times}\nHello you\n".encode()).cues[0].start == 1500


def test_one_broken_time_costs_no_words() -> None:
    text = cue(1, "Hello you.") + "00:00:0x,000 --> 00:00:04,000\nStill here.\n\n" + cue(5, "And gone.")

    assert said(text) == "Hello you. Still here.\nAnd gone."


def test_a_plain_text_is_placed_by_its_lines() -> None:
    script = talk("script.txt")

    assert script.text.startswith("It's good that you're here.\nToday I mend a chair, and it takes ten minutes.\n")
    assert [script.place(script.text.index(word)) for word in ("Today", "it takes", "all of you")] == [
        "line 2",
        "line 3",
        "line 5",
    ]


def test_a_transcript_copied_from_a_page_keeps_its_times() -> None:
    copied = read_transcript("talk.txt", b"0:00\nhey guys welcome\n1:02:04\nbye you all\n")

    assert (copied.text, copied.place(20)) == ("hey guys welcome bye you all", "1:02:04")


def test_subtitles_are_read_as_the_subtitle_library_reads_them() -> None:
    plain = "".join(cue(n, f"Line {n} of it.") for n in range(1, 50, 3))
    theirs = pysubs2.SSAFile.from_string(plain, format_="srt")
    ours = read_transcript("talk.srt", plain.encode())

    assert [(one.start, one.end) for one in theirs] == [(one.start, one.end) for one in ours.cues]
    assert [one.plaintext for one in theirs] == [ours.text[one.first : one.last] for one in ours.cues]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("film.mp4", b"", "film"),
        ("voice.m4a", b"", "film"),
        ("Bread.PNG", b"", "picture"),
        ("script.pdf", b"", "other"),
        ("talk", b"hello", "other"),
        ("talk.txt", b"%PDF-1.7 hello", "other"),
        ("talk.srt", b"\x00\x00\x00\x20ftypisom", "film"),
        ("talk.txt", b"\x89PNG\r\n\x1a\n", "picture"),
        ("talk.txt", bytes(range(32)) * 40, "binary"),
        ("talk.txt", b"a" * (MOST_BYTES + 1), "too big"),
        ("talk.srt", b"Hello you, this is no subtitle file", "no times"),
        ("talk.vtt", b"WEBVTT\n\nNOTE hello\n", "no times"),
        ("talk.srt", TIMED.format("[music]").encode(), "no words"),
        ("talk.txt", b" \n\n", "empty"),
        ("talk.srt", b"", "empty"),
    ],
)
def test_what_is_no_talk_is_refused_by_name(name: str, data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_transcript(name, data)

    assert refused.value.problem == problem


def test_broken_times_are_refused_with_their_line() -> None:
    with pytest.raises(UnreadableFile) as refused:
        said("1\n00:0O:01,000 --> 00:0O:03,000\nHey guys\n")

    assert (refused.value.problem, refused.value.line) == ("bad times", 2)


def test_an_error_never_holds_what_is_said() -> None:
    with pytest.raises(UnreadableFile) as refused:
        said("My secret is in here")

    assert "secret" not in str(refused.value)


def test_times_are_written_as_players_show_them() -> None:
    assert [clock(1_999), clock(42_000), clock(3_723_000)] == ["0:01", "0:42", "1:02:03"]


def test_the_subtitle_library_is_read_only_where_a_file_is() -> None:
    code = "import bot.shell.reviewing, bot.commands.registry, sys; print('pysubs2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout.strip() == "False"
