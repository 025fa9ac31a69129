"""Reviews made by hand, for tests of cards."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.caption.document import Choice, Edit
from bot.coaching.review import Finding, Review
from bot.rulebook.model import Platform, Source

SOURCE = Source("s", "A study of one reader", "A lab", "2024", date(2024, 5, 1), "M", date(2025, 5, 1))
PLATFORM = Platform("instagram", "Instagram", ("reel", "photo"), {})


def finding(text: str = "guys", start: int = 4, **fields: Any) -> Finding:
    end = start + len(text)
    values: dict[str, Any] = {
        "rule": "crowd.vocative",
        "family": "crowd",
        "level": "warning",
        "message": f"“{text}” greets a room.",
        "why": "There is one reader on a phone.",
        "instead": "Leave it out.",
        "sources": (SOURCE,),
        "rewrite": "auto",
        "choices": (Choice("", (Edit(start, end, ""),)),),
    }
    return Finding(start=start, end=end, text=text, **(values | fields))


def review(caption: str = "Hey guys, the bread is out", **fields: Any) -> Review:
    values: dict[str, Any] = {
        "platform": PLATFORM,
        "format": None,
        "verdict": "crowd",
        "voice": "none",
        "direct": False,
        "to_one": 0,
        "to_crowd": 1,
        "one_words": (),
        "findings": (finding(),),
        "rewrite": "Hey, the bread is out",
        "in_language": True,
    }
    return Review(caption=caption, **(values | fields))
