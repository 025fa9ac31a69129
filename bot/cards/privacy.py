"""The cards of /privacy: what is kept and for how long, the question before it is forgotten, and what was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.cards import privacy_words as words
from bot.cards.card import Card, button, buttons, file, layout, rule, text
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id, privacy_page_id
from bot.cards.markdown import in_pages, units
from bot.cards.subject import Subject

A_PAGE = 3_000  # characters of what is kept; what is longer goes on behind a button
EXPORT_FILE = "what-i-keep-of-you.json"


@dataclass(frozen=True, slots=True)
class Holding:
    """What one table holds of a member. `days`: how long it is kept; `until`: when the first of it goes by itself."""

    table: str
    count: int
    days: int | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PrivacyShown:
    """What the card needs to know. `servers`: the tables about servers, and for how many days after one is left."""

    member: int
    holdings: Sequence[Holding]
    servers: Sequence[tuple[str, int]]
    copies: int  # days that a copy from before an update is kept


def privacy_card(shown: PrivacyShown, page: int = 0) -> Card:
    """What is kept, why, how long and who sees it. What there is comes first, what there could be in small letters."""
    listed = [one for one in shown.holdings if one.count or not words.SUBJECTS[one.table].only_if_any]
    listed.sort(key=lambda one: not one.count)
    paragraphs = [*map(_paragraph, listed), *(_of_server(table, days) for table, days in shown.servers)]
    pages = in_pages(paragraphs, units, A_PAGE)
    page = min(page, len(pages) - 1)
    return layout(
        text(f"## {words.TITLE}\n{words.NEVER}"),
        *(item for one in pages[page] for item in (rule(), text(one))),
        rule(),
        _turn(shown.member, page, len(pages)),
        buttons(
            button(words.EXPORT, member_id("privacy-export", shown.member)),
            button(words.FORGET, member_id("privacy-ask", shown.member)),
        )
        if any(one.count for one in listed)
        else None,
        text(f"-# {words.FOOT.format(days=shown.copies)}"),
        accent=ACCENT,
    )


def _turn(member: int, page: int, pages: int) -> ui.ActionRow[Any] | None:
    back = button(words.PAGE_BACK, privacy_page_id(member, page - 1)) if page else None
    return buttons(back, button(words.PAGE_ON, privacy_page_id(member, page + 1)) if page + 1 < pages else None)


def _paragraph(holding: Holding) -> str:
    subject = words.SUBJECTS[holding.table]
    between = "\n-# " if holding.count else " "
    return (
        f"**{subject.title}**: {_state(holding)}\n"
        f"{'' if holding.count else '-# '}{subject.what} {subject.why}{between}{_lasts(subject, holding.days)}"
    )


def _of_server(table: str, days: int) -> str:
    subject = words.SUBJECTS[table]
    return f"**{subject.title}**\n-# {subject.what} {subject.why} {_lasts(subject, days)}"


def _lasts(subject: Subject, days: int | None) -> str:
    return words.SEEN.format(who=subject.seen, lasts=subject.lasts.format(days=days))


def _state(holding: Holding) -> str:
    if not holding.count:
        return words.NOTHING_NOW
    if holding.until is None:
        return words.ONE if holding.count == 1 else words.MORE.format(count=holding.count)
    when = discord.utils.format_dt(holding.until, "D")
    return (words.ONE_UNTIL if holding.count == 1 else words.MORE_UNTIL).format(count=holding.count, when=when)


def exported_card(content: bytes) -> Card:
    """The file with all that is kept."""
    return layout(text(words.EXPORTED), file(EXPORT_FILE), accent=ACCENT, texts=((EXPORT_FILE, content),))


def ask_card(counts: Mapping[str, int], member: int) -> Card:
    """What would be forgotten, how much of it, and what that changes."""
    lines = [
        words.ASK_LINE.format(title=subject.title, count=count, after=subject.after)
        for subject, count in ((words.SUBJECTS[table], count) for table, count in counts.items())
    ]
    return layout(
        text(f"## {words.ASK_TITLE}"),
        text("\n".join(lines)),
        text(words.ASK),
        buttons(
            button(words.FORGET_ALL, member_id("privacy-forget", member), discord.ButtonStyle.danger),
            button(words.KEEP, member_id("privacy-keep", member)),
        ),
        accent=ACCENT,
    )


def done_card(counts: Mapping[str, int], copies: int) -> Card:
    """What was forgotten."""
    lines = [words.DONE_LINE.format(title=words.SUBJECTS[table].title, count=n) for table, n in counts.items()]
    if not lines:
        return layout(text(words.NOTHING_TO_FORGET), accent=ACCENT)
    said = (f"## {words.DONE_TITLE}", "\n".join(lines), words.DONE.format(days=copies))
    return layout(*map(text, said), accent=ACCENT)
