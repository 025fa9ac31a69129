"""Why, settings, welcome and help: what they show and that they fit."""

from __future__ import annotations

from datetime import date

import discord

from bot.cards import words
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, Card, size
from bot.cards.guide import help_card, welcome_card
from bot.cards.settings import SettingsShown, settings_card
from bot.cards.why import which_rule_card, why_card
from tests.cards.reviews import finding


def said(card: Card) -> str:
    return "\n".join(one.content for one in card.view.walk_children() if isinstance(one, discord.ui.TextDisplay))


def fits(card: Card) -> bool:
    components, characters = size(card.view)
    return components <= MOST_COMPONENTS and characters <= MOST_TEXT


def test_why_shows_the_source_with_its_date_and_says_when_it_is_due_for_a_fresh_look() -> None:
    fresh = said(why_card(words.WHY_TITLE, [finding()], date(2025, 1, 1)))
    aged = said(why_card(words.WHY_TITLE, [finding()], date(2026, 1, 1)))

    assert "A study of one reader, A lab, 2024" in fresh
    assert words.AGED not in fresh and words.AGED in aged


def test_why_says_a_reason_once_for_all_the_places_of_a_rule() -> None:
    card = why_card(words.WHY_TITLE, [finding("guys"), finding("besties", 20)], date(2025, 1, 1))

    assert said(card).count("There is one reader on a phone.") == 1
    assert "“guys”" in said(card) and "“besties”" in said(card)


def test_many_long_reasons_are_cut_to_what_fits_and_the_card_says_so() -> None:
    many = [finding(rule=f"crowd.rule-{n}", why="Because. " * 30) for n in range(60)]
    card = why_card(words.WHY_TITLE, many, date(2025, 1, 1))

    assert fits(card)
    assert words.WHY_CUT in said(card)


def test_at_most_twenty_five_remarks_can_be_picked() -> None:
    card = which_rule_card([finding(rule=f"crowd.rule-{n}", instead="x" * 300) for n in range(60)])
    (select,) = [one for one in card.view.walk_children() if isinstance(one, discord.ui.Select)]

    assert len(select.options) == 25
    assert fits(card)


def test_the_settings_card_fits_with_everything_that_can_stand_in_the_way() -> None:
    platforms = tuple((f"p{n}", f"Platform {n}") for n in range(40))
    shown = SettingsShown(
        2**63, True, "thread", "p0", platforms, True, False, ("View Channel",) * 7, ("Manage Posts",), "x" * 100
    )

    assert fits(settings_card(shown))


def test_welcome_and_help_fit() -> None:
    assert fits(welcome_card())
    assert fits(help_card(2**63, [f"crowd.rule-{n}" for n in range(500)]))
