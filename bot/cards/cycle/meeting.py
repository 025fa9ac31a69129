"""The cards after a talk: its question with the button to meet somebody, and the introduction of one to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord

from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.cycle import meeting_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.run_keys import talk_id
from bot.cards.guide import ACCENT
from bot.cards.markdown import clip, escape
from bot.coaching.cycle.model import Cycle, Talk
from bot.rulebook.knowledge.gathering import CycleQuestion

_LONGEST_NAME = 32


def question_card(cycle: Cycle, talk: Talk, question: CycleQuestion | None) -> Card:
    """For everyone who heard it."""
    speaker = who(talk.member)
    lines = [words.QUESTION_TITLE.format(speaker=speaker)]
    if question is not None:
        lines.append(words.QUESTION_ASKS.format(asks=escape(question.asks)))
    said = words.QUESTION_NEXT if question is not None else words.QUESTION_PLAIN
    press = button(
        words.INTRODUCE_ME, talk_id("cycle-meet", cycle.id, talk.event, talk.id), discord.ButtonStyle.primary
    )
    return layout(text("\n".join(lines)), text(said.format(speaker=speaker)), buttons(press), accent=ACCENT)


def introduction_card(two: Sequence[int], talk: Talk, question: CycleQuestion | None) -> Card:
    """Says to each who the other is."""
    one, other = map(who, two)
    begin = words.MEET_BEGIN.format(asks=escape(question.asks)) if question else words.MEET_PLAIN
    return layout(
        text(words.MEET_TITLE.format(one=one, other=other)),
        text(words.MEET.format(one=one, other=other, speaker=who(talk.member))),
        text(begin),
        accent=ACCENT,
    )


def thread_name(two: Sequence[int], names: Mapping[int, str]) -> str:
    """By the names that the server shows."""
    if not all(one in names for one in two):
        return words.MEET_THREAD_NAMELESS
    one, other = (clip(" ".join(names[member].split()), _LONGEST_NAME) for member in two)
    return words.MEET_THREAD.format(one=one, other=other)
