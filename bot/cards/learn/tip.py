"""A small technique as a card: what to do, an example, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.facts import whence
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.cards.me import practice_words as words
from bot.cards.me.practice_keys import tip_id
from bot.cards.next_steps import next_button
from bot.rulebook.knowledge.model import CareAction, Fact, Tip


@dataclass(frozen=True, slots=True)
class TipShown:
    """A technique with the names of its topic and platform, and its place in the member's order of it."""

    tip: Tip
    about: str  # the topic's name, with the platform's where it is for one
    today: date
    member: int
    number: int = 0
    picked: str = ""  # the topic that was asked for


def tip_card(shown: TipShown) -> Card:
    """One technique, another one, and the weekly practice as the next step."""
    return layout(
        text(f"## {escape(shown.tip.title)}\n-# {escape(shown.about)}"),
        text(how(shown.tip)),
        rule(),
        text(why(shown.tip.why, shown.today)),
        buttons(
            next_button("practice", shown.member),
            button(words.ANOTHER, tip_id(shown.member, shown.number + 1, shown.picked)),
        ),
        accent=ACCENT,
    )


def about(tip: Tip, topics: Mapping[str, str], platform: str | None) -> str:
    """What a technique is about, by name."""
    topic = topics.get(tip.topic, tip.topic)
    return words.TIP_WHERE.format(topic=topic, platform=platform) if platform else topic


def how(tip: Tip | CareAction) -> str:
    """What to do, and how it sounds."""
    return f"{escape(tip.do)}\n> {escape(tip.example)}"


def why(fact: Fact, today: date) -> str:
    return f"{words.TIP_WHY.format(why=escape(fact.says))}\n-# {whence(fact, today)}"
