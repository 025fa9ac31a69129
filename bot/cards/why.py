"""Why the coach says what it says: per remark the reason, the source and its date, and what could stand there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import discord

from bot.cards import words
from bot.cards.card import MOST_TEXT, Card, choose, layout, rule, text
from bot.cards.keys import plain_id
from bot.cards.markdown import clip, escape, units
from bot.cards.review import message, remarks, says
from bot.cards.viewer import one_listener, one_reader
from bot.coaching.profile import Viewer
from bot.coaching.review import Finding
from bot.rulebook.model import Source

MOST_OPTIONS = 25  # Discord's limit for a select
MOST_MESSAGES = 4  # of one rule; more say nothing new
MOST_SOURCES = 3
MOST_OF_A_RULE_ID = 80  # so that it fits a custom id; none is that long
MOST_PARAGRAPHS = 17  # two components each, beside the frame, the title and the last line


def why_card(
    title: str, findings: Sequence[Finding], today: date, viewer: Viewer | None = None, *, aloud: bool = False
) -> Card:
    """One paragraph a rule, as many as fit; before what speaks to a crowd, the one who reads or hears it."""
    paragraphs: list[str] = []
    crowd = any(one.family == "crowd" for one in findings)
    one = one_listener if aloud else one_reader
    reader = escape(one(viewer)) if viewer is not None and crowd else ""
    room = MOST_TEXT - units(title) - units(reader) - units(words.WHY_CUT) - 20
    rules = list(dict.fromkeys(one.rule for one in findings))
    for rule_id in rules[:MOST_PARAGRAPHS]:
        paragraph = _paragraph([one for one in findings if one.rule == rule_id], today)
        room -= units(paragraph)
        if room < 0:
            break
        paragraphs.append(paragraph)
    cut = len(paragraphs) < len(rules)
    return layout(
        text(f"## {title}\n{reader}".strip()),
        *(item for paragraph in paragraphs for item in (rule(), text(paragraph))),
        text(f"-# {words.WHY_CUT}") if cut else None,
    )


def which_rule_card(findings: Sequence[Finding]) -> Card:
    """Asks which remark to leave out from now on; what is kept of the answer is the rule's id."""
    by_rule = {one.rule: one for one in findings}
    options = [
        discord.SelectOption(label=clip(one.message, 100), value=rule_id, description=rule_id)
        for rule_id, one in list(by_rule.items())[:MOST_OPTIONS]
        if len(rule_id) <= MOST_OF_A_RULE_ID
    ]
    return layout(text(words.WHICH_RULE), choose(plain_id("dismiss"), options, words.WHICH_RULE_HINT))


def _paragraph(findings: Sequence[Finding], today: date) -> str:
    first = findings[0]
    said = list(dict.fromkeys(clip(message(one), 240) for one in remarks(findings)))[:MOST_MESSAGES]
    lines = [f"**{escape(one)}**" for one in said]
    lines.append(escape(first.why))
    instead = escape(first.instead)
    others = (one.says for one in first.choices if one.says.strip() and one.says not in first.instead)
    alternatives = [says(one) for one in dict.fromkeys(others)][:3]
    if alternatives:
        instead = f"{instead} {words.TRY.format(words=words.OR.join(alternatives))}".strip()
    if instead:
        lines.append(words.INSTEAD.format(words=instead))
    looked_up = [source for source in first.sources if source.looked_up]
    lines += [f"-# {_source(source, today)}" for source in looked_up[:MOST_SOURCES]]
    return "\n".join(lines)


def _source(source: Source, today: date) -> str:
    """Where it comes from and from when; what the source does not say is left out."""
    title = escape(source.title)
    if source.url and source.url.startswith("https://") and ">" not in source.url:
        title = f"[{title}](<{source.url}>)"
    dated = source.date if not source.date.startswith("not ") else words.READ_ON.format(date=source.as_of.isoformat())
    parts = [title, escape(dated)]
    if not source.publisher.startswith("not "):
        parts.insert(1, escape(source.publisher))
    if source.review_after is not None and today >= source.review_after:
        parts.append(words.AGED)
    return words.SOURCE.format(parts=", ".join(parts))
