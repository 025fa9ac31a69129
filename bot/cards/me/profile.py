"""The card of /me profile, what it changes in reviews, and the form that changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.cards import words
from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id, plain_id
from bot.cards.markdown import escape
from bot.cards.viewer import read_as, who
from bot.coaching.profile import (
    LONGEST_MOMENT,
    LONGEST_NAME,
    LONGEST_NEED,
    NOTHING_TOLD,
    Profile,
    Register,
    Viewer,
    profile_of,
    viewer_of,
)
from bot.rulebook.model import Creates

PROFILE_FORM = plain_id("me-form")

_CREATES: Mapping[Creates, str] = {
    "alone": words.CREATES_ALONE,
    "couple": words.CREATES_COUPLE,
    "team": words.CREATES_TEAM,
    "unsaid": words.CREATES_UNSAID,
}
_REGISTERS: Mapping[Register, str] = {"familiar": words.FORM_REGISTER_FAMILIAR, "formal": words.FORM_REGISTER_FORMAL}


def profile_card(profile: Profile, member: int, *, forgotten: bool = False) -> Card:
    """What is set and what it changes. For the member's own eyes."""
    known = profile != NOTHING_TOLD
    nothing = words.PROFILE_FORGOTTEN if forgotten else words.PROFILE_EMPTY
    change = button(words.CHANGE if known else words.TELL, member_id("me-change", member), discord.ButtonStyle.primary)
    return layout(
        text(f"## {words.PROFILE_TITLE}"),
        text("\n".join(_told(profile)) if known else nothing),
        *([rule(), text("\n".join([words.PROFILE_CHANGES, *_changes(profile)]))] if known else []),
        buttons(change, button(words.FORGET, member_id("me-forget", member)) if known else None),
        text(f"-# {words.PROFILE_PRIVACY}"),
        accent=ACCENT,
    )


def _told(profile: Profile) -> Sequence[str]:
    lines = []
    if profile.creates != "unsaid":
        lines.append(words.PROFILE_CREATES.format(how=_CREATES[profile.creates]))
    register = words.REGISTER_FORMAL if profile.register == "formal" else words.REGISTER_FAMILIAR
    lines.append(words.PROFILE_REGISTER.format(how=register))
    if profile.viewer is not None:
        line = escape(read_as(profile.viewer))
        lines.append(words.PROFILE_VIEWER.format(who=escape(who(profile.viewer)), line=line))
    return lines


def _changes(profile: Profile) -> Sequence[str]:
    of_we = {"alone": words.CHANGES_ALONE, "unsaid": words.CHANGES_UNSAID}
    lines = [of_we.get(profile.creates, words.CHANGES_TOGETHER)]
    if profile.register == "formal":
        lines.append(words.CHANGES_FORMAL)
    if profile.viewer is not None:
        lines.append(words.CHANGES_VIEWER.format(who=escape(who(profile.viewer))))
    return [f"- {line}" for line in lines]


class ProfileForm(ui.Modal):
    """Stateless, like the form of /review: finished before it is sent, read by custom ids."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(title=words.PROFILE_FORM_TITLE, timeout=None, custom_id=PROFILE_FORM)
        viewer = profile.viewer or Viewer()
        self._choose(words.FORM_CREATES, words.FORM_CREATES_HINT, "creates", _CREATES, profile.creates)
        self._choose(words.FORM_REGISTER, words.FORM_REGISTER_HINT, "register", _REGISTERS, profile.register)
        self._type("name", viewer.name, LONGEST_NAME, label=words.FORM_NAME, example=words.FORM_NAME_EXAMPLE)
        self._type("moment", viewer.moment, LONGEST_MOMENT, label=words.FORM_MOMENT, example=words.FORM_MOMENT_EXAMPLE)
        self._type("need", viewer.need, LONGEST_NEED, label=words.FORM_NEED, example=words.FORM_NEED_EXAMPLE)
        self.stop()

    def _choose(self, label: str, hint: str, id: str, options: Mapping[Any, str], chosen: str) -> None:
        listed = [
            discord.SelectOption(label=f"{said[:1].upper()}{said[1:]}", value=value, default=value == chosen)
            for value, said in options.items()
        ]
        self.add_item(ui.Label(text=label, description=hint, component=ui.Select(custom_id=id, options=listed)))

    def _type(self, id: str, typed: str, longest: int, *, label: str, example: str) -> None:
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=id, required=False, max_length=longest, default=typed or None, placeholder=example
        )
        self.add_item(ui.Label(text=label, component=field))


def profile_of_form(answers: Mapping[str, str]) -> Profile:
    """The profile that was filled in; what no form offers counts as not said."""
    viewer = viewer_of(answers.get("name", ""), answers.get("moment", ""), answers.get("need", ""))
    return profile_of(answers.get("creates", ""), answers.get("register", ""), viewer)
