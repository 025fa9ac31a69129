"""`coach review` of what is said aloud: subtitle and text files, their times, JSON and the mended file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shell.test_command_line import CLEAN_STATUS, FINDINGS, UNREADABLE, coach

TALKS = Path(__file__).parents[1] / "talks"
POTTERY = str(TALKS / "pottery.srt")


def test_a_subtitle_file_is_reported_by_its_times() -> None:
    done = coach("review", POTTERY)
    out = done.stdout.decode()

    assert done.returncode == FINDINGS
    assert "said aloud" in out
    assert out.index("0:00  The greeting") < out.index("0:51") < out.index("2:40  The goodbye")
    assert "Good morning «everyone», welcome to the studio." in out
    assert "Say: Good morning, welcome to the studio." in out


def test_a_talk_to_one_person_ends_with_0(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("It's good that you're here.\nSee you next time.\n", "utf-8")
    done = coach("review", str(talk))

    assert done.returncode == CLEAN_STATUS
    assert "line 1  The greeting speaks to one person already" in done.stdout.decode()


def test_a_text_file_with_what_nobody_says_aloud_is_a_caption(tmp_path: Path) -> None:
    caption = tmp_path / "caption.txt"
    caption.write_text("Hey guys #bread", "utf-8")

    assert b"Instagram" in coach("review", str(caption)).stdout
    assert b"said aloud" in coach("review", "--aloud", str(caption)).stdout
    assert b"Instagram" in coach("review", "--caption", str(TALKS / "script.txt")).stdout


def test_words_and_standard_input_are_said_aloud_where_that_is_asked_for() -> None:
    assert b"said aloud" in coach("review", "--aloud", "Hey guys, hello").stdout
    assert b"2:40" in coach("review", "--aloud", "-", stdin=Path(POTTERY).read_bytes()).stdout
    assert b"said aloud" not in coach("review", "-", stdin=b"Hey guys, hello").stdout


def test_a_caption_that_ends_like_a_file_is_still_a_caption() -> None:
    assert b"Instagram" in coach("review", "Hey guys, it is all in bread.txt").stdout


def test_json_says_when_and_in_which_line() -> None:
    (line,) = coach("review", "--json", POTTERY).stdout.splitlines()
    answer = json.loads(line)

    assert [(one["text"], one["time"], one["line"], one["start_ms"]) for one in answer["findings"]] == [
        ("everyone", "0:00", 3, 400),
        ("all of you", "0:51", 18, 51_200),
        ("guys", "2:40", 34, 160_000),
    ]
    assert all(answer["said"][one["start"] : one["end"]] == one["text"] for one in answer["findings"])
    assert (answer["greeting"], answer["goodbye"]) == ("crowd", "crowd")
    assert "Bye!" in answer["rewrite"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_json_holds_words_and_no_mark_of_the_byte_order(codec: str, tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_bytes("Hey guys, welcome".encode(codec))
    answer = json.loads(coach("review", "--json", str(talk)).stdout)

    assert answer["rewrite"] == "Hey, welcome"


def test_numbers_names_and_addresses_are_said_whole() -> None:
    said = "It costs 3.50 for all of you today. Mr. Fox says hi to all of you guys."
    out = coach("review", "--aloud", said).stdout.decode()

    assert "It costs 3.50 for «all of you» today." in out
    assert "Mr. Fox says hi to" in out


def test_the_viewer_hears_a_talk() -> None:
    out = coach("review", "--viewer", "Mara", POTTERY).stdout.decode()
    nobody = coach("review", "--viewer", "Mara", "--aloud", "The clay dries on the shelf for a day.").stdout.decode()

    assert "Hear it as Mara would." in out
    assert "ask Mara one thing" in nobody
    assert "Mara" not in coach("review", POTTERY).stdout.decode()


def test_the_mended_file_is_written_where_it_is_asked_for_and_over_nothing(tmp_path: Path) -> None:
    mended = tmp_path / "mended.srt"

    assert coach("review", POTTERY, "--rewrite", str(mended)).returncode == FINDINGS
    assert b"Bye!" in mended.read_bytes() and b"00:02:40,000 --> 00:02:42,000" in mended.read_bytes()

    again = coach("review", POTTERY, "--rewrite", str(mended))

    assert again.returncode == UNREADABLE
    assert b"exists already" in again.stderr


@pytest.mark.parametrize("arguments", [("Hey guys",), (POTTERY, POTTERY)])
def test_a_mended_file_of_captions_or_of_several_files_is_refused(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = coach("review", *arguments, "--rewrite", str(tmp_path / "mended.srt"))

    assert done.returncode == UNREADABLE
    assert b"--rewrite" in done.stderr


@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("bread.mp4", b"\x00\x00\x00\x20ftyp", b"Subtitles"),
        ("bread.png", b"\x89PNG", b"Paste the caption"),
        ("talk.srt", b"no times in here", b"as .txt"),
        ("talk.srt", b"a" * 100_001, b"100 kB"),
        ("talk.vtt", b"WEBVTT\n\n00:00:0x.000 --> 00:00:0y.000\nhi\n", b"talk.vtt:3"),
    ],
)
def test_what_is_no_talk_ends_with_2_and_says_what_to_give_instead(
    name: str, data: bytes, hint: bytes, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    done = coach("review", str(file))

    assert done.returncode == UNREADABLE
    assert hint in done.stderr
