"""The answer to a table of posts: what was taken in, or each cell that keeps it from being."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.guide import ACCENT
from bot.cards.house import ALERT
from bot.cards.keys import place_id
from bot.cards.kpi import words
from bot.cards.markdown import clip, escape
from bot.coaching.kpi.insights_csv import CellProblem, CellWhy

MOST_KINDS = 12  # of what is wrong
MOST_RUNS = 6  # of rows


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
    together: dict[tuple[str, CellWhy], list[int]] = {}
    for one in problems:
        together.setdefault((one.column, one.why), []).append(one.row)
    lines = [_wrong(rows, column, why) for (column, why), rows in list(together.items())[:MOST_KINDS]]
    if more := sum(map(len, list(together.values())[MOST_KINDS:])):
        lines.append(words.CELLS_MORE.format(count=more))
    return layout(text(f"## {words.NOT_IMPORTED_TITLE}\n{words.NOT_IMPORTED}"), text("\n".join(lines)), accent=ALERT)


def _wrong(rows: Sequence[int], column: str, why: CellWhy) -> str:
    """The same thing in a column is said once, with each row: 4, 7 to 19."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    said = [words.ROWS_TO.format(first=one[0], last=one[-1]) if len(one) > 1 else str(one[0]) for one in runs]
    if more := sum(map(len, runs[MOST_RUNS:])):
        said[MOST_RUNS:] = [words.ROWS_MORE.format(count=more)]
    form = words.CELL if len(rows) == 1 else words.CELLS
    named = {"column": escape(clip(column, 40)), "why": words.CELL_WHY[why]}
    return form.format(row=rows[0], rows=", ".join(said), **named)
