"""The card that closes a cycle, with everyone who spoke and how many people met, and the file that keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord

from bot.cards.card import Card, button, buttons, file, layout, rule, text
from bot.cards.cycle import leave_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.place import channel_in
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.cards.next_steps import next_id
from bot.coaching.cycle.closing import Closing, closing
from bot.coaching.cycle.model import FORMER, Cycle, Event

MOST_NAMED = 130  # speakers on the card: with the rest they stay within Discord's 4000 characters
MOST_HELPED = 15
FILE = "cycle.md"

Names = Mapping[int, str]


def closing_card(cycle: Cycle, names: Names) -> Card:
    """`names`, of members and channels, are for the file, which Discord fills no names into."""
    found = closing(cycle)
    return layout(
        text(f"{words.CLOSED_TITLE.format(name=escape(cycle.name))}\n{_since(cycle)}"),
        text(words.CLOSED_NUMBERS.format(**_numbers(found))),
        text(words.CLOSED_SPOKE.format(who=_spoke(found))) if found.speakers or found.nameless else None,
        rule(),
        text("\n".join(_thanks(found))),
        text(words.CLOSED_NEXT.format(founders=cycle.terms.founders)),
        file(FILE),
        buttons(button(words.PROPOSE_NEXT, next_id("cycle"))),
        accent=ACCENT,
        texts=[(FILE, archive(cycle, names))],
    )


def _since(cycle: Cycle) -> str:
    began, over = cycle.began_at or cycle.proposed_at, cycle.over_at or cycle.proposed_at
    return words.CLOSED_SINCE.format(
        began=discord.utils.format_dt(began, "D"), over=discord.utils.format_dt(over, "D"), theme=escape(cycle.theme)
    )


def _numbers(found: Closing) -> dict[str, str]:
    voices = len(found.speakers) + found.nameless
    return {
        "evenings": _counted(len(found.evenings), words.EVENINGS_ONE, words.EVENINGS),
        "speakers": _counted(voices, words.VOICES_ONE, words.VOICES),
        "met": _counted(found.met, words.MET_ONE, words.MET),
    }


def _counted(count: int, one: str, several: str) -> str:
    return one if count == 1 else several.format(count=count)


def _spoke(found: Closing) -> str:
    named = [who(one) for one in found.speakers[:MOST_NAMED]]
    if (more := len(found.speakers) - MOST_NAMED) > 0:
        named.append(words.CLOSED_MORE.format(count=more))
    if found.nameless:
        named.append(words.CLOSED_NAMELESS.format(count=found.nameless))
    return ", ".join(named)


def _thanks(found: Closing) -> list[str]:
    founders = ", ".join(map(who, found.founders))
    lines = [words.CLOSED_THANKS.format(founders=founders) if founders else words.CLOSED_THANKS_NOBODY]
    if found.volunteers:
        lines.append(words.CLOSED_HELPED.format(volunteers=", ".join(map(who, found.volunteers[:MOST_HELPED]))))
    return lines


# The file


def archive(cycle: Cycle, names: Names) -> str:
    """The whole cycle as Markdown: its evenings in order, and who spoke at each."""
    found = closing(cycle)
    began, over = cycle.began_at or cycle.proposed_at, cycle.over_at or cycle.proposed_at
    head = [
        f"# {_plain(cycle.name)}",
        words.FILE_THEME.format(theme=_plain(cycle.theme)),
        words.FILE_DAYS.format(began=cycle.day_of(began), over=cycle.day_of(over), zone=cycle.zone),
        words.FILE_NUMBERS.format(**_numbers(found)),
        words.FILE_FOUNDERS.format(who=_named(found.founders, names)) if found.founders else "",
    ]
    evenings = [_evening(cycle, one, number, names) for number, one in enumerate(found.evenings, 1)]
    return "\n\n".join(filter(None, [*head, *evenings])) + "\n"


def _evening(cycle: Cycle, event: Event, number: int, names: Names) -> str:
    spoke = [one.member for one in cycle.talks_at(event.id, "held")]
    there = event.attended.union(spoke, (one.member for one in event.volunteers))
    when = f"{event.starts.astimezone(cycle.clock):%Y-%m-%d %H:%M}"
    lines = [
        words.FILE_PLACE.format(place=place) if (place := _place(event, names)) else "",
        words.FILE_SPOKE.format(who=_named(spoke, names)) if spoke else words.FILE_NOBODY,
        words.FILE_THERE.format(count=len(there)) if there else "",
    ]
    title = f"## {words.FILE_EVENING.format(number=number, when=when)}"
    return "\n\n".join([title, "\n".join(f"- {one}" for one in lines if one)])


def _place(event: Event, names: Names) -> str:
    """What was typed, or what the channel is called; nothing where that is gone."""
    channel = channel_in(event.place)
    return _plain(event.place if channel is None else names.get(channel, ""))


def _named(members: Sequence[int], names: Names) -> str:
    return ", ".join(_plain(names.get(one, words.FILE_LEFT)) if one != FORMER else words.FILE_LEFT for one in members)


def _plain(typed: str) -> str:
    """In one line, and no Markdown of its own."""
    return escape(" ".join(typed.split()))
