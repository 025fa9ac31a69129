"""What the house rules of a server are: plain data that an admin wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast, get_args

from bot.rulebook.model import Family, Level

MOST = 200  # phrases and allowed words together; and rules, each in rules_off and in levels
LONGEST = 80  # characters of one phrase
MOST_WORDS = 12  # of one phrase


@dataclass(frozen=True, slots=True)
class HousePhrase:
    """Words that the server wants a remark on, and the words that could stand there instead; "" is none."""

    phrase: str
    instead: str = ""
    level: Level = "warning"
    family: Family = "crowd"


@dataclass(frozen=True, slots=True)
class HouseRules:
    """Everything that one server wants otherwise. `levels` are rule ids and how grave each is here."""

    allowed: tuple[str, ...] = ()
    phrases: tuple[HousePhrase, ...] = ()
    rules_off: tuple[str, ...] = ()
    levels: tuple[tuple[str, Level], ...] = ()

    def rule_ids(self) -> tuple[str, ...]:
        """The coach's own rules that are spoken of."""
        return (*self.rules_off, *(rule for rule, _ in self.levels))


NO_HOUSE_RULES = HouseRules()


def to_keep(rules: HouseRules) -> str:
    """The rules as one line of JSON, for a store."""
    return json.dumps(asdict(rules), ensure_ascii=False, separators=(",", ":"))


def kept_from(text: str) -> HouseRules:
    """The rules that `to_keep` wrote, perhaps in another version: what this one doesn't know is left out."""
    kept: Mapping[str, Any] = json.loads(text)
    return HouseRules(
        allowed=tuple(kept.get("allowed", ())),
        phrases=tuple(
            HousePhrase(one["phrase"], one["instead"], _level(one["level"]), cast(Family, one["family"]))
            for one in kept.get("phrases", ())
            if one["family"] in get_args(Family)
        ),
        rules_off=tuple(kept.get("rules_off", ())),
        levels=tuple((rule, level) for rule, level in kept.get("levels", ()) if level in get_args(Level)),
    )


def _level(name: str) -> Level:
    return cast(Level, name) if name in get_args(Level) else "warning"
