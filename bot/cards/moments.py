"""A talk in order of time, for the card and the terminal alike: where it turns to a crowd, and what to say there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.caption.document import Choice, Edit
from bot.cards import words
from bot.cards.verdict import heading, praised, starts_with_one
from bot.coaching.aloud.sentences import sentence_around
from bot.coaching.aloud.spoken import Part, SpokenReview
from bot.coaching.aloud.transcript import MOST_BYTES, UnreadableFile
from bot.coaching.review import Finding
from bot.coaching.rewriting import apply

Where = Literal["greeting", "goodbye", ""]
TITLES: dict[Where, str] = {"greeting": words.GREETING, "goodbye": words.GOODBYE, "": ""}


@dataclass(frozen=True, slots=True)
class Moment:
    """A sentence of the talk and what was found in it. `marks` are code points of `said`.

    `instead` is the sentence as it speaks to one person, "" where it is better left out; None where only the speaker
    can tell.
    """

    where: Where
    place: str  # "0:42", "line 7"
    said: str
    marks: tuple[tuple[int, int], ...]
    findings: tuple[Finding, ...]
    instead: str | None


@dataclass(frozen=True, slots=True)
class Praise:
    """The greeting or the goodbye speaks to one person already."""

    where: Where
    place: str
    line: str


def timeline(spoken: SpokenReview) -> list[Moment | Praise]:
    """Everything that is called out, in order of time."""
    first = [_praise(spoken, spoken.greeting, "greeting", words.GREETING_TO_ONE)]
    last = [_praise(spoken, spoken.goodbye, "goodbye", words.GOODBYE_TO_ONE)]
    return [one for one in (*first, *_moments(spoken), *last) if one is not None]


def _moments(spoken: SpokenReview) -> list[Moment]:
    """What counts; what is found in one sentence goes together."""
    text = spoken.transcript.text
    found: list[tuple[int, int, Where, list[Finding]]] = []
    for finding in spoken.review.findings:
        if finding.counts:
            where = _where(spoken, finding)
            if found and finding.end <= found[-1][1] and where == found[-1][2]:
                found[-1][3].append(finding)
            else:
                found.append((*sentence_around(text, finding.start, finding.end), where, [finding]))
    return [_moment(spoken, *one) for one in found]


def _where(spoken: SpokenReview, finding: Finding) -> Where:
    if spoken.greeting.holds(finding):
        return "greeting"
    return "goodbye" if spoken.goodbye.holds(finding) else ""


def _moment(spoken: SpokenReview, first: int, last: int, where: Where, findings: Sequence[Finding]) -> Moment:
    said = spoken.transcript.text[first:last]
    place = spoken.transcript.place(findings[0].start)
    marks = tuple((f.start - first, f.end - first) for f in findings)
    return Moment(where, place, said, marks, tuple(findings), _instead(said, first, findings))


def _instead(said: str, first: int, findings: Sequence[Finding]) -> str | None:
    """The sentence with each finding's first suggestion; None where it has none, or reaches further."""
    choices = []
    for finding in findings:
        if finding.choices and finding.rewrite in ("auto", "suggest"):
            edits = tuple(Edit(e.start - first, e.end - first, e.text) for e in finding.choices[0].edits)
            if all(e.start >= 0 and e.end <= len(said) for e in edits):
                choices.append(Choice(finding.choices[0].says, edits))
    if not choices:
        return None
    after = apply(said, choices).strip()
    return after if any(map(str.isalnum, after)) else ""


def _praise(spoken: SpokenReview, part: Part, where: Where, line: str) -> Praise | None:
    """With its outermost sentence that speaks to one person: the first of the greeting, the last of the goodbye."""
    if not part.speaks_to_one:
        return None
    text, found = spoken.transcript.text, part.one_words[0 if where == "greeting" else -1]
    first, last = sentence_around(text, *found, most=60)
    said = words.SAY.format(words=text[first:last])
    return Praise(where, spoken.transcript.place(found[0]), line.format(words=said))


def heading_aloud(spoken: SpokenReview) -> str:
    """What the review says first; who listens is no reader."""
    if spoken.review.in_language and spoken.review.verdict == "mixed":
        return words.MIXED_ALOUD if starts_with_one(spoken.review) else words.MIXED_FIRST_ALOUD
    return heading(spoken.review)


def praise_aloud(spoken: SpokenReview) -> str:
    """For a talk to one person: the words that did it."""
    return words.PRAISE_ALOUD.format(words=", ".join(words.SAY.format(words=one) for one in praised(spoken.review)))


def refusal(error: UnreadableFile) -> str:
    """Why a file can't be read, and what to do."""
    return words.FILE_PROBLEMS[error.problem].format(line=error.line, limit=MOST_BYTES // 1000)
