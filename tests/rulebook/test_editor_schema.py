"""The JSON Schema for editors: made from the models that validate, and never behind them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.rulebook.schema import json_schema
from bot.rulebook.source import read_file

HERE = Path(__file__).parent
RULES = HERE.parent.parent / "rules"
SOUND = [*sorted((HERE / "sound").rglob("*.yaml")), *sorted(RULES.rglob("*.yaml"))]
# What only the loader can see: names, marks in examples, how YAML reads a word, ...
SEEN_BY_EDITORS = ["unknown-key", "unknown-level", "missing-field", "phrases-and-pattern", "nothing-to-find", "bad-id"]


def _as_json(path: Path) -> Any:
    data = read_file(path, path.name).data
    return json.loads(json.dumps(data, default=lambda day: day.isoformat() if isinstance(day, date) else None))


def test_the_committed_schema_is_the_one_the_models_give() -> None:
    committed = json.loads((RULES / "schema.json").read_text(encoding="utf-8"))

    assert committed == json.loads(json.dumps(json_schema())), "run: coach rules schema > rules/schema.json"


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_file_passes_the_editors_schema(path: Path) -> None:
    errors = [e.message for e in Draft202012Validator(json_schema()).iter_errors(_as_json(path))]

    assert not errors


@pytest.mark.parametrize("case", SEEN_BY_EDITORS)
def test_an_editor_sees_what_is_wrong_with_a_broken_file(case: str) -> None:
    assert not Draft202012Validator(json_schema()).is_valid(_as_json(HERE / "broken" / f"{case}.yaml"))
