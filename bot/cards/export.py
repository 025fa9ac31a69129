"""The file of /privacy export: what is kept of one member, in names and values that a person can read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.cards.privacy_words import FILE_ABOUT, SUBJECTS
from bot.cards.subject import Kind

Rows = Mapping[str, Sequence[Mapping[str, Any]]]  # by table; a row is its values by column


def exported(member: int, rows: Rows, days: Mapping[str, int | None], now: datetime) -> bytes:
    """JSON: each subject with what it is, why and how long it is kept, and all of it."""
    kept = [_subject(table, rows[table], days.get(table)) for table in rows]
    whole = {"about": FILE_ABOUT, "you": str(member), "written": _time(now.timestamp()), "kept": kept}
    return json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n"


def _subject(table: str, rows: Sequence[Mapping[str, Any]], days: int | None) -> dict[str, Any]:
    subject = SUBJECTS[table]
    return {
        "subject": subject.title,
        "what": subject.what,
        "why": subject.why,
        "how_long": subject.lasts.format(days=days),
        "entries": [
            {name: _written(row[column], kind) for column, (name, kind) in subject.columns.items()} for row in rows
        ],
    }


def _written(value: Any, kind: Kind) -> Any:
    match kind:
        case "id" if value is not None:
            return str(value)  # many programs round numbers as long as Discord's
        case "time" if value is not None:
            return _time(value)
        case "yes or no" if value is not None:
            return bool(value)
        case "details":
            return _long_numbers_as_text(json.loads(value))
    return value


def _long_numbers_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _long_numbers_as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_long_numbers_as_text(one) for one in value]
    return str(value) if isinstance(value, int) and abs(value) >= 2**53 else value


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()
