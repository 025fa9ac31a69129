"""The cards of /cycle people: who cares about the same, an invitation to one of them, and the form of interests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, choose, layout, rule, text
from bot.cards.cycle import people_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.meeting_keys import INTERESTS_FORM, asking_id
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id
from bot.cards.markdown import clip, escape, fence
from bot.cards.next_steps import next_button
from bot.coaching.cycle.matching import LONGEST_TYPED, Sharing
from bot.coaching.cycle.model import Cycle

MOST_SHOWN = 8
MOST_ASKED = 3  # cycles that one may be asked for
LONGEST_LABEL = 80
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """One member's list, and who shares some of it; `names` as the server shows them."""

    member: int
    interests: Sequence[str] = ()
    sharing: Sequence[Sharing] = ()
    names: Mapping[int, str] | None = None


def people_card(shown: PeopleShown) -> Card:
    """For the member alone."""
    return _listed(shown) if shown.interests else _new(shown)


def _new(shown: PeopleShown) -> Card:
    said = text(f"{words.TITLE_NEW}\n{words.NEW}")
    start = button(words.LIST_ME, member_id("people-change", shown.member), discord.ButtonStyle.primary)
    return layout(said, buttons(start), text(words.NEW_PRIVATE), accent=ACCENT)


def _listed(shown: PeopleShown) -> Card:
    found, names = shown.sharing[:MOST_SHOWN], shown.names or {}
    lines = [words.SHARES_LINE.format(who=who(one.member), interests=_all_of(one.interests)) for one in found]
    more = len(shown.sharing) > MOST_SHOWN
    options = [
        discord.SelectOption(
            label=clip(names.get(one.member) or str(one.member), 100),
            value=str(one.member),
            description=clip(_joined(one.interests), 100),
        )
        for one in found
    ]
    return layout(
        text(words.TITLE.format(interests=_all_of(shown.interests))),
        text("\n".join([words.SHARES, *lines])) if lines else text(words.SHARES_NOBODY),
        text(words.SHARES_MORE) if more else None,
        choose(member_id("people-invite", shown.member), options, words.WRITE) if options else None,
        rule(),
        buttons(
            None if options else next_button("cycle", shown.member),
            button(words.CHANGE, member_id("people-change", shown.member)),
            button(words.TAKE_OFF, member_id("people-off", shown.member)),
        ),
        text(words.VISIBLE),
        accent=ACCENT,
    )


def invitation_card(member: int, name: str, shares: Sharing, cycles: Sequence[Cycle]) -> Card:
    """Words for one person, and the two ways to begin. `cycles`: those that the member founded and may ask them for."""
    other = shares.member
    asks = [
        button(
            clip(words.ASK_FOR.format(name=one.name), LONGEST_LABEL),
            asking_id("cycle-ask", member, one.id, other),
        )
        for one in cycles[:MOST_ASKED]
    ]
    return layout(
        text(
            f"{words.INVITE_TITLE.format(name=escape(clip(name, _LONGEST_NAME)))}\n"
            f"{words.INVITE_SHARES.format(who=who(other), interests=_all_of(shares.interests))}"
        ),
        text(fence(invitation(name, shares.interests))),
        buttons(next_button("cycle", member), *asks, button(words.BACK, member_id("people-back", member))),
        accent=ACCENT,
    )


def invitation(name: str, interests: Sequence[str]) -> str:
    """What a member may write to another, as plain text."""
    return words.INVITATION.format(name=clip(" ".join(name.split()), _LONGEST_NAME), interests=_joined(interests))


def off_card() -> Card:
    return layout(text(words.OFF), accent=ACCENT)


class InterestsForm(ui.Modal):
    """Stateless: its answer is read by custom id. It opens with what is listed."""

    def __init__(self, interests: Sequence[str]) -> None:
        super().__init__(title=words.FORM_TITLE, timeout=None, custom_id=INTERESTS_FORM)
        field: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.short,
            custom_id="interests",
            max_length=LONGEST_TYPED,
            placeholder=words.FORM_EXAMPLE,
            default=", ".join(interests) or None,
        )
        self.add_item(ui.Label(text=words.FORM_INTERESTS, description=words.FORM_HINT, component=field))
        self.stop()


def _all_of(interests: Sequence[str]) -> str:
    return _joined([escape(one) for one in interests])


def _joined(parts: Sequence[str]) -> str:
    """“film, bread and clay”."""
    if len(parts) < 2:
        return "".join(parts)
    return words.AND.format(some=", ".join(parts[:-1]), last=parts[-1])
