"""What is said of the one viewer, on the profile's card and on a review's, and that it all fits."""

from __future__ import annotations

from datetime import date

import discord
import pytest

from bot.cards import words
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, Card, size
from bot.cards.keys import ReviewKey
from bot.cards.me.profile import ProfileForm, profile_card, profile_of_form
from bot.cards.review import review_card
from bot.cards.viewer import hear_as, nobody_idea, one_reader, read_as
from bot.cards.why import why_card
from bot.coaching.profile import LONGEST_MOMENT, LONGEST_NAME, LONGEST_NEED, Profile, Viewer
from tests.cards.reviews import finding, review

MARA = Viewer("Mara", "on the night bus", "dinner in ten minutes")
LONGEST = Viewer("*" * LONGEST_NAME, "\N{FIRE}" * LONGEST_MOMENT, "|" * LONGEST_NEED)
KEY = ReviewKey("instagram", None, 1, own=True)


def said(card: Card) -> str:
    return "\n".join(one.content for one in card.view.walk_children() if isinstance(one, discord.ui.TextDisplay))


@pytest.mark.parametrize(
    ("viewer", "line"),
    [
        (MARA, "Read it as Mara would, on the night bus, wanting dinner in ten minutes."),
        (Viewer("Mara"), "Read it as Mara would."),
        (Viewer(moment="on the night bus."), "Read it as your viewer would, on the night bus."),
        (Viewer(need="dinner"), "Read it as your viewer would, wanting dinner."),
    ],
)
def test_the_line_is_one_whole_sentence_whatever_was_told(viewer: Viewer, line: str) -> None:
    assert read_as(viewer) == line


def test_what_is_said_of_a_crowd_and_of_nobody_names_the_viewer() -> None:
    assert one_reader(MARA) == "The one who reads it is Mara, on the night bus."
    assert "ask Mara one thing" in nobody_idea(MARA)
    assert nobody_idea(None) == words.NOBODY_IDEA


def test_the_line_stands_under_the_verdict_and_nowhere_without_a_viewer() -> None:
    assert said(review_card(review(viewer=MARA), KEY)).split("\n")[2] == read_as(MARA)
    assert "Read it as" not in said(review_card(review(), KEY))


def test_why_names_the_viewer_only_where_a_crowd_is_spoken_to() -> None:
    crowd = said(why_card(words.WHY_TITLE, [finding()], date(2025, 1, 1), MARA))
    other = said(why_card(words.WHY_TITLE, [finding(family="bait", rule="bait.one")], date(2025, 1, 1), MARA))

    assert one_reader(MARA) in crowd
    assert "Mara" not in other


@pytest.mark.parametrize("caption", ["Hey guys, the bread is out", "Hey guys, " + "bread " * 600, "*" * 1900])
def test_the_longest_viewer_breaks_no_card(caption: str) -> None:
    cards = [
        review_card(review(caption, viewer=LONGEST, rewrite=caption[4:]), KEY),
        why_card(
            words.WHY_TITLE, [finding(rule=f"crowd.r-{n}", why="Why. " * 70) for n in range(30)], date.min, LONGEST
        ),
        profile_card(Profile("alone", "formal", LONGEST), 2**63),
    ]
    for card in cards:
        components, characters = size(card.view)
        assert components <= MOST_COMPONENTS
        assert characters <= MOST_TEXT


@pytest.mark.parametrize("profile", [Profile(), Profile("team"), Profile("alone", "formal", MARA)])
def test_a_form_sent_in_as_it_opened_changes_nothing(profile: Profile) -> None:
    answers: dict[str, str] = {}
    for label in ProfileForm(profile).children:
        assert isinstance(label, discord.ui.Label)
        field = label.component
        if isinstance(field, discord.ui.Select):
            answers[field.custom_id] = next(one.value for one in field.options if one.default)
        elif isinstance(field, discord.ui.TextInput):
            answers[field.custom_id] = field.default or ""

    assert profile_of_form(answers) == profile


def test_what_no_form_offers_counts_as_not_said() -> None:
    assert profile_of_form({"creates": "a robot", "register": "pirate"}) == Profile()


def test_a_couple_is_told_that_we_stays() -> None:
    assert words.CHANGES_TOGETHER in said(profile_card(Profile("couple"), 1))
    assert words.CHANGES_ALONE in said(profile_card(Profile("alone"), 1))


def test_who_listens_to_a_talk_reads_nothing() -> None:
    assert hear_as(MARA) == "Hear it as Mara would, on the night bus, wanting dinner in ten minutes."
    why = said(why_card(words.WHY_TITLE, [finding()], date(2025, 1, 1), MARA, aloud=True))
    assert "The one who listens is Mara, on the night bus." in why
