"""Captions as JSON lines in, reviews as JSON lines out: one object a line, in order."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from bot.coaching.review import Review

SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the input: `id` comes back as it was."""

    id: Any
    text: str
    platform: str | None
    line: int


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no request: what is wrong with it, and where."""

    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"standard input:{self.line}:{self.column}: error: {self.message}"


def requests(lines: Iterable[bytes]) -> Iterator[Request | BadLine]:
    """Each line as soon as it is there; blank lines are skipped."""
    for number, raw in enumerate(lines, start=1):
        data = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if data.strip():
            yield request(data, number)


def request(data: bytes, line: int) -> Request | BadLine:
    try:
        value = json.loads(data.decode("utf-8"), parse_constant=not_json, parse_float=finite)
    except UnicodeDecodeError as error:
        return BadLine(line, error.start + 1, "not UTF-8")
    except json.JSONDecodeError as error:
        return BadLine(line, error.colno, f"not JSON: {error.msg}")
    except (ValueError, RecursionError) as error:
        return BadLine(line, 1, f"not JSON that can be read: {error}")
    if not isinstance(value, dict):
        return BadLine(line, 1, 'expected an object such as {"id": 1, "text": "…", "platform": "tiktok"}')
    if "text" not in value:
        return BadLine(line, 1, 'the object has no "text"')
    if not isinstance(value["text"], str):
        return BadLine(line, 1, '"text" must be a string')
    platform = value.get("platform")
    if platform is not None and not isinstance(platform, str):
        return BadLine(line, 1, '"platform" must be a string or null')
    return Request(value.get("id"), value["text"], platform, line)


def not_json(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


def finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else not_json(digits)


def as_line(review: Review, id: Any, *, explain: bool = False) -> bytes:
    """The review as one line of JSON."""
    return as_json(as_answer(review, id, explain=explain))


def as_answer(review: Review, id: Any, *, explain: bool = False) -> dict[str, Any]:
    """What is told of a review."""
    answer: dict[str, Any] = {
        "id": id,
        "verdict": review.verdict,
        "voice": review.voice,
        "we": None if review.we is None else {"kind": review.we.kind, "start": review.we.start, "end": review.we.end},
        "direct": review.direct,
        "rewrite": review.rewrite,
        "findings": [
            {
                "rule": f.rule,
                "family": f.family,
                "level": f.level,
                "start": f.start,
                "end": f.end,
                "text": f.text,
                "suggestions": [choice.says for choice in f.choices],
            }
            for f in review.findings
        ],
    }
    if explain:
        answer["decisions"] = [
            {"rule": d.rule, "start": d.start, "end": d.end, "text": d.text, "kept": d.kept, "by": d.by}
            for d in review.decisions
        ]
    return answer


def as_json(answer: dict[str, Any]) -> bytes:
    """One line of UTF-8. A lone surrogate, which UTF-8 can't hold, is written as an escape."""
    text = json.dumps(answer, ensure_ascii=False)
    return SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode() + b"\n"
