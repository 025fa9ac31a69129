"""The container's files: no root, no secret, nothing to write but the store; what they name is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from bot.config import TOKEN_VARIABLE, read_config

ROOT = Path(__file__).resolve().parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
INSTRUCTIONS = re.sub(r"\\\n\s*", "", re.sub(r"(?m)^#.*\n", "", DOCKERFILE)).splitlines()
COACH: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["coach"]
CONFIG = read_config(ROOT / "docker" / "config.yaml")


def of(instruction: str) -> list[str]:
    return [line.removeprefix(f"{instruction} ") for line in INSTRUCTIONS if line.startswith(f"{instruction} ")]


def test_it_runs_as_nobody_that_matters() -> None:
    assert of("USER") == ["10001:10001"]
    assert COACH["cap_drop"] == ["ALL"]
    assert COACH["security_opt"] == ["no-new-privileges:true"]


def test_it_can_write_only_to_the_stores_volume() -> None:
    assert COACH["read_only"] is True
    assert of("VOLUME") == ["/data"]
    assert CONFIG.store == Path("/data/coach.sqlite3")
    assert [one.split(":")[1] for one in COACH["volumes"]] == ["/data"]


def test_the_token_is_a_secret_and_in_no_layer() -> None:
    assert CONFIG.token_file == Path("/run/secrets/discord_token")
    assert COACH["secrets"] == ["discord_token"]
    assert TOKEN_VARIABLE not in DOCKERFILE and "environment" not in COACH
    assert "/discord_token" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_only_what_is_copied_goes_to_the_builder_and_all_of_it_is_there() -> None:
    first, *allowed = [
        line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]
    copied = {name for line in of("COPY") if not line.startswith("--from") for name in line.split()[:-1]}

    assert first == "*"
    assert {one.removeprefix("!") for one in allowed if one.startswith("!")} == copied
    assert all((ROOT / name).exists() for name in copied)


def test_the_health_check_asks_the_port_that_the_coach_answers_on() -> None:
    [check] = of("HEALTHCHECK")

    assert f"http://127.0.0.1:{CONFIG.health_port}/healthz" in check
    assert "curl" not in DOCKERFILE and "wget" not in DOCKERFILE


def test_the_versions_are_those_that_were_tested() -> None:
    assert "--constraint constraints.txt" in DOCKERFILE
    assert {line.split()[0] for line in of("FROM")} == {"python:3.12-slim"}


def test_it_is_given_the_time_to_finish_its_answers() -> None:
    assert int(COACH["stop_grace_period"].removesuffix("s")) > 13
