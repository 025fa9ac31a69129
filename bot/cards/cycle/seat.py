"""A member's own place at an evening: a seat, a place in the line, an offered seat, or a seat that was given back."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.cycle import seat_words as words
from bot.cards.cycle.agenda import agenda_button, which_evening, who
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.seat_keys import seat_id
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.coaching.cycle.lining import Place
from bot.coaching.cycle.model import Cycle, Event, Talk
from bot.rulebook.knowledge.gathering import CycleQuestion


@dataclass(frozen=True, slots=True)
class SeatShown:
    """`question` goes with the talk; None where no question is known."""

    cycle: Cycle
    event: Event
    place: Place
    question: CycleQuestion | None


def seat_card(shown: SeatShown) -> Card:
    """For the member alone; each state has its next step."""
    state = shown.place.talk.state
    if state == "offered":
        return offer_card(shown.cycle, shown.event, shown.place.talk)
    return _waiting(shown) if state == "waiting" else _seated(shown)


def _seated(shown: SeatShown) -> Card:
    cycle, event, begins = shown.cycle, shown.event, shown.place.begins or shown.event.starts
    said = words.SEAT.format(minutes=cycle.terms.talk_minutes, begins=discord.utils.format_dt(begins, "t"))
    return layout(
        text(f"{words.SEAT_TITLE}\n{which_evening(cycle, event)}"),
        text(said),
        text(words.QUESTION.format(asks=escape(shown.question.asks))) if shown.question else None,
        rule(),
        text(f"-# {words.SEAT_BACK}"),
        buttons(agenda_button(cycle, event), _step_down(shown, words.STEP_DOWN)),
        accent=ACCENT,
    )


def _waiting(shown: SeatShown) -> Card:
    cycle, event, place = shown.cycle, shown.event, shown.place
    if place.opens is not None:
        said = words.LINE_FIRST.format(opens=discord.utils.format_dt(place.opens, "f"))
    elif not place.ahead:
        said = words.LINE_NEXT.format(hours=cycle.terms.offer_hours)
    else:
        ahead = words.AHEAD_ONE if place.ahead == 1 else words.AHEAD.format(count=place.ahead)
        said = words.LINE_AHEAD.format(ahead=ahead, hours=cycle.terms.offer_hours)
    return layout(
        text(f"{words.LINE_TITLE}\n{which_evening(cycle, event)}"),
        text(said),
        text(words.LINE_WHERE),
        buttons(agenda_button(cycle, event), _step_down(shown, words.LEAVE_LINE)),
        accent=ACCENT,
    )


def _step_down(shown: SeatShown, label: str) -> discord.ui.Button[discord.ui.LayoutView]:
    member = shown.place.talk.member
    return button(label, seat_id("cycle-step-down", member, shown.cycle.id, shown.event.id))


def offer_card(cycle: Cycle, event: Event, talk: Talk) -> Card:
    """For everyone there to see; its buttons are the member's alone."""
    until = talk.offered_until or event.starts
    said = words.OFFER.format(
        who=who(talk.member),
        until=discord.utils.format_dt(until, "f"),
        relative=discord.utils.format_dt(until, "R"),
    )
    return layout(
        text(f"{words.OFFER_TITLE}\n{which_evening(cycle, event)}"),
        text(said),
        text(words.OFFER_AFTER),
        buttons(
            button(words.TAKE, seat_id("cycle-accept", talk.member, cycle.id, event.id), discord.ButtonStyle.primary),
            button(words.DECLINE, seat_id("cycle-decline", talk.member, cycle.id, event.id)),
        ),
        accent=ACCENT,
    )


def answered_card(cycle: Cycle, event: Event, member: int, *, taken: bool) -> Card:
    """What stands in place of an offer once it is answered."""
    form = words.OFFER_TAKEN if taken else words.OFFER_DECLINED
    return layout(text(form.format(who=who(member))), text(which_evening(cycle, event)), accent=ACCENT)


def back_card(cycle: Cycle, event: Event, *, seated: bool) -> Card:
    """After a seat, or a place in the line, was given back."""
    title = words.BACK_TITLE if seated else words.LEFT_LINE_TITLE
    return layout(
        text(f"{title}\n{which_evening(cycle, event)}"),
        text(words.BACK),
        buttons(button(words.SIGN_UP, event_id("cycle-speak", cycle.id, event.id)), agenda_button(cycle, event)),
        accent=ACCENT,
    )
