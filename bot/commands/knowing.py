"""What the commands that teach ask the rulebook: its knowledge in the operator's language, and whose card it is."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from discord import app_commands

from bot.cards import learning_words as words
from bot.cards.learn.learning import Reader
from bot.commands.answering import only_for, pressed_id
from bot.rulebook.knowledge.model import Knowledge
from bot.rulebook.knowledge.naming import fold_term
from bot.rulebook.model import Platform

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

MOST_CHOICES = 25


def known_to(client: CoachClient) -> Knowledge:
    return client.services.shelf.current.knowledge_in(client.services.operator.language)


def other_platform(client: CoachClient, platform: str) -> Platform | None:
    """Where a caption for this platform could go as well: another one of those that captions are adapted for."""
    known = client.services.shelf.current.platforms
    return next((known[one] for one in known_to(client).both if one != platform and one in known), None)


def reader_of(interaction: Coached) -> Reader:
    return Reader(interaction.user.id, interaction.client.services.now().date())


def owned(interaction: Coached, command: str) -> None:
    """Raises Refusal for anyone but the member whose card was pressed; the id is the third part of its custom id."""
    member = next(int(part) for part in pressed_id(interaction).split(":")[2:] if part.isdigit())
    only_for(member, interaction, words.NOT_YOUR_CARD, command=command)


def choices(names: Iterable[tuple[str, str]], typed: str) -> list[app_commands.Choice[Any]]:
    """(name, value) pairs that what is typed may become: those that begin with it first."""
    looked_for = fold_term(typed)
    fitting = [(name, value) for name, value in names if looked_for in fold_term(name)]
    fitting.sort(key=lambda pair: not fold_term(pair[0]).startswith(looked_for))
    return [app_commands.Choice(name=name[:100], value=value) for name, value in fitting[:MOST_CHOICES]]


def nearest(name: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """The folded name that was probably meant. `alike`: how near it has to be, up to 1."""
    return next(iter(get_close_matches(fold_term(name)[:100], list(known), n=1, cutoff=alike)), None)
