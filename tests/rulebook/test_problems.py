"""A problem points at its place, whatever characters stand before it."""

from __future__ import annotations

import pytest

from bot.rulebook.problems import Problem, did_you_mean


@pytest.mark.parametrize(
    ("line", "column", "blank"),
    [
        ("abc: no", 6, "     "),
        ("\tabc: no", 7, "\t     "),
        ("日本: no", 5, "      "),
        ("👋: no", 4, "    "),
        ("e\u0301: no", 5, "   "),
    ],
)
def test_the_caret_stands_under_its_column(line: str, column: int, blank: str) -> None:
    caret = str(Problem("a.yaml", 1, column, "wrong", line)).splitlines()[2]

    assert caret == f"    {blank}^"


def test_a_long_line_is_cut_around_its_column() -> None:
    problem = Problem("a.yaml", 1, 501, "wrong", "x" * 500 + "HERE" + "x" * 500)

    _, shown, caret = str(problem).splitlines()

    assert shown[caret.index("^") :].startswith("HERE")
    assert len(shown) < 120


def test_nothing_of_a_file_can_move_the_terminals_cursor() -> None:
    said = str(Problem("a.yaml", 1, 1, "wrong", "a\x1b[2J\u202eb"))

    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_name_like_no_other_gets_no_guess() -> None:
    assert did_you_mean("exept", ["except", "examples"]) == 'did you mean "except"?'
    assert did_you_mean("zzz", ["except", "examples"]) == ""
