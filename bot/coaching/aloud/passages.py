"""Reviews a long text passage by passage: each gets what the coach allows for a caption, the last one too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.caption.document import Choice, Edit
from bot.coaching.aloud.sentences import sentence_ends
from bot.coaching.review import Decision, Finding, Review, Voice

LONGEST = 500  # code points: half a minute; of a caption as long as this the coach hears every call
SHORTEST = 200

Ask = Callable[[str], Review]


def review_in_passages(text: str, joints: Sequence[int], ask: Ask) -> Review:
    """The review of the whole text. `joints` are places where it may be cut if no sentence ends near: where cues start,
    in order."""
    read = [(first, ask(text[first:last])) for first, last in passages(text, joints)]
    if len(read) == 1:
        return read[0][1]
    known = sum(len(one.caption) for _, one in read if one.in_language) * 2 >= len(text)
    heard = [(first, one) for first, one in read if known and one.in_language]
    to_one, to_crowd = sum(one.to_one for _, one in heard), sum(one.to_crowd for _, one in heard)
    return replace(
        read[0][1],
        caption=text,
        verdict=("mixed" if to_one else "crowd") if to_crowd else "one-to-one" if to_one else "none",
        voice=_voice([one.voice for _, one in heard]),
        we=next((one.we for _, one in heard if one.we is not None), None),
        direct=to_one > 0,
        to_one=to_one,
        to_crowd=to_crowd,
        one_words=tuple((start + first, end + first) for first, one in heard for start, end in one.one_words),
        findings=tuple(_moved(finding, first) for first, one in heard for finding in one.findings),
        rewrite=_rewrite(read) if known else None,
        in_language=known,
        decisions=tuple(_told(decision, first) for first, one in read for decision in one.decisions),
    )


def passages(text: str, joints: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The text in passages that end with a sentence; else where a cue starts; else between two words."""
    first = 0
    while len(text) - first > LONGEST:
        least, most = first + SHORTEST, first + LONGEST
        ends = list(sentence_ends(text, least, most))
        at = bisect_right(joints, most) - 1
        if ends:
            last = ends[-1] + text[ends[-1]].isspace()
        elif at >= 0 and joints[at] >= least:
            last = joints[at]
        else:
            last = text.rfind(" ", least, most) + 1 or most
        yield first, last
        first = last
    yield first, len(text)


def _moved(finding: Finding, by: int) -> Finding:
    choices = tuple(
        Choice(one.says, tuple(Edit(e.start + by, e.end + by, e.text) for e in one.edits)) for one in finding.choices
    )
    return replace(finding, start=finding.start + by, end=finding.end + by, choices=choices)


def _told(decision: Decision, by: int) -> Decision:
    return replace(decision, start=decision.start + by, end=decision.end + by)


def _voice(voices: Sequence[Voice]) -> Voice:
    as_i, as_we = {"I", "both"} & {*voices}, {"we", "both"} & {*voices}
    return "both" if as_i and as_we else "I" if as_i else "we" if as_we else "none"


def _rewrite(read: Sequence[tuple[int, Review]]) -> str | None:
    if all(one.rewrite is None for _, one in read):
        return None
    return "".join(one.caption if one.rewrite is None else one.rewrite for _, one in read)
