"""The cards of /compare: all topics with what to take from them, and one topic with each platform's side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import discord
from discord import ui

from bot.cards import learning_words as words
from bot.cards.card import Card, button, buttons, choose, layout, rule, text
from bot.cards.facts import told, whence
from bot.cards.guide import ACCENT
from bot.cards.keys import compare_answer_id, compare_page_id, member_id
from bot.cards.markdown import clip, escape, in_pages, units
from bot.cards.next_steps import next_button
from bot.rulebook.knowledge.model import Answer, Fact, Knowledge, LimitRow, Row, Topic, Way
from bot.rulebook.model import Limit, Platform

MOST_TOPICS = 25  # Discord's limit for a select
A_PAGE = 1_300  # characters of rows, a screen and a half of a phone; what is longer goes on behind a button
MOST_ROWS = 8

Platforms = Mapping[str, Platform]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the cards need to know. `today` decides which facts are due for a second look."""

    known: Knowledge
    platforms: Platforms
    member: int
    today: date

    def name(self, platform: str) -> str:
        return escape(self.platforms[platform].name)


def topics_card(shown: Comparison) -> Card:
    """Every topic, and what to take from all of them."""
    topics = list(shown.known.topics.values())[:MOST_TOPICS]
    compared = dict.fromkeys(platform for topic in topics for platform in topic.platforms)
    title = words.COMPARE_TITLE.format(platforms=words.AND.join(map(shown.name, compared)))
    closing = shown.known.closing
    return layout(
        text(f"## {title}"),
        text(clip(words.COMPARE_TEXT.format(topics=", ".join(escape(one.title) for one in topics)), A_PAGE)),
        _choice(shown, topics, None),
        *([rule(), text(f"{words.COMPARE_CLOSING}\n{told(closing, shown.today)}")] if closing else []),
        buttons(next_button("review", shown.member)),
        accent=ACCENT,
    )


def topic_card(shown: Comparison, topic: Topic, page: int = 0) -> Card:
    """A row a difference: each side with its source and day, and what to do about it."""
    pages = in_pages(_rows(shown, topic), units, A_PAGE, MOST_ROWS)
    page = min(page, len(pages) - 1)
    small = words.COMPARE_TITLE.format(platforms=words.AND.join(map(shown.name, topic.platforms)))
    if len(pages) > 1:
        small += " · " + words.PAGE.format(page=page + 1, pages=len(pages))
    last = page == len(pages) - 1
    return layout(
        text(f"## {escape(topic.title)}\n-# {small}"),
        *(item for row in pages[page] for item in (rule(), text(row))),
        rule(),
        text(f"**{words.TO_DO.format(do=escape(topic.do))}**") if last else None,
        buttons(
            next_button(topic.next, shown.member) if last else None,
            button(words.PAGE_BACK, compare_page_id(shown.member, page - 1, topic.id)) if page else None,
            button(words.PAGE_ON, compare_page_id(shown.member, page + 1, topic.id)) if not last else None,
        ),
        _question(shown, topic, None) if last else None,
        _choice(shown, list(shown.known.topics.values())[:MOST_TOPICS], topic),
        accent=ACCENT,
    )


def answer_card(shown: Comparison, topic: Topic, answer: Answer) -> Card:
    """Which platform an answer leans to, who says so and from when, how weak that is, and what to do about it."""
    question = topic.question
    if question is None:
        return topic_card(shown, topic)
    leans = words.LEANS.format(platform=shown.name(answer.leans)) if answer.leans else words.LEANS_NOWHERE
    return layout(
        text(f"## {escape(answer.label)}\n-# {escape(question.asks)}\n{leans}"),
        rule(),
        text(f"{told(answer.facts, shown.today)}\n\n{escape(question.weak)}"),
        rule(),
        text(f"**{words.TO_DO.format(do=escape(answer.do))}**"),
        buttons(next_button(question.next, shown.member)),
        _question(shown, topic, answer),
        _choice(shown, list(shown.known.topics.values())[:MOST_TOPICS], topic),
        accent=ACCENT,
    )


def _question(shown: Comparison, topic: Topic, now: Answer | None) -> ui.ActionRow[Any] | None:
    if topic.question is None:
        return None
    options = [
        discord.SelectOption(label=one.label, value=one.id, default=one is now) for one in topic.question.answers
    ]
    return choose(compare_answer_id(shown.member, topic.id), options, topic.question.asks)


def _choice(shown: Comparison, topics: Sequence[Topic], now: Topic | None) -> ui.ActionRow[Any]:
    options = [
        discord.SelectOption(label=one.title, value=one.id, description=one.about, default=one is now) for one in topics
    ]
    return choose(member_id("compare", shown.member), options, words.COMPARE_PICK)


def _rows(shown: Comparison, topic: Topic) -> list[str]:
    rows = [_row(shown, topic, one) for one in topic.rows]
    rows += [_limits(shown, topic, one) for one in topic.limits]
    if topic.menu:
        rows += [_menu(shown, one, shown.known.menus[one]) for one in topic.platforms if one in shown.known.menus]
    return rows or [words.NOTHING_TO_COMPARE]


def _row(shown: Comparison, topic: Topic, row: Row) -> str:
    sides = [_side(shown.name(one), told(row.sides[one], shown.today)) for one in topic.platforms]
    return "\n".join([f"### {escape(row.name)}", *sides, words.TO_DO.format(do=escape(row.do))])


def _side(platform: str, says: str) -> str:
    return f"**{platform}**\n{says}"


def _limits(shown: Comparison, topic: Topic, row: LimitRow) -> str:
    sides = [
        _side(shown.name(one), limit_line(shown.platforms[one].limits.get(row.limit), shown.today))
        for one in topic.platforms
    ]
    return "\n".join([f"### {escape(row.name)}", *sides, words.TO_DO.format(do=escape(row.do))])


def limit_line(limit: Limit | None, today: date) -> str:
    if limit is None:
        return words.NO_LIMIT
    fact = Fact("", "fact", (limit.source,), limit.as_of, limit.review_after)
    unit = words.UNITS.get(limit.unit, limit.unit)
    unit = unit.removesuffix("s") if limit.value == 1 else unit
    says = words.LIMIT.format(value=f"{limit.value:,}", unit=escape(unit), note=escape(limit.note))
    return f"{says.strip()}\n-# {whence(fact, today)}"


def _menu(shown: Comparison, platform: str, ways: Iterable[Way]) -> str:
    """The ways of one platform; their sources once each, under them."""
    ways = list(ways)
    lines = [words.WAY.format(name=f"**{escape(one.name)}**", do=escape(one.do)) for one in ways]
    small = " · ".join(dict.fromkeys(whence(one.fact, shown.today) for one in ways))
    return "\n".join([f"### {shown.name(platform)}", *lines, f"-# {small}"])
