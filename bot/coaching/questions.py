"""Whether a message to the coach is a question for it to answer; everything else that is sent to it is a draft."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.caption.grammar import Grammar
from bot.coaching.asking import index_of
from bot.coaching.pieces import Piece
from bot.rulebook.book import Rulebook

LONGEST = 300  # characters of a question
MOST_SENTENCES = 3
OPENINGS = "question_opening"  # lexicons: how a question begins,
GREETINGS = "coach_greeting"  # what may stand before it,
EXCLAIMS = "exclaims"  # what looks like one and calls out,
TO_READERS = "asks_readers"  # what a caption asks with,
TO_NOBODY = "asks_no_readers"  # and where these words ask no reader
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|`[^`]*`")
_SENTENCE = re.compile(r"[^.!?\n…]+[.!?…]*")
_WORD = re.compile(r"[\w#@]+")


def answers_to(text: str, book: Rulebook, language: str) -> tuple[Piece, ...]:
    """What the rulebook knows about a question to the coach; nothing where the text is a draft."""
    if not is_question(text, book.grammar(language)):
        return ()
    return index_of(book, language).answers(text, of_the_trade=True)


def is_question(text: str, words: Grammar) -> bool:
    """Whether a text reads as a question to the coach rather than as one to the readers of a caption."""
    if len(text) > LONGEST:
        return False
    greetings = _flat(words[GREETINGS])
    said = [sentence for one in _SENTENCE.findall(_plain(text)) if (sentence := _Sentence(one, greetings)).words]
    if not said or len(said) > MOST_SENTENCES:
        return False
    readers, nobody = _flat(words[TO_READERS]), _flat(words[TO_NOBODY])
    if any(one.asks_readers(readers, nobody) for one in said):
        return False
    openings, calls = _flat(words[OPENINGS]), _flat(words[EXCLAIMS])
    return said[0].asks(openings, calls) or said[-1].asks(openings, calls)


def _plain(text: str) -> str:
    """In small letters, without apostrophes, and without what is quoted: that is what the question is about."""
    return _QUOTED.sub(" it ", text).casefold().replace("’", "").replace("'", "")


def _flat(entries: Collection[str]) -> list[str]:
    """The entries of a lexicon in the same letters, the longest first."""
    flat = (one.replace(" '", "").replace("'", "") for one in entries)
    return sorted(flat, key=lambda one: (-len(one), one))


class _Sentence:
    """One sentence, without the greeting before it. `words` is "" where that was all of it."""

    def __init__(self, text: str, greetings: Collection[str]) -> None:
        self.words = " ".join(_WORD.findall(text))
        self._marked = "?" in text
        while greeting := self._begins(greetings):
            self.words = self.words[len(greeting) :].strip()

    def asks(self, openings: Collection[str], calls: Collection[str]) -> bool:
        """By a question mark, or by words that a question begins with and no exclamation does."""
        return self._marked or bool(self._begins(openings) and not self._begins(calls))

    def asks_readers(self, readers: Collection[str], nobody: Collection[str]) -> bool:
        words = f" {self.words} "
        for one in nobody:
            words = words.replace(f" {one} ", " it ")
        return any(f" {one} " in words for one in readers)

    def _begins(self, with_one_of: Collection[str]) -> str:
        return next((one for one in with_one_of if f"{self.words} ".startswith(f"{one} ")), "")
