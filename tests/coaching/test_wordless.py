"""Captions that hold no words, told apart."""

from __future__ import annotations

import pytest

from bot.coaching.wordless import Wordless, wordless


@pytest.mark.parametrize(
    ("caption", "kind"),
    [
        ("", "blank"),
        (" \n\t", "blank"),
        ("\u200b\u200e\ufeff", "blank"),
        ("\ufe0f", "blank"),
        ("☀️🙂", "emoji"),
        ("... !", "emoji"),
        ("#soup @mira https://example.com/spoon", "tags"),
        ("#soup ☀️", "tags"),
        ("<@100000000000000001>", "tags"),
        ("Soup #soup", None),
        ("5", None),
        ("スープ", None),
        ("a\u200b", None),
    ],
)
def test_a_caption_without_words_is_told_from_one_with_words(caption: str, kind: Wordless | None) -> None:
    assert wordless(caption) == kind
