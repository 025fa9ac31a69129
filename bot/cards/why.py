"""Why the coach says what it says: per remark the reason, the source and its date, and what could stand there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import discord

from bot.cards import words
from bot.cards.card import MOST_TEXT, Card, choose, layout, text
from bot.cards.keys import plain_id
from bot.cards.markdown import clip, escape, units
from bot.cards.review import says
from bot.coaching.review import Finding
from bot.rulebook.model import Source

MOST_OPTIONS = 25  # Discord's limit for a select
MOST_WORDS = 4  # of one rule; more say nothing new


def why_card(title: str, findings: Sequence[Finding], today: date) -> Card:
    """One paragraph a rule, as many as fit."""
    paragraphs: list[str] = []
    room = MOST_TEXT - units(title) - units(words.WHY_CUT) - 100
    cut = False
    for rule_id in dict.fromkeys(one.rule for one in findings):
        paragraph = _paragraph([one for one in findings if one.rule == rule_id], today)
        room -= units(paragraph) + 2
        if room < 0:
            cut = True
            break
        paragraphs.append(paragraph)
    return layout(
        text(f"## {title}"),
        text("\n\n".join(paragraphs)) if paragraphs else None,
        text(f"-# {words.WHY_CUT}") if cut else None,
    )


def which_rule_card(findings: Sequence[Finding]) -> Card:
    """Asks which remark to leave out from now on; the options carry rule ids, never anyone's words."""
    by_rule = {one.rule: one for one in findings}
    options = [
        discord.SelectOption(label=rule, value=rule, description=clip(one.instead or one.why, 100) or None)
        for rule, one in list(by_rule.items())[:MOST_OPTIONS]
        if len(rule) <= 100
    ]
    return layout(text(words.WHICH_RULE), choose(plain_id("dismiss"), options, words.WHICH_RULE_HINT))


def _paragraph(findings: Sequence[Finding], today: date) -> str:
    first = findings[0]
    said = list(dict.fromkeys(clip(one.message, 240) for one in findings))
    lines = [f"**{escape(said[0])}**", *(f"**{escape(other)}**" for other in said[1:MOST_WORDS])]
    lines.append(escape(first.why))
    alternatives = list(dict.fromkeys(choice.says for one in findings[:1] for choice in one.choices))[:3]
    if alternatives:
        lines.append(words.INSTEAD.format(words=words.OR.join(says(one) for one in alternatives)))
    elif first.instead:
        lines.append(words.INSTEAD.format(words=escape(first.instead)))
    lines += [f"-# {_source(source, today)}" for source in first.sources]
    return "\n".join(lines)


def _source(source: Source, today: date) -> str:
    aged = source.review_after is not None and today >= source.review_after
    form = words.SOURCE_OLD if aged else words.SOURCE
    title = escape(source.title)
    if source.url and source.url.startswith("https://"):
        title = f"[{title}](<{source.url}>)"
    return form.format(
        title=title, publisher=escape(source.publisher), date=escape(source.date), as_of=source.as_of.isoformat()
    )
