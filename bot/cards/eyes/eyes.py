"""The cards of a second pair of eyes that show the draft: the consent, the post with its questions, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.cards.card import CAPTION, CAPTION_FILE, MOST_TEXT, Card, button, buttons, file, layout, rule, text
from bot.cards.eyes import words
from bot.cards.eyes.keys import ConsentKey, form_id
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id
from bot.cards.markdown import escape, quote, units
from bot.rulebook.knowledge.asked import EyesQuestion
from bot.rulebook.knowledge.feedback import MOST_QUESTIONS

SPARE = 900  # characters for all that is not the draft
LONGEST_ANSWER = 300

Questions = Sequence[EyesQuestion]


@dataclass(frozen=True, slots=True)
class EyesPost:
    """What a post shows: the draft, who wrote it, and how many answered."""

    caption: str
    author: int
    questions: Questions
    count: int = 0


def consent_card(caption: str, channel: int, owner: int, questions: Questions, days: int) -> Card:
    """What would be posted where; the first two buttons are the consent."""
    draft, files = _draft(caption)
    return layout(
        text(f"## {words.CONSENT_TITLE}\n{words.CONSENT.format(channel=f'<#{channel}>')}"),
        *draft,
        text(words.CONSENT_QUESTIONS.format(questions=_asked(questions))),
        text(f"-# {words.CONSENT_AFTER.format(days=days)}"),
        buttons(
            button(words.POST_IT, ConsentKey(channel, owner, False).id(), discord.ButtonStyle.primary),
            button(words.POST_AND_TELL, ConsentKey(channel, owner, True).id()),
            button(words.NOT_NOW, member_id("eyes-not-now", owner)),
        ),
        accent=ACCENT,
        texts=files,
    )


def post_card(post: EyesPost) -> Card:
    """The draft for everyone there, with its author named and no answer shown."""
    author = f"<@{post.author}>"
    draft, files = _draft(post.caption)
    return layout(
        text(f"## {words.POST_TITLE}\n{words.POST_BY.format(author=author)}"),
        *draft,
        text(words.POST_QUESTIONS.format(questions=_asked(post.questions))),
        buttons(
            button(words.ANSWER, member_id("eyes-answer", post.author), discord.ButtonStyle.primary),
            button(words.READ, member_id("eyes-read", post.author)),
            button(words.CLOSE, member_id("eyes-close", post.author)),
        ),
        text(f"-# {counted(post.count)} {words.POST_ALONE.format(author=author)}"),
        accent=ACCENT,
        texts=files,
    )


def closed_card(post: EyesPost) -> Card:
    """The draft, thanks, and nothing left to press."""
    author = f"<@{post.author}>"
    draft, files = _draft(post.caption)
    return layout(
        text(f"## {words.CLOSED_TITLE}\n{words.CLOSED_BY.format(author=author)}"),
        *draft,
        rule(),
        text(f"{words.CLOSED.format(author=author)} {counted(post.count) if post.count else ''}"),
        accent=ACCENT,
        texts=files,
    )


def counted(count: int) -> str:
    """How many answered; never who."""
    if not count:
        return words.NOBODY_YET
    return words.ANSWERED_ONE if count == 1 else words.ANSWERED.format(count=count)


def _draft(caption: str) -> tuple[list[ui.Item[Any]], tuple[tuple[str, str], ...]]:
    """The draft as a quotation, which the buttons read it from; in a file where it is too long for that."""
    quoted = quote(caption)
    if units(quoted) <= MOST_TEXT - SPARE:
        return [text(quoted, CAPTION)], ()
    return [text(words.DRAFT_IN_FILE), file(CAPTION_FILE)], ((CAPTION_FILE, caption),)


def _asked(questions: Questions) -> str:
    return " ".join(escape(one.asks) for one in questions[:MOST_QUESTIONS])


class AnswerForm(ui.Modal):
    """Stateless; with what the member answered before."""

    def __init__(self, post: int, author: int, questions: Questions, before: dict[str, str]) -> None:
        super().__init__(title=words.FORM_TITLE, timeout=None, custom_id=form_id(post, author))
        self.add_item(text(words.FORM_ABOUT.format(author=f"<@{author}>")))
        for one in questions[:MOST_QUESTIONS]:
            field: ui.TextInput[Any] = ui.TextInput(
                style=discord.TextStyle.paragraph,
                custom_id=one.id,
                required=False,
                max_length=LONGEST_ANSWER,
                default=before.get(one.id),
            )
            self.add_item(ui.Label(text=one.asks, description=one.hint, component=field))
        self.stop()
