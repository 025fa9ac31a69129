"""English verb forms: the tables of english.yaml, each pair a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.caption.english import article, base_of_past, base_of_third, ing, ing_of_past, is_past, is_third, singular

TABLES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("english.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("past", "base"), TABLES["past"].items())
def test_a_past_form_has_this_base(past: str, base: str) -> None:
    assert is_past(past)
    assert base_of_past(past) == base


@pytest.mark.parametrize("past", TABLES["past"])
def test_a_past_form_and_its_base_agree_on_their_ing(past: str) -> None:
    if not past.endswith("lled"):  # travelled, traveling: two spellings, both right
        assert ing_of_past(past) == ing(base_of_past(past))


@pytest.mark.parametrize(("third", "base"), TABLES["third"].items())
def test_a_third_person_has_this_form_after_you(third: str, base: str) -> None:
    assert is_third(third)
    assert base_of_third(third) == base


@pytest.mark.parametrize("word", TABLES["not_third"])
def test_this_is_no_third_person_and_stays(word: str) -> None:
    assert not is_third(word)
    assert base_of_third(word) == word


@pytest.mark.parametrize("word", TABLES["not_past"])
def test_this_is_no_past_form_and_stays(word: str) -> None:
    assert not is_past(word)
    assert base_of_past(word) == word


@pytest.mark.parametrize(("base", "form"), TABLES["ing"].items())
def test_a_base_has_this_ing(base: str, form: str) -> None:
    assert ing(base) == form


@pytest.mark.parametrize(("past", "form"), TABLES["ing_of_past"].items())
def test_a_past_form_has_this_ing(past: str, form: str) -> None:
    assert ing_of_past(past) == form


@pytest.mark.parametrize("word", ["", "s", "ed", "ing", "'s", "e", "ie", "qu", "é"])
def test_any_word_at_all_has_some_form(word: str) -> None:
    assert isinstance(base_of_third(word) + base_of_past(word) + ing(word) + ing_of_past(word), str)


@pytest.mark.parametrize(("many", "one"), TABLES["singular"].items())
def test_one_of_many_is_called_this(many: str, one: str | None) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(("noun", "expected"), TABLES["article"].items())
def test_a_noun_takes_this_article(noun: str, expected: str) -> None:
    assert article(noun) == expected
