"""No file makes the reading of talks fail, or slow: it is read, or refused by name."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.coaching.aloud.decoding import encoded
from bot.coaching.aloud.joining import read_transcript
from bot.coaching.aloud.spoken import SpokenReview, review_aloud
from bot.coaching.aloud.transcript import MOST_BYTES, UnreadableFile
from bot.coaching.opening import open_rulebook

RULEBOOK = open_rulebook().rulebook
NAMES = ("talk.srt", "talk.vtt", "talk.txt")
BITS = st.sampled_from(
    [
        "1\n00:00:01,000 --> 00:00:03,000\n",
        "00:00:03.000 --> 00:00:04.000 align:start position:0%\n",
        "00:04.000 --> 00:05.000\n",
        "00:00:9x,000 --> nowhere 3\n",
        "--> 5 -->\n",
        "WEBVTT\n\n",
        "NOTE hey guys\n\n",
        "STYLE\n::cue{}\n\n",
        "\n",
        "\r\n",
        "\r",
        " ",
        "7\n",
        "0:42\n",
        "Hey guys",
        ", welcome back\n",
        "all of",
        "you. ",
        "Thanks everyone who came\n",
        "Bye you all!\n",
        ">> MIRA: ",
        "- ",
        "<v Jo>",
        "<i>",
        "</i>",
        "<00:00:01.500><c> guys</c>",
        "{\\an8}",
        "[music]",
        "(laughs)",
        "♪ hey everybody ♪",
        "&amp;",
        "&#128512;",
        "\\N",
        "\ufeff",
        "\x00",
        "\u202e",
        "𝓱𝓮𝔂 𝓰𝓾𝔂𝓼 ",
        "é",
    ]
)
TEXTS = st.lists(BITS | st.text(max_size=6), max_size=30).map("".join)
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252"])


def reviewed(name: str, data: bytes) -> SpokenReview | None:
    try:
        return review_aloud(read_transcript(name, data), RULEBOOK)
    except UnreadableFile:
        return None


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(NAMES), text=TEXTS, codec=CODECS)
def test_any_file_is_read_or_refused_and_every_offset_is_right(name: str, text: str, codec: str) -> None:
    spoken = reviewed(name, text.encode(codec, "replace"))
    if spoken is None:
        return
    said, source = spoken.transcript, spoken.transcript.source
    for run in said.runs:
        for k, (start, end) in enumerate(zip(run.at, run.until, strict=True)):
            letter = said.text[run.first + k]
            assert source.text[start:end] == letter or letter == " " or source.text[start] == "&"
    for cue, following in pairwise(said.cues):
        assert cue.first <= cue.last <= following.first or cue.last == cue.first
    for finding in spoken.review.findings:
        assert said.text[finding.start : finding.end] == finding.text
        assert said.place(finding.start)
    assert 0 <= spoken.greeting.last <= spoken.goodbye.first <= len(said.text)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(NAMES), text=TEXTS, codec=CODECS)
def test_a_mended_file_is_the_file_without_its_crowd(name: str, text: str, codec: str) -> None:
    assume(sum(char < " " for char in text if not char.isspace()) < 5)  # a file of little else is no text
    spoken = reviewed(name, text.encode(codec, "replace"))
    if spoken is None or spoken.mended is None:
        return
    again = reviewed(name, spoken.mended)
    source = spoken.transcript.source
    if source.codec.startswith("utf-16") and not source.mark:  # a guess by the share of Latin letters
        assume(again is not None and again.transcript.source.codec == source.codec)

    assert encoded(source) is not None
    assert again is not None
    assert [(cue.start, cue.end) for cue in again.transcript.cues if again.transcript.timed] == [
        (cue.start, cue.end) for cue in spoken.transcript.cues if spoken.transcript.timed
    ]
    assert again.mended is None


@settings(deadline=None, max_examples=200)
@given(name=st.sampled_from([*NAMES, "film.mp4", "page.pdf", "", "."]), data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    reviewed(name, data)


WORST = {
    "one line": "hey guys and you ",
    "arrows": "-->" * 50 + "\n",
    "dashes": "-",
    "tags": "<i",
    "braces": "{\\",
    "brackets": "[",
    "round brackets": "(a",
    "notes": "♪",
    "entities": "&amp",
    "blanks": " ",
    "line ends": "\n",
    "times": "00:00:01,000 --> 00:00:02,000\n",
    "times in one line": "00:00:01,000 --> ",
    "cues": "1\n00:00:01,000 --> 00:00:02,000\nHey guys\n\n",
    "labels": "Mira: hey guys\n",
    "turns": ">> hey guys\n",
    "digits": "0",
    "colons": "1:",
    "full stops": "you. ",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("worst", WORST)
def test_the_largest_file_is_read_in_no_time(name: str, worst: str) -> None:
    data = (WORST[worst] * MOST_BYTES).encode()[: MOST_BYTES - 200] + b"\n00:59:01,000 --> 00:59:02,000\nBye guys\n"
    started = time.process_time()
    reviewed(name, data)

    assert time.process_time() - started < 6, "a slow machine takes a second or two; what grows as a square, minutes"
