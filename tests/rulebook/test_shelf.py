"""A reload builds a whole new rulebook; where the new one is broken the old one stays."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.rulebook.book import Rulebook
from bot.rulebook.problems import Problem
from bot.rulebook.shelf import Shelf
from bot.rulebook.vocabulary import Vocabulary


@pytest.fixture
def shelf(folder: Path, vocabulary: Vocabulary) -> Shelf:
    return Shelf(folder, vocabulary)


def all_hold(book: Rulebook) -> Sequence[Problem]:
    return []


def test_a_sound_change_is_taken(shelf: Shelf, folder: Path) -> None:
    old = shelf.current
    path = folder / "en" / "crowd.yaml"
    path.write_text(path.read_text().replace("level: warning", "level: hint"))

    report = shelf.reload(all_hold)

    assert (report.kept_old, report.problems, report.rules_count) == (False, (), 3)
    assert shelf.current.rules["crowd.vocative"].level == "hint"
    assert old.rules["crowd.vocative"].level == "warning"


def test_with_one_broken_file_the_old_rulebook_stays_whole(shelf: Shelf, folder: Path) -> None:
    old = shelf.current
    (folder / "en" / "platform.yaml").write_text("version: 1\nruls: []\n")

    report = shelf.reload(all_hold)

    assert shelf.current is old
    assert report.kept_old
    assert [p.message for p in report.problems] == ['unknown key "ruls"']
    assert report.rules_count == 3


def test_with_an_example_that_fails_the_old_rulebook_stays(shelf: Shelf) -> None:
    old = shelf.current
    problem = Problem("en/crowd.yaml", 19, 1, "found nothing")

    report = shelf.reload(lambda book: [problem])

    assert shelf.current is old
    assert report.problems == (problem,)


def test_with_the_folder_gone_the_old_rulebook_stays(shelf: Shelf, folder: Path) -> None:
    old = shelf.current
    shutil.rmtree(folder)

    report = shelf.reload(all_hold)

    assert shelf.current is old
    assert report.kept_old
    assert "no rules folder" in report.message
