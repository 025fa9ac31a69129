"""`coach review` of what is said aloud: its file read, its JSON, and the mended file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.cards import words
from bot.cards.moments import refusal
from bot.coaching.aloud.decoding import problem_of_name
from bot.coaching.aloud.joining import read_transcript
from bot.coaching.aloud.spoken import Part, SpokenReview
from bot.coaching.aloud.transcript import Source, Transcript, UnreadableFile
from bot.complaint import complain
from bot.shell.drafts import Talk, Unreadable
from bot.shell.json_lines import as_answer, as_json

NAMELESS = "talk.txt"  # what words and standard input are read as; a subtitle file tells itself by its content
WORDS = "words"  # the name of what was typed on the command line


def read(talk: Talk) -> Transcript:
    """What is said. Raises Unreadable, which says what is wrong with the file and what to do."""
    name = talk.name or WORDS
    kind = name if problem_of_name(name) is None else NAMELESS
    try:
        return read_transcript(kind, talk.data)
    except UnreadableFile as error:
        place = f"{name}:{error.line}" if error.line else name
        raise Unreadable(f"{place}: {refusal(error)}") from None


def as_talk_line(spoken: SpokenReview, name: str | None, *, explain: bool = False) -> bytes:
    """The review of a talk as one line of JSON: as for a caption, with what is said and when."""
    answer: dict[str, Any] = as_answer(spoken.review, name, explain=explain)
    transcript = spoken.transcript
    answer["rewrite"] = None if spoken.mended is None else _text(spoken.mended, transcript.source)
    answer["said"] = transcript.text
    for finding in answer["findings"]:
        cue = transcript.cue(finding["start"])
        finding |= {"line": cue.line, "time": None if cue.start is None else transcript.place(finding["start"])}
        finding |= {"start_ms": cue.start, "end_ms": cue.end}
    answer |= {"greeting": _speaks_to(spoken.greeting), "goodbye": _speaks_to(spoken.goodbye)}
    return as_json(answer)


def _text(mended: bytes, source: Source) -> str:
    """The mended file without the mark of its byte order, which is no part of its words."""
    return mended.removeprefix(source.mark).decode(source.codec)


def _speaks_to(part: Part) -> str:
    return "crowd" if part.findings else "one" if part.one_words else "none"


def write_mended(spoken: SpokenReview, name: str, path: Path) -> None:
    """The mended file, under a name that no file has yet. Raises Unreadable where it can't be written."""
    if spoken.mended is None:
        complain(f"{name}: {words.NO_MENDED_LEFT} {path} was not written.")
        return
    try:
        with path.open("xb") as file:
            file.write(spoken.mended)
    except FileExistsError:
        raise Unreadable(f"{path}: exists already; name a file that does not exist yet") from None
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from None
