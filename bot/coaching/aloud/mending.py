"""Mends a subtitle or text file: the words of the edits change where they stand, every other byte stays as it was."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace

from bot.caption.document import Edit
from bot.coaching.aloud.decoding import encoded
from bot.coaching.aloud.joining import transcript
from bot.coaching.aloud.transcript import Kind, Run, Transcript, UnreadableFile
from bot.coaching.review import Finding, Review
from bot.coaching.rewriting import compatible

Change = tuple[int, int, str]  # file[start:end] becomes these words
ReadAgain = Callable[[Transcript], Review]

_ROUNDS = 2  # one edit may bring the next call to light; more than once was never seen
_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r"[,.;:!?…]+")
_LINE_END = re.compile(r"\r\n?|\n")


def mended(spoken: Transcript, read: Review, read_again: ReadAgain) -> bytes | None:
    """The file with every automatic edit and each first suggestion taken. None where nothing changes, or where it
    can't be given back so that only those words differ."""
    source = spoken.source
    if not source.exact:
        return None
    for _ in range(_ROUNDS):
        edits = _edits(read.findings)
        if not edits:
            break
        after = _mended_once(spoken, edits)
        if after is None:
            return None
        settled = read.rewrite == _edited(spoken.text, edits)  # reading it again would find nothing to change
        spoken = after
        if settled:
            break
        read = read_again(after)
    else:
        if _edits(read.findings):
            return None
    return encoded(spoken.source) if spoken.source.text != source.text else None


def _edits(findings: Sequence[Finding]) -> list[Edit]:
    return compatible(f.choices[0] for f in findings if f.choices and f.counts and f.rewrite in ("auto", "suggest"))


def _mended_once(spoken: Transcript, edits: Sequence[Edit]) -> Transcript | None:
    """The mended file, read anew; None where it does not say what the edits say, at the same times."""
    file = _with_changes(spoken.source.text, _changes(spoken, edits))
    try:
        after = transcript(replace(spoken.source, text=file))
    except UnreadableFile:  # nothing is left to say
        return None
    same_words = _BLANKS.sub("", after.text) == _BLANKS.sub("", _edited(spoken.text, edits))
    return after if same_words and _times(after) == _times(spoken) else None


def _times(spoken: Transcript) -> list[tuple[int | None, int | None]]:
    return [(cue.start, cue.end) for cue in spoken.cues if spoken.timed]


def _edited(text: str, edits: Sequence[Edit]) -> str:
    return _with_changes(text, [(e.start, e.end, e.text) for e in edits])


def _with_changes(text: str, changes: Sequence[Change]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, new in changes:
        pieces += (text[at:start], new)
        at = max(at, end)
    return "".join(pieces) + text[at:]


def _changes(spoken: Transcript, edits: Sequence[Edit]) -> list[Change]:
    """What changes in the file, in order. A line that is shown twice changes twice."""
    small = [part for edit in edits for part in _parted(spoken.text, edit)]
    places = _Placed(spoken, small)
    changes: list[Change] = []
    for run in sorted((run for run in spoken.runs if run.at), key=lambda run: run.at[0]):
        changes += _changes_of_run(spoken, run, places)
    return changes


def _parted(text: str, edit: Edit) -> Iterator[Edit]:
    """The edit without what it leaves as it is. A word that only changes its case keeps its own place, because it may
    stand in the next cue."""
    old, new = text[edit.start : edit.end], edit.text
    same = tail = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    while tail < min(len(old), len(new)) - same and old[-tail - 1].lower() == new[-tail - 1].lower():
        tail += 1
    head = Edit(edit.start + same, edit.end - tail, new[same : len(new) - tail])
    if head.text or head.start < head.end:
        yield head
    for k in range(tail, 0, -1):
        if old[-k] != new[-k]:
            yield Edit(edit.end - k, edit.end - k + 1, new[-k])


class _Placed:
    """The edits by the places that they touch: which code points go, and which words come before which code point."""

    def __init__(self, spoken: Transcript, edits: Sequence[Edit]) -> None:
        self._in_file = bytearray(len(spoken.text))  # what stands in the file; the rest only joins two lines
        for run in spoken.runs:
            self._in_file[run.first : run.last] = b"\1" * len(run.at)
        self.gone = bytearray(len(spoken.text))
        self.before: dict[int, str] = {}
        self.after: dict[int, str] = {}
        for edit in edits:
            self.gone[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
            if edit.text:
                there = self._in_file.find(1, edit.start, max(edit.end, edit.start + 1))
                where, at = (self.before, there) if there >= 0 else (self.after, edit.start - 1)
                where[at] = where.get(at, "") + edit.text
        for first in sorted({run.first for run in spoken.runs}):
            self._pull_mark(spoken.text, first)

    def _pull_mark(self, text: str, first: int) -> None:
        """ "Hey / guys, welcome" is "Hey, / welcome": a mark that would open a line ends the one before."""
        at = first
        while at < len(text) and self.gone[at] and not self._new_at(at):
            at += 1
        marks = _MARKS.match(text, at)
        if at == first or marks is None or at in self.before or at - 1 in self.after:
            return
        last = first - 1
        while last >= 0 and not self._new_at(last) and (self.gone[last] or text[last].isspace()):
            last -= 1
        if last >= 0 and (self._new_at(last) or not _MARKS.match(text[last])):
            self.gone[at : marks.end()] = b"\1" * len(marks[0])
            self.after[last] = self.after.get(last, "") + marks[0]

    def _new_at(self, at: int) -> bool:
        return at in self.before or at in self.after


def _changes_of_run(spoken: Transcript, run: Run, placed: _Placed) -> Iterator[Change]:
    said = range(run.first, run.last)
    gone = [bool(placed.gone[i]) for i in said]
    new = {k: words for k, i in enumerate(said) if (words := placed.before.get(i, "") + placed.after.get(i - 1, ""))}
    if ends := placed.after.get(run.last - 1, ""):
        new[len(said)] = ends
    if not new and not any(gone):
        return
    _trim(spoken.text[run.first : run.last], gone, new)
    if all(gone) and not new and (line := _line_to_drop(spoken.source.text, run)):
        yield (*line, "")
        return
    for k, place in enumerate(zip(run.at, run.until, strict=True)):
        if k in new:
            yield place[0], place[0], _written(new[k], spoken.source.kind)
        if gone[k]:
            yield (*place, "")
    if len(gone) in new:
        yield run.until[-1], run.until[-1], _written(new[len(gone)], spoken.source.kind)


def _trim(words: str, gone: list[bool], new: Container[int]) -> None:
    """No blank is left at the edge of a line whose first or last word went. `new` is where new words stand."""
    k = 0
    while k < len(gone) and k not in new and (gone[k] or (k > 0 and words[k] == " ")):
        gone[k] = True
        k += 1
    k = len(gone)
    while k > 0 and k not in new and (gone[k - 1] or (k < len(gone) and words[k - 1] == " ")):
        k -= 1
        gone[k] = True


def _line_to_drop(file: str, run: Run) -> tuple[int, int] | None:
    """The whole line, where nothing else stands in it and words follow: an empty one would end the cue before them."""
    first = max(file.rfind("\n", 0, run.at[0]), file.rfind("\r", 0, run.at[0])) + 1
    end = _LINE_END.search(file, run.until[-1])
    if end is None or file[first : run.at[0]].strip() or file[run.until[-1] : end.start()].strip():
        return None
    if any(b != a for a, b in zip(run.at[1:], run.until, strict=False)):  # markup stands between the words
        return None
    following = _LINE_END.search(file, end.end())
    return (first, end.end()) if file[end.end() : following.start() if following else None].strip() else None


def _written(words: str, kind: Kind) -> str:
    """New words as the file writes them."""
    words = _BLANKS.sub(" ", words)
    return html.escape(words, quote=False) if kind == "vtt" else words
