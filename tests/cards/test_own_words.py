"""The coach's own texts pass the coach's own rules: it speaks to one person, kindly, and without shouting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cards import house_words, privacy_words, words
from bot.coaching.reviewing import review
from tests.sim.world import shelf

WORDS = (words, house_words, privacy_words)
GAP = re.compile(r"\{\w+\}")


def own_sentences() -> Iterator[tuple[str, str]]:
    """Every text of the words modules, and what every rule says to a member."""
    for module in WORDS:
        for name, text in vars(module).items():
            if name.isupper() and isinstance(text, str):
                yield f"{module.__name__.rsplit('.', 1)[1]}.{name}", text
    for table, subject in privacy_words.SUBJECTS.items():
        for name in ("title", "what", "why", "seen", "lasts", "after"):
            yield f"{table}, {name}", getattr(subject, name)
    yield from (("house_words.FILE_COMMENTS", one) for one in house_words.FILE_COMMENTS if one.endswith((".", ":")))
    for rule in shelf().current.rules.values():
        yield f"{rule.id}, message", rule.message
        yield f"{rule.id}, why", rule.why
        yield f"{rule.id}, instead", rule.instead


SENTENCES = dict(own_sentences())


@pytest.mark.parametrize("name", SENTENCES)
def test_the_coach_speaks_to_one_person(name: str) -> None:
    text = GAP.sub("it", SENTENCES[name])
    found = [one for one in review(text, shelf().current).findings if one.family in ("crowd", "voice", "bait")]

    assert [f"{one.rule}: {one.text}" for one in found] == []


@pytest.mark.parametrize("name", SENTENCES)
def test_the_coach_does_not_shout(name: str) -> None:
    said = re.sub(r"“[^”]*”", "", SENTENCES[name])

    assert "!" not in said


def test_every_words_module_is_read() -> None:
    folder = Path(words.__file__).parent
    assert {f"{module.__name__.rsplit('.', 1)[1]}.py" for module in WORDS} == {
        one.name for one in folder.glob("*words.py")
    }


def test_there_is_something_to_read() -> None:
    assert len(SENTENCES) > 100
