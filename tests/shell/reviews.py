"""Reviews made by hand, for tests that need one without any rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.caption.document import Choice, Edit
from bot.coaching.review import Finding, Review
from bot.rulebook.model import Platform, Source

INSTAGRAM = Platform("instagram", "Instagram", ("reel", "post"), {})


def a_source(**changes: Any) -> Source:
    given: dict[str, Any] = {
        "id": "s",
        "title": "Reading alone",
        "publisher": "A study",
        "date": "2025",
        "as_of": date(2026, 1, 2),
        "confidence": "H",
    }
    return Source(**given | changes)


def a_finding(caption: str, words: str, **changes: Any) -> Finding:
    start = caption.index(words)
    end = start + len(words)
    given: dict[str, Any] = {
        "rule": "crowd.test",
        "family": "crowd",
        "level": "warning",
        "start": start,
        "end": end,
        "text": words,
        "message": f"“{words}” speaks to a room.",
        "why": "One person reads it.",
        "instead": "Speak to that person.",
        "sources": (),
        "rewrite": "auto",
        "choices": (Choice("you", (Edit(start, end, "you"),)),),
    }
    return Finding(**given | changes)


def a_review(caption: str, *findings: Finding, **changes: Any) -> Review:
    given: dict[str, Any] = {
        "caption": caption,
        "platform": INSTAGRAM,
        "format": None,
        "verdict": "crowd" if findings else "none",
        "voice": "none",
        "direct": False,
        "to_one": 0,
        "to_crowd": len(findings),
        "one_words": (),
        "findings": findings,
        "rewrite": None,
        "in_language": True,
    }
    return Review(**given | changes)
