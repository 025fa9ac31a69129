"""The cards of /adapt: one caption on its way to another platform, and its versions for several of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import discord

from bot.cards import learning_words as words
from bot.cards import words as review_words
from bot.cards.card import CAPTION, CAPTION_FILE, MOST_TEXT, Card, button, buttons, file, layout, rule, text
from bot.cards.compare import limit_line
from bot.cards.edits import edits_card
from bot.cards.facts import whence
from bot.cards.guide import ACCENT
from bot.cards.keys import EditsKey, ReviewKey
from bot.cards.markdown import clip, escape, quote, units
from bot.cards.next_steps import next_button
from bot.coaching.adapting import Advice, Route
from bot.coaching.choosing import Chosen
from bot.coaching.in_words import seen
from bot.rulebook.knowledge.model import Fact

MOST_OF_A_VERSION = 1_000  # characters; a longer one is behind its buttons
LONGEST_SAYING = 200
MOST_REASONS = 15  # two components each
SPARE = 50


def adapt_card(
    chosen: Chosen, key: EditsKey, way: Route, advised: Sequence[Advice], *, note: str | None = None
) -> Card:
    """What is left to do by hand, the edits to take or leave, and what comes of them; why is a button away."""
    here = way.leaves.id == way.there.platform.id
    title = words.ADAPT_TITLE_HERE if here else words.ADAPT_TITLE
    name = title.format(leaves=escape(way.leaves.name), enters=escape(way.there.platform.name))
    title = f"## {name}\n-# {words.ADAPT_EDITS if chosen.offers else words.ADAPT_NO_EDITS}"
    head = [title, *(_said(one) for one in advised if not one.edits)]
    onward = next_button("compare", key.review.owner, first=not chosen.offers)
    then = (button(words.ADAPT_REASONS, key.review.id("adapt-why")), onward)
    return edits_card(chosen, key, note, head=head, then=then if advised else then[1:])


def reasons_card(way: Route, advised: Sequence[Advice], today: date, owner: int) -> Card:
    """Why each thing changes, who says so and from when."""
    title = words.ADAPT_REASONS_TITLE.format(leaves=escape(way.leaves.name), enters=escape(way.there.platform.name))
    shown, room = list[str](), MOST_TEXT - units(title) - SPARE
    for one in advised[:MOST_REASONS]:
        paragraph = _paragraph(one, way, today)
        room -= units(paragraph)
        if room < 0:
            break
        shown.append(paragraph)
    return layout(
        text(f"## {title}"),
        *(item for one in shown for item in (rule(), text(one))),
        buttons(next_button("compare", owner)),
        accent=ACCENT,
    )


def versions_card(caption: str, versions: Iterable[tuple[Chosen, ReviewKey, Sequence[Advice]]], owner: int) -> Card:
    """The caption, and under it the version for each platform, with buttons for its edits and for copying it."""
    versions = list(versions)
    room = MOST_OF_A_VERSION if len(versions) < 3 else MOST_OF_A_VERSION * 2 // len(versions)
    quoted = quote(caption)
    fits = units(quoted) <= MOST_OF_A_VERSION
    names = words.AND.join(escape(one.review.platform.name) for one, _, _ in versions)
    return layout(
        text(f"## {words.ADAPT_VERSIONS.format(platforms=names)}"),
        *([text(quoted, CAPTION)] if fits else [text(review_words.TEXT_IN_FILE), file(CAPTION_FILE)]),
        *(item for one in versions for item in (rule(), *_version(*one, room), _controls(*one[:2]))),
        rule(),
        buttons(next_button("compare", owner)),
        accent=ACCENT,
        texts=() if fits else ((CAPTION_FILE, caption),),
    )


def _said(one: Advice) -> str:
    lines = [f"**{escape(one.adaptation.name)}.** {escape(clip(one.says, LONGEST_SAYING))}".strip()]
    return "\n".join([*lines, words.TO_DO.format(do=escape(clip(one.do, LONGEST_SAYING)))])


def _paragraph(one: Advice, way: Route, today: date) -> str:
    lines = [_said(one)]
    lines += [f"-# {_why(fact)} ({whence(fact, today)})" for fact in one.adaptation.facts]
    if one.adaptation.limit:
        says, _, dated = limit_line(way.limit(one.adaptation), today).partition("\n-# ")
        lines.append(f"-# {says} ({dated})" if dated else f"-# {says}")
    return "\n".join(lines)


def _why(fact: Fact) -> str:
    return escape(clip(fact.says, LONGEST_SAYING))


def _version(
    chosen: Chosen, key: ReviewKey, advised: Sequence[Advice], room: int
) -> Sequence[discord.ui.TextDisplay[Any]]:
    name = escape(chosen.review.platform.name)
    shown = quote(chosen.text, [seen(chosen.text, one) for one in chosen.changed])
    if chosen.text == chosen.review.caption:
        shown = words.ADAPT_SAME
    elif units(shown) > room:
        shown = words.ADAPT_TOO_LONG
    changes = ", ".join(escape(one.adaptation.name) for one in advised)
    small = words.ADAPT_CHANGES.format(changes=changes) if changes else words.ADAPT_NO_CHANGE
    if key.came_from in (None, key.platform):
        small = " ".join([words.ADAPT_AT_HOME, *([small] if changes else [])])
    return text(f"### {name}\n{shown}"), text(f"-# {small}")


def _controls(chosen: Chosen, key: ReviewKey) -> discord.ui.ActionRow[Any] | None:
    copied, name = chosen.review.rewrite is not None, chosen.review.platform.name
    return buttons(
        button(words.ADAPT_WHY.format(platform=name), key.id("edits")) if chosen.offers else None,
        button(words.ADAPT_COPY.format(platform=name), key.id("copy"), discord.ButtonStyle.success) if copied else None,
    )
