"""A small sound rulebook, and the names that its rules may use."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.caption.document import Hit
from bot.rulebook.vocabulary import Vocabulary

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Measure:
    needs: tuple[str, ...]
    fills: tuple[str, ...]

    @property
    def run(self) -> Callable[..., Iterator[Hit]]:
        return lambda doc, numbers: iter(())


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(
        predicates={"vocative": lambda place: True, "after_greeting": lambda place: True},
        repairs={"drop_vocative": lambda place: (), "you_all": lambda place: ()},
        checks={
            "length": Measure(needs=("caption",), fills=("length", "limit")),
            "hashtag_count": Measure(needs=("hashtags",), fills=("count", "limit")),
            "topic_tags": Measure(needs=("topic_tags",), fills=()),
        },
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sound rules that a test may break."""
    return Path(shutil.copytree(HERE / "sound", tmp_path / "rules"))
