"""PRIVACY.md, TERMS.md and SECURITY.md say what the program does: every table, every figure, every command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cards.privacy_words import SUBJECTS
from bot.coaching.aloud import transcript
from bot.coaching.kpi import insights_csv
from bot.commands.intake import LONGEST
from bot.commands.privacy import privacy_commands
from bot.commands.retention import COMES_BACK
from bot.config import Config
from bot.rulebook.house import reading as house
from bot.store.kept import Kept
from bot.store.migrating import COPIES_LAST
from bot.store.registry import DECLARED

ROOT = Path(__file__).resolve().parents[2]
POLICIES = {name: (ROOT / name).read_text("utf-8") for name in ("PRIVACY.md", "TERMS.md", "SECURITY.md")}
PRIVACY = POLICIES["PRIVACY.md"]


def row_of(table: str) -> str:
    """What PRIVACY.md says of a table."""
    return next(line for line in PRIVACY.split("\n") if f"**{SUBJECTS[table].title}**" in line)


def days_of(kept: Kept) -> int | None:
    if kept.since is not None:
        return kept.days or Config().retention_days
    return COMES_BACK.days if kept.server is not None else None


@pytest.mark.parametrize("kept", [one for one in DECLARED if one.member or one.server], ids=lambda one: one.table)
def test_every_table_is_named_with_what_why_how_long_and_who_sees_it(kept: Kept) -> None:
    what, why, lasts, seen = row_of(kept.table).strip("| ").split(" | ")

    assert len(what) > 40 and why and seen
    assert f"{days_of(kept)} days" in lasts


def test_what_is_nobodys_is_named_too() -> None:
    for kept in DECLARED:
        assert kept.member or kept.server or SUBJECTS[kept.table].title.lower() in PRIVACY.lower()


def test_no_other_span_of_days_is_promised_than_the_program_keeps() -> None:
    promised = {int(days) for days in re.findall(r"(\d+) days", re.sub(r"\[OPERATOR[^\]]*\]", "", PRIVACY))}

    assert promised == {days for kept in DECLARED if (days := days_of(kept))} | {COPIES_LAST.days}
    assert f"{Config().cooldown:g} seconds" in PRIVACY
    assert f"`retention_days` ({Config().retention_days}) and `cooldown` ({Config().cooldown:g})" in PRIVACY


def test_the_commands_that_are_named_exist() -> None:
    named = {name for text in POLICIES.values() for name in re.findall(r"`/privacy (\w+)`", text)}

    assert named == {one.name for one in privacy_commands().commands}


def test_the_limits_that_are_named_hold() -> None:
    security = " ".join(POLICIES["SECURITY.md"].split())

    assert f"Captions up to {LONGEST:,} characters" in security
    assert f"subtitles and scripts up to {transcript.MOST_BYTES // 1000} kB" in security
    assert f"house rules up to {house.MOST_BYTES // 1000} kB" in security
    assert f"tables of posts up to {insights_csv.MOST_BYTES // 1000} kB" in security


@pytest.mark.parametrize("name", POLICIES)
def test_what_only_the_operator_knows_has_its_marked_place(name: str) -> None:
    assert "[OPERATOR: " in POLICIES[name]
    assert name == "SECURITY.md" or "**For the operator:**" in POLICIES[name]


@pytest.mark.parametrize("text", POLICIES.values(), ids=POLICIES.keys())
def test_every_file_that_is_named_exists(text: str) -> None:
    named = [*re.findall(r"\]\(([^)#:]+)\)", text), *re.findall(r"`((?:bot|tests)/[\w./-]*)`", text)]

    assert [one for one in named if not (ROOT / one).exists()] == []


def test_the_readme_leads_to_all_three() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    assert [name for name in POLICIES if f"]({name})" not in readme] == []
