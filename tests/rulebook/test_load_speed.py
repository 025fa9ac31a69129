"""150 rules load in a moment. The bound is generous, for busy machines; bench_load.py gives the figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rulebook.bench_load import best_of, write_pack

pytestmark = pytest.mark.alone


def test_150_rules_load_fast(tmp_path: Path) -> None:
    write_pack(tmp_path / "rules")

    seconds, loaded = best_of(5, tmp_path / "rules")

    assert len(loaded.rulebook.rules) == 150
    assert not loaded.problems
    assert seconds < 0.3, f"{seconds * 1000:.0f} ms"
    print(f"150 rules in {seconds * 1000:.0f} ms")


def test_a_folder_full_of_brackets_is_refused_quickly(tmp_path: Path) -> None:
    write_pack(tmp_path / "rules", rules=3)
    (tmp_path / "rules" / "en" / "deep.yaml").write_text("rules: " + "[" * 400_000 + "]" * 400_000)

    seconds, loaded = best_of(1, tmp_path / "rules")

    assert [p.message for p in loaded.problems] == ["more than 20 levels deep"]
    assert seconds < 2
