"""Whether a twist adds anything of its own to a trend, or says the trend once more."""

from __future__ import annotations

from typing import Literal

from bot.caption.grammar import Grammar
from bot.caption.reading import read

LONGEST_TREND = 100
LONGEST_TWIST = 300

Twist = Literal["own", "missing", "repeated"]

_EMPTY = ("common_word", "topicless", "twist_filler")  # words that no twist is made of
_ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "s", "e")
_SHORTEST_STEM = 3


def judge(trend: str, twist: str, grammar: Grammar) -> Twist:
    """ "own" where one word of the twist is neither the trend's nor one of those that any answer holds."""
    said = {word for word in _words(twist, grammar) if not any(word in grammar[name] for name in _EMPTY)}
    if not said:
        return "missing"
    trends = {_stem(word) for word in _words(trend, grammar)}
    return "own" if any(_stem(word) not in trends for word in said) else "repeated"


def _words(text: str, grammar: Grammar) -> set[str]:
    doc = read(text, grammar)
    words = (word for word, kind in zip(doc.words, doc.kinds, strict=True) if kind in ("word", "number", "hashtag"))
    return {word.strip("#'") for word in words} - {""}


def _stem(word: str) -> str:
    """Roughly what "dance", "dances" and "dancing" share."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
