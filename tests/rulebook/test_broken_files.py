"""Each file in broken/ is wrong in one way; the .txt beside it is exactly what the operator reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.rulebook.loading import load
from bot.rulebook.problems import Problem
from bot.rulebook.vocabulary import Vocabulary

CASES = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_broken_file_is_named_with_line_column_and_hint(case: Path, folder: Path, vocabulary: Vocabulary) -> None:
    target = folder / _place(case)
    target.write_bytes(case.read_bytes())

    loaded = load(folder, vocabulary)

    said = "".join(f"{_relative(p, folder)}\n" for p in loaded.problems)
    expected = case.with_suffix(".txt")
    if "REWRITE_BROKEN" in os.environ:  # after a change of wording: run once with it set, then read the diff
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert loaded.problems, "the case is not broken"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_broken_file_disables_only_itself(case: Path, folder: Path, vocabulary: Vocabulary) -> None:
    (folder / _place(case)).write_bytes(case.read_bytes())

    loaded = load(folder, vocabulary)

    assert {p.file for p in loaded.problems} == {str(folder / _place(case))}
    assert list(loaded.rulebook.rules) == ["crowd.vocative", "platform.too-long", "access.fancy-letters"]


def _place(case: Path) -> str:
    """Where the file goes in the folder: its first line may say so ("# as platforms/case.yaml")."""
    first = case.read_bytes().partition(b"\n")[0]
    return first[5:].decode().strip() if first.startswith(b"# as ") else "en/case.yaml"


def _relative(problem: Problem, folder: Path) -> str:
    return str(problem).replace(f"{folder}/", "")
