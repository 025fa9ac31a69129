"""The examples of rule files are tests: each that does not hold is named, at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent, indent

import pytest

from bot.coaching.examples import run_examples
from bot.coaching.opening import VOCABULARY, open_rulebook
from bot.rulebook.loading import load
from bot.rulebook.problems import Problem

BOOK = open_rulebook().rulebook
PROBLEMS = run_examples(BOOK)

RULE = """\
version: 1
rules:
  - id: crowd.test
    family: crowd
    level: warning
    message: "“{match}” speaks to a room."
    why: One person reads it.
    source: one-reader
    phrases: [guys, you guys]
"""
REST = {
    "en/words.yaml": 'version: 1\nlexicons:\n  clitic: ["\'s"]\n  object_taker: [love]\n',
    "sources.yaml": """\
        version: 1
        sources:
          - {id: one-reader, title: Speak to one, publisher: A school, date: "2013", as_of: 2013-01-01, confidence: H}
        """,
    "platforms/instagram.yaml": """\
        version: 1
        platform:
          id: instagram
          name: Instagram
          formats: [reel]
          limits:
            caption: {value: 2200, unit: code points, source: one-reader, as_of: 2026-01-01, review_after: 2027-01-01}
        """,
}

Check = Callable[[str], list[Problem]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Runs the examples of one rule that finds "guys", with the keys given."""

    def run(keys: str) -> list[Problem]:
        for name, text in {**REST, "en/crowd.yaml": RULE + indent(dedent(keys), "    ")}.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(dedent(text), encoding="utf-8")
        loaded = load(tmp_path, VOCABULARY)
        assert loaded.problems == ()
        return run_examples(loaded.rulebook)

    return run


def line_of(problem: Problem) -> str:
    """The words of the rule file that a problem points to."""
    return Path(problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1].strip()


def test_examples_that_hold_are_no_problem(check: Check) -> None:
    keys = """
        rewrite: {to: [you], level: suggest}
        except:
          - phrase: five guys
        examples:
          - flag: Look <<guys>>
            fix: Look you
          - pass: At Five Guys
    """
    assert check(keys) == []


@pytest.mark.parametrize(
    "flag",
    ["Look <<guys>> here are guys", "<<Look>> guys", "Look <<guys >>now", "<<Look>>, rye"],
    ids=["one of two", "another word", "a blank too much", "nothing there"],
)
def test_a_wrong_span_is_named_at_its_line(check: Check, flag: str) -> None:
    problems = check(f"""
        examples:
          - pass: Soup
          - flag: {flag}
    """)
    assert [line_of(p) for p in problems] == [f"- flag: {flag}"]
    assert "crowd.test" in problems[0].message
    assert "Look" in problems[0].message or "guys" in problems[0].message


def test_a_pass_that_is_flagged_is_named_at_its_line(check: Check) -> None:
    problems = check("""
        examples:
          - flag: Look <<guys>>
          - pass: Look guys
    """)
    assert [line_of(p) for p in problems] == ["- pass: Look guys"]


def test_a_wrong_fix_is_named_with_the_fix_that_came(check: Check) -> None:
    problems = check("""
        rewrite: {to: [you], level: auto}
        examples:
          - flag: Look <<guys>>
            fix: Look friend
          - pass: Soup
    """)
    assert [line_of(p) for p in problems] == ["fix: Look friend"]
    assert "Look friend" in problems[0].message
    assert "Look you" in problems[0].message
    assert 'fix: "Look you"' in problems[0].hint


def test_a_fix_that_is_flagged_again_is_a_problem(check: Check) -> None:
    problems = check("""
        rewrite: {to: [you guys], level: auto}
        examples:
          - flag: Look <<guys>>
            fix: Look you guys
          - pass: Soup
    """)
    assert len(problems) == 1
    assert "again" in problems[0].message


def test_a_fix_where_no_words_are_offered_is_a_problem(check: Check) -> None:
    problems = check("""
        rewrite: {level: explain}
        examples:
          - flag: Look <<guys>>
            fix: Look
          - pass: Soup
    """)
    assert [line_of(p) for p in problems] == ["fix: Look"]


@pytest.mark.parametrize(
    "passing",
    ["Soup again", "“At Five Guys”"],
    ids=["nothing to drop", "another exception drops it too"],
)
def test_an_exception_that_no_pass_needs_is_named_at_its_own_line(check: Check, passing: str) -> None:
    problems = check(f"""
        except:
          - inside: [quote]
          - phrase: five guys
        examples:
          - flag: Look <<guys>>
          - pass: “Guys” again
          - pass: {passing}
    """)
    assert [line_of(p) for p in problems] == ["- phrase: five guys"]


HINTED = """
    hint_when: in_plural_you
    except:
      - phrase: five guys
    examples:
      - flag: Look <<guys>>
      - pass: Five guys again
"""


def test_a_place_that_a_predicate_softens_must_be_expected_as_a_hint(check: Check) -> None:
    problems = check(HINTED + "      - flag: Look <<guys>>\n        level: hint\n")
    assert any("expected to be said as a hint, it is said as a warning" in p.message for p in problems)


def test_a_softening_predicate_that_no_example_needs_is_named(check: Check) -> None:
    problems = check(HINTED)
    assert ["in_plural_you in hint_when" in p.message for p in problems] == [True]


def test_every_problem_of_a_rule_is_named_at_once(check: Check) -> None:
    problems = check("""
        examples:
          - flag: <<Look>> guys
          - flag: Look <<guys>>
          - pass: Guys again
          - pass: More guys
    """)
    assert len(problems) == 3


@pytest.mark.parametrize("rule", BOOK.rules)
def test_the_examples_of_a_shipped_rule_hold(rule: str) -> None:
    assert [str(p) for p in PROBLEMS if p.message.startswith(f"{rule}: ")] == []


def test_the_shipped_rules_have_no_problem_at_all() -> None:
    assert BOOK.problems == ()
    assert PROBLEMS == []
