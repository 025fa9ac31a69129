"""Numbers in figures and in words: 20, 1,500, 10k, twelve, a dozen."""

from __future__ import annotations

_WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "a dozen": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "a hundred": 100,
    "one hundred": 100,
    "a thousand": 1_000,
}
_TIMES = {"k": 1_000, "m": 1_000_000}
_IN_WORDS = "|".join(sorted(_WORDS, key=len, reverse=True))
NUMBER = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+(?:\.[0-9]+)?) ?[km]?(?![a-z0-9])|(?:{_IN_WORDS})(?![a-z])"


def number_of(said: str) -> float | None:
    """None for what is no number."""
    text = said.strip().casefold()
    if text in _WORDS:
        return float(_WORDS[text])
    times = _TIMES.get(text[-1:], 1)
    try:
        return float(text.rstrip("km").replace(",", "")) * times
    except ValueError:
        return None
