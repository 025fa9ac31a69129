"""The cards of a second pair of eyes for one person alone: what was said, the thanks, and what came of a press."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import discord

from bot.cards.card import MOST_TEXT, Card, beside, button, buttons, layout, rule, text
from bot.cards.eyes import words
from bot.cards.eyes.eyes import Questions, counted
from bot.cards.eyes.keys import SaidKey
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id, post_id
from bot.cards.markdown import escape, in_pages, units
from bot.cards.next_steps import next_button

SPARE = 900  # characters for all that is not an answer
MOST_ON_A_PAGE = 5  # answers
MOST_POSTS = 5  # on the card of all of them


@dataclass(frozen=True, slots=True)
class Said:
    """What one member answered, by the id of the question."""

    id: int
    helper: int
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post in its author's eyes: where it is, and how it stands. `failed`: the author couldn't be messaged."""

    post: int
    link: str
    channel: int
    owner: int
    asked_at: datetime
    until: datetime
    count: int
    closed: bool = False
    failed: bool = False


def said_card(shown: PostShown, said: Sequence[Said], questions: Questions, page: int) -> Card:
    """The answers, as many as fit, each with a way to be rid of it; and what to do with them."""
    pages = pages_of(said, questions)
    page = min(page, len(pages) - 1)
    key = SaidKey(shown.post, shown.owner, page)
    return layout(
        text(f"## {_title(shown.count)}\n-# {_where(shown)}"),
        text(_nothing(shown)) if not said else None,
        *(
            item
            for one in pages[page]
            for item in (
                rule(),
                beside(told(one, questions), button(words.REMOVE, post_id("eyes-remove", one.id, shown.owner))),
            )
        ),
        text(f"**{words.SAID_DO}**") if said else None,
        buttons(
            button(words.PAGE_BACK, SaidKey(key.post, key.owner, page - 1).id("eyes-said")) if page else None,
            button(words.PAGE_ON, SaidKey(key.post, key.owner, page + 1).id("eyes-said"))
            if page + 1 < len(pages)
            else None,
            next_button("review", shown.owner),
            button(words.DELETE, key.id("eyes-delete"), discord.ButtonStyle.danger),
        ),
        text(f"-# {words.PAGE.format(page=page + 1, pages=len(pages))}") if len(pages) > 1 else None,
        text(f"-# {words.SAID_FAILED}") if shown.failed else None,
        accent=ACCENT,
    )


def pages_of(said: Sequence[Said], questions: Questions) -> list[list[Said]]:
    """The answers in pages that fit a card; one empty page where there is none."""
    return in_pages(said, lambda one: units(told(one, questions)), MOST_TEXT - SPARE, MOST_ON_A_PAGE)


def told(said: Said, questions: Questions) -> str:
    """Who answered, and each question with its answer."""
    asked = {one.id: one.asks for one in questions}
    lines = [f"-# {escape(asked.get(id, id))}\n{escape(line)}" for id, line in said.answers.items()]
    return "\n".join([f"<@{said.helper}>", *lines])


def _title(count: int) -> str:
    if not count:
        return words.SAID_TITLE_NONE
    return words.SAID_TITLE_ONE if count == 1 else words.SAID_TITLE.format(count=count)


def _nothing(shown: PostShown) -> str:
    return words.SAID_ALL_HIDDEN if shown.count else words.SAID_NONE


def _where(shown: PostShown) -> str:
    form = words.SAID_WHERE_CLOSED if shown.closed else words.SAID_WHERE
    return form.format(link=shown.link, when=_time(shown.asked_at, "R"), until=_time(shown.until, "D"))


def _time(at: datetime, how: discord.utils.TimestampStyle) -> str:
    return discord.utils.format_dt(at, how)


def mine_card(posts: Sequence[PostShown], owner: int, days: int) -> Card:
    """The member's latest posts in this server, each with its answers a press away."""
    if not posts:
        none = text(words.MINE_NONE.format(days=days))
        return layout(none, buttons(next_button("review", owner)), accent=ACCENT)
    return layout(
        text(f"## {words.MINE_TITLE}"),
        *(
            beside(
                words.MINE_LINE.format(
                    link=one.link, channel=f"<#{one.channel}>", when=_time(one.asked_at, "R"), count=counted(one.count)
                ),
                button(words.READ, SaidKey(one.post, owner).id("eyes-said")),
            )
            for one in posts[:MOST_POSTS]
        ),
        buttons(next_button("review", owner)),
        accent=ACCENT,
    )


def posted_card(shown: PostShown, tells: int | None) -> Card:
    """It stands there now. `tells`: how many answers come as messages; None: none does."""
    form = words.POSTED if tells is None else words.POSTED_TELLS
    said = form.format(channel=f"<#{shown.channel}>", link=shown.link, most=tells)
    return layout(
        text(said),
        buttons(button(words.READ, SaidKey(shown.post, shown.owner).id("eyes-said"), discord.ButtonStyle.primary)),
        accent=ACCENT,
    )


def closed_for_you_card(shown: PostShown) -> Card:
    """After closing: the way to the answers, and the way to be rid of all of it."""
    key = SaidKey(shown.post, shown.owner)
    return layout(
        text(words.CLOSED_FOR_YOU.format(until=_time(shown.until, "D"))),
        buttons(
            button(words.READ, key.id("eyes-said"), discord.ButtonStyle.primary),
            button(words.DELETE, key.id("eyes-delete"), discord.ButtonStyle.danger),
        ),
        accent=ACCENT,
    )


def line_card(line: str, owner: int) -> Card:
    """One sentence, and the way on."""
    return layout(text(line), buttons(next_button("review", owner)), accent=ACCENT)


def told_card(said: Said, questions: Questions, link: str, author: int) -> Card:
    """One answer, as a direct message to the author."""
    return layout(
        text(words.TOLD.format(helper=f"<@{said.helper}>", link=link)),
        text(told(said, questions)),
        text(f"**{words.SAID_DO}**"),
        buttons(next_button("review", author)),
        accent=ACCENT,
    )


def mine_button(owner: int) -> discord.ui.Button[discord.ui.LayoutView]:
    """Leads to all that others said, for its author."""
    return button(words.MINE, member_id("eyes-mine", owner))
