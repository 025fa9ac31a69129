"""The words of a text as /ask compares them: in plain letters, without endings, one word for all that mean the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ing", "ed", "es", "e", "s")
SHORTEST_STEM = 3
MEANING = "="  # what a word that stands for a group of synonyms begins with


class Wording:
    """`small` says nothing about the subject; `synonyms` are groups of words with one meaning."""

    def __init__(self, small: Iterable[str], synonyms: Iterable[Collection[str]]) -> None:
        self._small = frozenset(word for entry in small for word in cut(entry))
        self._meanings: dict[tuple[str, ...], str] = {}
        for n, group in enumerate(synonyms):
            for words in map(tuple, map(cut, group)):
                self._meanings[words] = f"{MEANING}{n}"
        self._longest = max(map(len, self._meanings), default=0)

    def asked(self, text: str) -> frozenset[str]:
        """What a question is about. Of words that mean something together, that alone."""
        words = cut(text)
        found: set[str] = set()
        at = 0
        while at < len(words):
            meant = next(self._meant(words, at), None)
            if meant is not None:
                found.add(meant[0])
            elif words[at] not in self._small:
                found.add(words[at])
            at += meant[1] if meant else 1
        return frozenset(found)

    def is_of_the_trade(self, word: str) -> bool:
        """Whether a word stands for a group of synonyms: those are the words of the trade."""
        return word.startswith(MEANING)

    def said(self, text: str) -> list[str]:
        """Everything that a piece can be found by: each meaning in it, and each word that is none by itself."""
        words = cut(text)
        found: list[str] = []
        for at, word in enumerate(words):
            meant = list(self._meant(words, at))
            found += [meaning for meaning, _ in meant]
            if word not in self._small and not any(length == 1 for _, length in meant):
                found.append(word)
        return found

    def _meant(self, words: list[str], at: int) -> Iterator[tuple[str, int]]:
        """What the words from here on mean, and how many of them, the most first."""
        for length in range(min(self._longest, len(words) - at), 0, -1):
            if (meaning := self._meanings.get(tuple(words[at : at + length]))) is not None:
                yield meaning, length


def cut(text: str) -> list[str]:
    """Words in plain letters, without their endings: "sharing" and "shares" are found by "share"."""
    plain = unicodedata.normalize("NFKC", text.replace("’", "'")).casefold().replace("'", "")
    return [_stem(word) for word in _WORD.findall(plain)]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    return word[:-1] + "i" if word.endswith("y") and len(word) > SHORTEST_STEM else word  # stories and story
