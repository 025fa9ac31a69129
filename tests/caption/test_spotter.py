"""Everything that is looked for in a caption is found in one pass, where it stands."""

from __future__ import annotations

import pytest

from bot.caption.reading import read
from bot.caption.spotter import Spotter
from bot.caption.watched import WATCHED
from bot.coaching.opening import open_rulebook

GRAMMAR = open_rulebook().rulebook.grammar("en")


def test_every_phrase_is_found_under_each_of_its_names() -> None:
    spotter = Spotter({"calls": ["hey guys", "guys"], "rules.one": ["guys"], "unheard": ["folks"]})
    assert spotter.spot(" hey guys and guys ") == {"calls": [(0, 2), (1, 2), (3, 4)], "rules.one": [(1, 2), (3, 4)]}


def test_a_phrase_is_made_of_whole_tokens() -> None:
    assert Spotter({"calls": ["guys"]}).spot(" guysome #guys ") == {}


def test_a_caption_with_half_a_character_is_read_all_the_same() -> None:
    assert Spotter({"calls": ["guys"]}).spot(" \ud83d guys ") == {"calls": [(1, 2)]}


@pytest.mark.parametrize("name", sorted(WATCHED))
def test_every_watched_lexicon_has_words(name: str) -> None:
    assert GRAMMAR[name], f"no words file has {name}: take it off the list, or mend its name"


def test_asking_for_a_lexicon_that_nobody_watches_says_so() -> None:
    with pytest.raises(LookupError, match="watched lexicons"):
        read("Hey guys", GRAMMAR).spots("determiner")
