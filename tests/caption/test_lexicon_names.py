"""Every lexicon that the code looks a word up in is there: a misspelled name would be an empty list, and silent."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import bot.caption
from bot.coaching.opening import open_rulebook

CODE = Path(bot.caption.__file__).parent
LEXICONS = frozenset(open_rulebook().rulebook.grammar("en"))
LOOKUPS = frozenset({"among", "starts_at", "ends_at", "skip_back", "says"})  # their names of lexicons are plain strings


def looked_up(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOOKUPS:
            strings = [one for one in node.args if isinstance(one, ast.Constant)]
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr == "grammar":
            strings = [node.slice] if isinstance(node.slice, ast.Constant) else []
        else:
            continue
        yield from (str(one.value) for one in strings if isinstance(one.value, str))


def test_every_lexicon_that_the_code_names_is_in_the_words_of_english() -> None:
    missing = {
        f"{path.relative_to(CODE)}: {name}"
        for path in CODE.rglob("*.py")
        for name in looked_up(ast.parse(path.read_text(encoding="utf-8")))
        if name not in LEXICONS
    }
    assert missing == set()
