"""What every mapping in a rule file has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """No unknown keys, nothing turned into something else. Made ready when its first file comes: not every start reads
    a file of each kind.
    """

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


def exactly_one(*keys: str) -> ConfigDict:
    """Tells editors what relations.py checks: exactly one of these keys."""
    return ConfigDict(json_schema_extra={"oneOf": [{"required": [key]} for key in keys]})
