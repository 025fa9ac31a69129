"""What every mapping in a rule file has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """No unknown keys, nothing turned into something else."""

    model_config = ConfigDict(extra="forbid", strict=True)


def exactly_one(*keys: str) -> ConfigDict:
    """Tells editors what relations.py checks: exactly one of these keys."""
    return ConfigDict(json_schema_extra={"oneOf": [{"required": [key]} for key in keys]})
