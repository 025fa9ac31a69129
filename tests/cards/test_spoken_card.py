"""The card of a talk fits Discord, whatever was said, and shows nothing of it as markup."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import words
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, Card, size
from bot.cards.keys import ReviewKey
from bot.cards.spoken import more_aloud_card, spoken_card
from bot.cards.viewer import hear_as
from bot.coaching.aloud.joining import read_transcript
from bot.coaching.aloud.spoken import SpokenReview, review_aloud
from bot.coaching.profile import LONGEST_MOMENT, LONGEST_NAME, LONGEST_NEED, Profile, Viewer
from tests.sim.world import shelf

KEY = ReviewKey("instagram", None, 7)
CROWDED = st.lists(
    st.sampled_from(
        ["Hey guys! ", "I hope all of you try it. ", "bye you all\n", "**so** ", "> it ", "||# a_b ", "🙂" * 40]
    ),
    min_size=1,
    max_size=200,
).map("".join)


LONGEST = Viewer("*" * LONGEST_NAME, "\N{FIRE}" * LONGEST_MOMENT, "|" * LONGEST_NEED)


def review(said: str, viewer: Viewer | None = None) -> SpokenReview:
    talk = read_transcript("talk.txt", f"Hello. {said}".encode())
    return review_aloud(talk, shelf().current, profile=Profile(viewer=viewer))


def shown(card: Card) -> str:
    return "\n".join(item.content for item in card.view.walk_children() if hasattr(item, "content"))


@settings(deadline=None, max_examples=60)
@given(said=CROWDED, viewer=st.sampled_from([None, LONGEST]))
def test_any_talk_has_a_card_that_fits(said: str, viewer: Viewer | None) -> None:
    spoken = review(said, viewer)
    for card in (spoken_card(spoken, b"", KEY), more_aloud_card(spoken)):
        if card is None:
            continue
        components, characters = size(card.view)

        assert components <= MOST_COMPONENTS
        assert characters <= MOST_TEXT


def test_the_file_travels_with_the_card_byte_for_byte() -> None:
    data = b"\xff\xfeH\x00i\x00"

    assert spoken_card(review("guys"), data, KEY).files()[0].fp.read() == data


@pytest.mark.parametrize("said", ["Hey guys, *wait* for __it__ <@1> @everyone", "`Bye guys`"])
def test_what_is_said_is_no_markup(said: str) -> None:
    card = shown(spoken_card(review(said), b"", KEY))

    assert "**guys**" in card
    assert "\\*wait\\*" in card or "\\`Bye" in card


def test_a_talk_in_another_language_hears_so() -> None:
    german = "Heute zeige ich dir, wie ich mein Brot backe und warum der Teig so lange ruhen muss."

    assert words.OTHER_LANGUAGE_ALOUD in shown(spoken_card(review(german.replace("Hello", "")), b"", KEY))


def test_a_talk_names_the_viewer_who_hears_it() -> None:
    mara = Viewer("Mara", "on the night bus")
    nobody = shown(spoken_card(review("The clay dries on the shelf for a day.", mara), b"", KEY))

    assert shown(spoken_card(review("Bye guys", mara), b"", KEY)).split("\n")[2] == hear_as(mara)
    assert "ask Mara one thing" in nobody
    assert "Hear it as" not in shown(spoken_card(review("Bye guys"), b"", KEY))
