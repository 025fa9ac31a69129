"""The house rules that no linter knows: small files that say what they are for, and floors without a clock."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BOT = ROOT / "bot"
MODULES = sorted(BOT.rglob("*.py"))
PURE_FLOORS = ("caption", "rulebook", "coaching")
LONGEST = 350
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "managers", "manager", "misc", "common"}
CLOCKS_AND_DICE = {
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "time.perf_counter",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "random",
    "secrets",
    "uuid.uuid1",
    "uuid.uuid4",
    "os.urandom",
}

each_module = pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(ROOT).as_posix())


@each_module
def test_a_file_is_short_enough_to_be_one_thing(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST


@each_module
def test_the_first_line_of_a_file_says_what_it_is_for(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    docstring = ast.get_docstring(tree)
    assert docstring, f"{module.name} has no docstring"
    assert tree.body[0].lineno == 1
    assert docstring.splitlines()[0].endswith((".", ":")), "the first line is one whole sentence"


@each_module
def test_a_file_is_named_for_what_it_does(module: Path) -> None:
    assert not VAGUE_NAMES & set(module.relative_to(ROOT).with_suffix("").parts)


def test_every_sentence_is_said_somewhere() -> None:
    code = {module: module.read_text("utf-8") for module in MODULES}
    named = {module: re.findall(r"^([A-Z][A-Z_0-9]+)\b.* = ", text, re.MULTILINE) for module, text in code.items()}
    times = Counter(word for text in code.values() for word in re.findall(r"\b[A-Z][A-Z_0-9]+\b", text))
    unsaid = [
        f"{module.name}: {name}"
        for module, names in named.items()
        if module.stem.endswith("words")
        for name in names
        if times[name] < 2
    ]
    assert not unsaid


@pytest.mark.parametrize("floor", PURE_FLOORS)
def test_the_lower_floors_read_neither_the_clock_nor_dice(floor: str) -> None:
    found = [
        f"{module.relative_to(ROOT)}:{line}: {name}"
        for module in sorted((BOT / floor).rglob("*.py"))
        for line, name in names_used(ast.parse(module.read_text("utf-8")))
        if name in CLOCKS_AND_DICE or name.split(".")[0] in CLOCKS_AND_DICE
    ]
    assert not found


def test_only_one_place_answers_interactions() -> None:
    """So that a slow answer is held open for every command alike: show, say, open_form of bot/commands/answering.py."""
    answering = re.compile(r"interaction\.(response|followup|edit_original_response)\b|\.defer\(")
    found = [
        f"{module.relative_to(ROOT)}:{number}: {line.strip()}"
        for module in sorted((BOT / "commands").rglob("*.py"))
        if module.name != "slow.py"
        for number, line in enumerate(module.read_text("utf-8").splitlines(), 1)
        if answering.search(line)
    ]
    assert not found


def test_a_clock_read_through_any_import_is_seen() -> None:
    code = "import datetime\nfrom time import time\nfrom random import choice\nnow = datetime.datetime.now()\n"
    assert {name for _, name in names_used(ast.parse(code))} >= {"datetime.now", "time.time", "random.choice"}


def names_used(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every imported name and the last two parts of every dotted name, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Attribute):
            owner = node.value
            if isinstance(owner, ast.Name):
                yield node.lineno, f"{owner.id}.{node.attr}"
            elif isinstance(owner, ast.Attribute):
                yield node.lineno, f"{owner.attr}.{node.attr}"


def test_no_file_that_git_is_told_to_ignore_is_in_the_repository() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert listed.stdout == ""  # without git, or outside a checkout, there is nothing to list
