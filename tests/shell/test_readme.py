"""What the README tells a stranger to do works, and what it lists is complete."""

from __future__ import annotations

import dataclasses
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import discord
import pytest

from bot.coaching.examples import run_examples
from bot.coaching.opening import open_rulebook
from bot.commands.permissions import NAMES
from bot.config import Config
from bot.rulebook.house import Known, read_house_rules

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
FIRST_TERM, HOUSE_RULES, FIRST_RULE = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[:3]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rules with the README's first rule in it."""
    folder = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", folder)
    (folder / "en" / "first.yaml").write_text(FIRST_RULE, "utf-8")
    return folder


def test_the_first_rule_passes_its_check(rules: Path) -> None:
    loaded = open_rulebook(rules)
    problems = [*loaded.problems, *run_examples(loaded.rulebook)]
    assert [str(problem) for problem in problems if "first.yaml" in problem.file] == []


def test_the_first_term_of_the_glossary_passes_its_check_and_is_found(rules: Path) -> None:
    (rules / "en" / "knowledge" / "mine.yaml").write_text(FIRST_TERM, "utf-8")
    loaded = open_rulebook(rules)

    assert loaded.problems == ()
    assert {"alttext", "alternativetext"} <= set(loaded.rulebook.knowledge.terms)


def test_what_the_readme_says_to_try_with_the_first_rule_works(rules: Path) -> None:
    checked, tried = (typed(line, rules.parent) for line in re.findall(r"^coach .*rules .*$", README, re.MULTILINE))
    assert checked.returncode == 0, checked.stdout
    assert tried.returncode == 1
    assert "value.in-this-video" in tried.stdout


def typed(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *shlex.split(line)[1:]]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8", timeout=60)


def test_the_format_that_is_shown_is_one_of_the_platform_that_is_shown() -> None:
    ((platform, format),) = re.findall(r"`--platform (\w+)`.*`--format (\w+)`", README)
    assert format in open_rulebook().rulebook.platform(platform).formats


def test_the_readme_starts_with_the_two_commands() -> None:
    assert README.split("```")[1].split() == ["make", "demo", "make", "test"]


@pytest.mark.parametrize("key", [field.name for field in dataclasses.fields(Config)])
def test_every_key_of_the_config_is_explained(key: str) -> None:
    assert f"| `{key}` |" in README


def test_the_invitation_asks_for_the_permissions_that_the_coach_uses_and_no_other() -> None:
    asked = discord.Permissions(int(re.findall(r"&permissions=(\d+)", README)[0]))
    assert asked == discord.Permissions(**dict.fromkeys(NAMES, True))


@pytest.mark.parametrize("name", NAMES.values())
def test_every_permission_has_its_reason(name: str) -> None:
    assert re.search(rf"^\|.*{name}.*\|", README, re.MULTILINE)


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_file_that_is_linked_or_named_exists(text: str) -> None:
    named = [*re.findall(r"\]\(([^)#:]+)\)", text), *re.findall(r"`((?:bot|rules|tests|\.ci)/[\w./-]*)`", text)]
    examples = {"rules/en/first.yaml"}
    assert [name for name in named if name not in examples and not (ROOT / name).exists()] == []


def test_the_pictures_are_small() -> None:
    assert all(picture.stat().st_size < 300_000 for picture in (ROOT / "docs").iterdir())


def test_the_house_rules_that_it_shows_can_be_uploaded() -> None:
    rulebook = open_rulebook().rulebook
    read = read_house_rules(HOUSE_RULES.encode(), "house.yaml", Known(rulebook.rules, rulebook.grammar()))

    assert read.problems == ()
