"""Whatever a rule file holds, loading never fails: the file is read or named."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.rulebook.loading import RulesUnreadable, load
from bot.rulebook.schema import ExceptEntry, RuleEntry, keys_of
from bot.rulebook.source import read_text
from bot.rulebook.vocabulary import Vocabulary

HERE = Path(__file__).parent
SOUND = [path.read_text(encoding="utf-8") for path in sorted((HERE / "sound").rglob("*.yaml"))]
NAMES = Vocabulary({"vocative": lambda place: True}, {"drop_vocative": lambda place: ()}, {})

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.sampled_from(["{", "<<"])
)
keys = st.sampled_from([*keys_of(RuleEntry), *keys_of(ExceptEntry), "version", "level", "to", "flag", "pass"])
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys | st.text(max_size=5), inner, max_size=4)
)


def load_text(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "en").mkdir()
        (folder / "en" / "any.yaml").write_bytes(raw)
        try:
            loaded = load(folder, NAMES)
        except RulesUnreadable as error:
            assert str(error)
        else:
            assert loaded.rulebook.rules


@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    load_text(raw)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    file = read_text(text, "any.yaml")

    assert file.root or file.problems
    assert all(str(problem) for problem in file.problems)


@given(st.sampled_from(["rules", "lexicons", "sources", "platform"]), values)
def test_any_shape(kind: str, value: object) -> None:
    load_text(f"version: 1\n{kind}: {_flow(value)}\n".encode("utf-8", "replace"))


@given(st.dictionaries(keys, values))
def test_any_rule(rule: dict[str, object]) -> None:
    load_text(f"version: 1\nrules: [{_flow(rule)}]\n".encode("utf-8", "replace"))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SOUND), st.randoms(use_true_random=False))
def test_a_sound_file_with_a_few_characters_changed(text: str, chance: random.Random) -> None:
    characters = list(text)
    for _ in range(chance.randint(1, 4)):
        characters[chance.randrange(len(characters))] = chance.choice(" \n\t:-{}[]'\"#&*!|>%@<x1é👋")
    load_text("".join(characters).encode())


def _flow(value: object) -> str:
    """The value as YAML's flow style; a text now and then bare, as a person would write it."""
    match value:
        case dict():
            return "{" + ", ".join(f"{_flow(k)}: {_flow(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case str() if len(value) % 2:
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
