"""“Ask a person”: the button, the form that shows what will be posted, and the message for the mentors."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cards import asking_words as words
from bot.cards.card import button
from bot.cards.keys import plain_id
from bot.cards.markdown import clip, quote

PERSON_FORM = plain_id("person-form")
LONGEST_QUESTION = 500  # each character may need an escape, and a message holds 2,000
LONGEST_ROLE = 40


def person_button(custom_id: str, *, first: bool = False) -> ui.Button[Any]:
    """`first`: it is what to do next."""
    style = discord.ButtonStyle.primary if first else discord.ButtonStyle.secondary
    return button(words.ASK_PERSON, custom_id, style)


def posted_question(role: str, member: str, question: str) -> str:
    """What the channel reads. `role` and `member` are mentions; the question can't act as one."""
    return words.PERSON_POSTED.format(role=role, member=member, question=quote(question))


class PersonForm(ui.Modal):
    """Stateless; what stands in it when it is sent is what is posted."""

    def __init__(self, question: str, role: str) -> None:
        super().__init__(title=words.PERSON_TITLE, timeout=None, custom_id=PERSON_FORM)
        field: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.paragraph,
            custom_id="question",
            required=True,
            max_length=LONGEST_QUESTION,
            default=question[:LONGEST_QUESTION] or None,
        )
        hint = words.PERSON_HINT.format(role=clip(role, LONGEST_ROLE))
        self.add_item(ui.Label(text=words.PERSON_QUESTION, description=hint, component=field))
        self.stop()
