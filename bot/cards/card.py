"""A finished answer: a layout that fits Discord's limits, and the texts that were too long for it as files."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from bot.cards.markdown import units

MOST_TEXT = 4000
MOST_COMPONENTS = 40

# Component ids by which a button finds its way around a card.
CAPTION = 101
REWRITE = 102

CAPTION_FILE = "caption.txt"
REWRITE_FILE = "rewrite.txt"


@dataclass(frozen=True, slots=True)
class Card:
    """`texts` are (file name, content), `alts` what a picture among them shows, for who can't see it.

    A card is sent once; its buttons work by their ids, not by this object.
    """

    view: ui.LayoutView
    texts: tuple[tuple[str, str | bytes], ...] = ()
    alts: Mapping[str, str] = field(default_factory=dict)

    def files(self) -> list[discord.File]:
        return [
            discord.File(
                io.BytesIO(text.encode() if isinstance(text, str) else text), name, description=self.alts.get(name)
            )
            for name, text in self.texts
        ]


def layout(
    *items: ui.Item[Any] | None,
    accent: int | None = None,
    texts: Sequence[tuple[str, str | bytes]] = (),
    alts: Mapping[str, str] | None = None,
) -> Card:
    """The items in one frame, in order; None is left out."""
    frame: ui.Container[ui.LayoutView] = ui.Container(
        *(item for item in items if item is not None), accent_color=accent
    )
    view = ui.LayoutView(timeout=None)
    view.add_item(frame)
    view.stop()  # nothing to listen to: buttons are answered by their custom ids
    return Card(view, tuple(texts), alts or {})


def text(content: str, id: int | None = None) -> ui.TextDisplay[Any]:
    return ui.TextDisplay(content, id=id)


def rule() -> ui.Separator[Any]:
    return ui.Separator()


def file(name: str) -> ui.File[Any]:
    return ui.File(f"attachment://{name}")


def picture(name: str, alt: str) -> ui.MediaGallery[Any]:
    """A picture among the card's files; `alt` says what it shows."""
    return ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{name}", description=alt))


def button(label: str, custom_id: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary) -> ui.Button[Any]:
    return ui.Button(label=label, custom_id=custom_id, style=style)


def buttons(*row: ui.Button[Any] | None) -> ui.ActionRow[Any] | None:
    """A row of the buttons that are there; no row where there is none."""
    there = [one for one in row if one is not None]
    return ui.ActionRow(*there) if there else None


def choose(custom_id: str, options: list[discord.SelectOption], placeholder: str | None = None) -> ui.ActionRow[Any]:
    select: ui.Select[Any] = ui.Select(custom_id=custom_id, options=options, placeholder=placeholder)
    return ui.ActionRow(select)


def beside(content: str, accessory: ui.Button[Any]) -> ui.Section[Any]:
    """A text with its button at its right."""
    return ui.Section(text(content), accessory=accessory)


def size(view: ui.LayoutView) -> tuple[int, int]:
    """(components, characters) as Discord counts them against its limits."""
    items = list(view.walk_children())
    return len(items), sum(units(item.content) for item in items if isinstance(item, ui.TextDisplay))


def walk(components: Sequence[Any]) -> Iterator[Any]:
    """Every component of a received message, nested ones too."""
    for component in components:
        yield component
        yield from walk(getattr(component, "children", ()))
        if (accessory := getattr(component, "accessory", None)) is not None:
            yield accessory


def text_at(components: Sequence[Any], id: int) -> str | None:
    """What a received message says in the text component with this id."""
    return next(
        (one.content for one in walk(components) if one.id == id and isinstance(one, discord.TextDisplay)), None
    )
