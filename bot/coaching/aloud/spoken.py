"""Reviews what is said aloud: by the rules that hold for speech, with the greeting and the goodbye told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from itertools import islice

from bot.coaching.aloud.mending import mended
from bot.coaching.aloud.passages import Ask, review_in_passages
from bot.coaching.aloud.sentences import sentences
from bot.coaching.aloud.transcript import Transcript
from bot.coaching.house import House
from bot.coaching.profile import NOTHING_TOLD, Profile
from bot.coaching.review import Finding, Review
from bot.coaching.reviewing import review
from bot.rulebook.book import Rulebook
from bot.rulebook.model import Rule

_SPOKEN = frozenset({"crowd", "voice", "value"})  # limits, tags, links, emoji and capitals are for those who read
GREETING = 15_000  # milliseconds from the first word
GOODBYE = 20_000  # milliseconds up to the last
WORDS_A_SECOND = 2.5  # where a file has no times
FEW_WORDS = 200  # code points; what is longer is more than a greeting


@dataclass(frozen=True, slots=True)
class Part:
    """The greeting or the goodbye: text[first:last], what in it speaks to a crowd, and the words to one person."""

    first: int
    last: int
    findings: tuple[Finding, ...]
    one_words: tuple[tuple[int, int], ...]

    def holds(self, finding: Finding) -> bool:
        return self.first <= finding.start < self.last

    @property
    def speaks_to_one(self) -> bool:
        return bool(self.one_words) and not self.findings


@dataclass(frozen=True, slots=True)
class SpokenReview:
    """The review of a transcript's text; every offset in it is a code point of that text."""

    transcript: Transcript
    review: Review
    greeting: Part
    goodbye: Part
    mended: bytes | None  # the file with the words changed and nothing else; None where that can't be had


def review_aloud(
    transcript: Transcript,
    rulebook: Rulebook,
    platform: str = "instagram",
    *,
    without: frozenset[str] = frozenset(),
    explain: bool = False,
    language: str = "en",
    profile: Profile = NOTHING_TOLD,
    house: House | None = None,
) -> SpokenReview:
    """What the coach says of a talk. `without` names rules that the member does not want to hear of; `profile` is
    theirs, where the talk is; `house` the rules of the server where it is reviewed.

    Raises UnknownPlatform where the rulebook knows no such platform.
    """
    unheard = without | {rule.id for rule in rulebook.rules.values() if not _is_heard(rule)}
    ask = partial(
        review,
        rulebook=rulebook,
        platform=platform,
        without=unheard,
        explain=explain,
        language=language,
        profile=profile,
        house=house,
    )
    read = _read(transcript, ask)
    opening, closing = _edges(transcript)
    return SpokenReview(
        transcript,
        read,
        greeting=_part(read, 0, opening),
        goodbye=_part(read, closing, len(transcript.text)),
        mended=mended(transcript, read, partial(_read, ask=ask)),
    )


def _read(transcript: Transcript, ask: Ask) -> Review:
    return review_in_passages(transcript.text, [cue.first for cue in transcript.cues], ask)


def _is_heard(rule: Rule) -> bool:
    """Whether a rule makes sense for what is said: one about words, which measures no caption."""
    return rule.family in _SPOKEN and rule.check is None


def _part(read: Review, first: int, last: int) -> Part:
    crowd = tuple(f for f in read.findings if f.of_a_crowd and first <= f.start < last)
    return Part(first, last, crowd, tuple(span for span in read.one_words if first <= span[0] < last))


def _edges(transcript: Transcript) -> tuple[int, int]:
    """Where the greeting ends and where the goodbye starts. In a short talk each is a third of it at most."""
    text = transcript.text
    opening, closing = _by_time(transcript) if transcript.timed else _by_words(text)
    opening, closing = min(opening, len(text) // 3), max(closing, len(text) - len(text) // 3)
    # The first and the last words belong together, however short the talk is: a cue or a sentence, the shorter one.
    first, last = transcript.cue(0), transcript.cue(len(text))
    spans = list(sentences(text))
    first_words, last_words = min(first.last, spans[0][1]), max(last.first, spans[-1][0])
    opening = max(opening, first_words if first_words <= FEW_WORDS else 0)
    closing = min(closing, last_words if len(text) - last_words <= FEW_WORDS else len(text))
    return opening, max(opening, closing)


def _by_time(transcript: Transcript) -> tuple[int, int]:
    start = transcript.cues[0].start or 0
    end = max(cue.end or 0 for cue in transcript.cues)
    return _said_by(transcript, start + GREETING), _said_by(transcript, end - GOODBYE)


def _said_by(transcript: Transcript, moment: int) -> int:
    """How much of the text is said by then; a cue that is still being said counts in part."""
    for cue in transcript.cues:
        start, end = cue.start or 0, cue.end or 0
        if end > moment:
            share = max(moment - start, 0) / (end - start) if end > start else 0.0
            return cue.first + int((cue.last - cue.first) * share)
    return len(transcript.text)


def _by_words(text: str) -> tuple[int, int]:
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    greeting, goodbye = int(GREETING / 1000 * WORDS_A_SECOND), int(GOODBYE / 1000 * WORDS_A_SECOND)
    opening = next(islice(starts, greeting, None), len(text))
    return opening, starts[max(len(starts) - goodbye, 0)]
