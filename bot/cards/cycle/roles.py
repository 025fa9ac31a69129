"""The roles of an evening, a button each; the reminder of those that are free; and who carries what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, choose, layout, rule, text
from bot.cards.cycle import role_words as words
from bot.cards.cycle.agenda import which_evening, who
from bot.cards.cycle.crew_keys import role_id
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.keys import cycle_id
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id
from bot.cards.markdown import clip, escape, units
from bot.coaching.cycle.load import Load, Share, load
from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.volunteering import free_roles, holder_of
from bot.rulebook.knowledge.gathering import CycleRole

Roles = Mapping[str, CycleRole]
MOST_LISTED = 20
A_ROW = 5  # buttons
LONGEST = 200  # characters of what a role does: ten of them fit a card
MOST_TOLD = 2800  # characters of who carries what
_PRIMARY = discord.ButtonStyle.primary


@dataclass(frozen=True, slots=True)
class RolesShown:
    """`said` is what came of a press; `organiser`: whether it is for one who may see how the work is spread."""

    cycle: Cycle
    event: Event
    roles: Roles
    viewer: int
    said: str = ""
    organiser: bool = False


def roles_card(shown: RolesShown) -> Card:
    """For the viewer alone."""
    cycle, event = shown.cycle, shown.event
    still = cycle.state == "active" and event.open
    return layout(
        text(f"{words.ROLES_TITLE}\n{which_evening(cycle, event)}"),
        text(shown.said) if shown.said and still else None,
        rule(),
        *([text("\n".join(_role(shown, one) for one in shown.roles.values())), rule()] if still else []),
        text(words.ROLES_FOOT if still else _who_had_which(shown)),
        *(_role_buttons(shown) if still else ()),
        *(_to_organise(shown, still=still) if shown.organiser else ()),
        accent=ACCENT,
    )


def _to_organise(shown: RolesShown, *, still: bool) -> Iterator[ui.ActionRow[Any] | None]:
    cycle, event = shown.cycle, shown.event
    known = ((one.member, shown.roles.get(one.role)) for one in event.volunteers)
    others = [role for member, role in known if role is not None and member != shown.viewer]
    options = [discord.SelectOption(label=role.name, value=role.id) for role in others]
    yield choose(event_id("role-free", cycle.id, event.id), options, words.SET_FREE) if options and still else None
    yield buttons(button(words.SPREAD, cycle_id("cycle-load", cycle.id)))


def _who_had_which(shown: RolesShown) -> str:
    """In place of the roles, once they stay as they are."""
    had = [(one, shown.roles.get(one.role)) for one in shown.event.volunteers]
    lines = [words.HAD.format(name=escape(role.name), who=who(one.member)) for one, role in had if role is not None]
    return "\n".join([*lines, words.ROLES_OVER])


def _role(shown: RolesShown, role: CycleRole) -> str:
    holder, names = holder_of(shown.event, role.id), {"name": escape(role.name), "do": escape(clip(role.do, LONGEST))}
    if holder is None:
        return words.ROLE_FREE.format(**names)
    if holder == shown.viewer:
        return words.ROLE_YOURS.format(**names)
    return words.ROLE_TAKEN.format(who=who(holder), **names)


def _role_buttons(shown: RolesShown) -> Iterator[ui.ActionRow[Any] | None]:
    """What is free may be taken; what is the viewer's, given back."""
    wanted = (
        (None, words.TAKE, "role-take", _PRIMARY),
        (shown.viewer, words.GIVE_BACK, "role-back", discord.ButtonStyle.secondary),
    )
    for holder, label, do, style in wanted:
        roles = [one for one in shown.roles.values() if holder_of(shown.event, one.id) == holder]
        made = [
            button(label.format(name=one.name), role_id(do, shown.cycle.id, shown.event.id, one.id), style)
            for one in roles
        ]
        yield from (buttons(*made[n : n + A_ROW]) for n in range(0, len(made), A_ROW))


def roles_button(
    cycle: Cycle, event: Event, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> ui.Button[Any] | None:
    """Opens the roles of an evening that is still to come or going on."""
    if cycle.state != "active" or not event.open:
        return None
    return button(words.TAKE_A_ROLE, event_id("cycle-roles", cycle.id, event.id), style)


def helping_line(event: Event) -> str:
    """Who has a role; "" where nobody has."""
    helping = dict.fromkeys(who(one.member) for one in event.volunteers)
    return words.HELPING.format(who=", ".join(helping)) if helping else ""


def free_roles_card(cycle: Cycle, event: Event, roles: Roles) -> Card:
    """To the channel: what is still free."""
    free = [roles[one] for one in free_roles(event, roles)]
    names = ", ".join(f"**{escape(one.name)}**" for one in free)
    if len(free) == 1:
        said = words.FREE_ONE.format(roles=escape(free[0].name), do=escape(free[0].do))
    else:
        said = words.FREE.format(roles=names)
    return layout(
        text(f"{words.FREE_TITLE}\n{which_evening(cycle, event)}"),
        text(said),
        buttons(roles_button(cycle, event, _PRIMARY)),
        accent=ACCENT,
    )


def freed_card(cycle: Cycle, event: Event, role: CycleRole, holder: int) -> Card:
    """To whoever had it, and to the channel."""
    said = words.IS_FREE.format(who=who(holder), name=escape(role.name))
    return layout(text(said), text(which_evening(cycle, event)), buttons(roles_button(cycle, event)), accent=ACCENT)


# Who carries what


def load_card(cycle: Cycle, roles: Roles, following: Event | None) -> Card:
    """For those who organise; `following` is the next evening."""
    found = load(cycle)
    lines = [_share(one, roles) for one in found.shares[:MOST_LISTED]]
    while sum(map(units, lines)) > MOST_TOLD:
        lines.pop()
    if (more := len(found.shares) - len(lines)) > 0:
        lines.append(words.LOAD_MORE.format(count=more))
    helped = any(one.roles or one.coming for one in found.shares)
    return layout(
        text(f"{words.LOAD_TITLE}\n{words.LOAD_OF.format(name=escape(cycle.name), evenings=_lately(found))}"),
        text("\n".join(lines)) if lines else None,
        None if helped else text(words.NOBODY_YET),
        text(words.LOAD_FEW) if found.few else None,
        *_next(cycle, roles, following),
        accent=ACCENT,
    )


def _next(cycle: Cycle, roles: Roles, following: Event | None) -> list[ui.Item[Any] | None]:
    if following is None:
        return []
    when = discord.utils.format_dt(following.starts, "R")
    free = _names(free_roles(following, roles), roles)
    said = words.SOME_FREE.format(when=when, roles=free) if free else words.ALL_TAKEN.format(when=when)
    see = button(words.SEE_ROLES, event_id("cycle-roles", cycle.id, following.id), _PRIMARY)
    return [rule(), text(said), buttons(see)]


def _lately(found: Load) -> str:
    if not found.evenings:
        return words.LOAD_NONE
    return words.LOAD_LAST_ONE if found.evenings == 1 else words.LOAD_LAST.format(count=found.evenings)


def _share(share: Share, roles: Roles) -> str:
    does = [words.STARTED] if share.founder else []
    does += [_times(_names([role], roles), count) for role, count in share.roles]
    if share.talks:
        does.append(words.SPOKE_ONE if share.talks == 1 else words.SPOKE.format(count=share.talks))
    if share.coming:
        does.append(words.COMING.format(names=_names(share.coming, roles)))
    return words.LOAD_LINE.format(who=who(share.member), does=" · ".join(does))


def _times(name: str, count: int) -> str:
    return name if count == 1 else words.TIMES.format(name=name, count=count)


def _names(ids: Sequence[str], roles: Roles) -> str:
    """A role that is known no more by its id."""
    return ", ".join(escape(roles[one].name) if one in roles else one for one in ids)


# Without pings


def quiet_card(member: int, *, quiet: bool) -> Card:
    title, said = (words.QUIET_ON_TITLE, words.QUIET_ON) if quiet else (words.QUIET_OFF_TITLE, words.QUIET_OFF)
    switch = (words.PING_ME, "cycle-ping-me") if quiet else (words.BE_QUIET, "cycle-be-quiet")
    return layout(
        text(f"{title}\n{said}"),
        buttons(button(switch[0], member_id(switch[1], member))),
        accent=ACCENT,
    )
