"""The answer to a table of posts: what was taken in, or each cell that keeps it from being."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import kpi_words as words
from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.guide import ACCENT
from bot.cards.house import ALERT
from bot.cards.keys import place_id
from bot.cards.markdown import clip, escape
from bot.coaching.kpi.insights_csv import CellProblem

MOST_CELLS = 12


@dataclass(frozen=True, slots=True)
class ImportShown:
    """How many posts were new, filled in, or there already. `platforms`: (id, name) of those that have any."""

    owner: int
    new: int
    filled: int
    same: int
    columns: Sequence[str]
    platforms: Sequence[tuple[str, str]]


def importing_card(done: int, whole: int) -> Card:
    """How far it is."""
    return layout(
        text(f"## {words.IMPORTING.format(done=done, whole=whole)}\n-# {words.IMPORTING_SMALL}"), accent=ACCENT
    )


def imported_card(shown: ImportShown) -> Card:
    """What was taken in, and a way to look at it."""
    count = shown.new + shown.filled
    title = words.IMPORTED_TITLE_ONE if count == 1 else words.IMPORTED_TITLE.format(count=count)
    columns = ", ".join(words.LABELS[one].lower() for one in shown.columns)
    return layout(
        text(f"## {title if count else words.IMPORTED_NOTHING_NEW}"),
        text(words.IMPORTED.format(new=shown.new, filled=shown.filled, same=shown.same)),
        text(f"-# {words.IMPORTED_COLUMNS.format(columns=columns)}"),
        buttons(
            *(button(f"{words.TREND}: {name}", place_id("kpi-trend", id, shown.owner)) for id, name in shown.platforms)
        ),
        accent=ACCENT,
    )


def not_imported_card(problems: Sequence[CellProblem]) -> Card:
    """Each cell by its row and its column; nothing of what stands in it."""
    lines = [
        words.CELL.format(row=one.row, column=escape(clip(one.column, 40)), why=words.CELL_WHY[one.why])
        for one in problems[:MOST_CELLS]
    ]
    if len(problems) > MOST_CELLS:
        lines.append(words.CELLS_MORE.format(count=len(problems) - MOST_CELLS))
    return layout(text(f"## {words.NOT_IMPORTED_TITLE}\n{words.NOT_IMPORTED}"), text("\n".join(lines)), accent=ALERT)
