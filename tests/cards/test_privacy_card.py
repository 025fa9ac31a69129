"""/privacy in words: every table is explained, every column has a name, and it all fits on a card."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import discord
import pytest

from bot.cards import privacy_words as words
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, Card, size
from bot.cards.export import exported
from bot.cards.keys import privacy_page_id
from bot.cards.privacy import Holding, PrivacyShown, ask_card, done_card, privacy_card
from bot.store import open_store
from bot.store.registry import DECLARED

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MIRA = 2**63
OF_MEMBERS = sorted({one.table for one in DECLARED if one.member})
OF_SERVERS = sorted({one.table for one in DECLARED if one.server and not one.member})


def said(card: Card) -> str:
    return "\n".join(one.content for one in card.view.walk_children() if isinstance(one, discord.ui.TextDisplay))


def everything(count: int = 10**6) -> PrivacyShown:
    holdings = [Holding(table, count, 400, NOW) for table in OF_MEMBERS]
    return PrivacyShown(MIRA, holdings, [(table, 7) for table in OF_SERVERS], 7)


def pages(shown: PrivacyShown) -> list[Card]:
    """All pages of what is kept, as one turns them."""
    found = [privacy_card(shown)]
    while privacy_page_id(MIRA, len(found)) in str(found[-1].view.to_components()):
        found.append(privacy_card(shown, len(found)))
    return found


def test_every_table_has_its_words_and_all_words_have_their_table() -> None:
    assert set(words.SUBJECTS) == {one.table for one in DECLARED}


@pytest.mark.parametrize("table", OF_MEMBERS)
def test_forgetting_a_table_says_what_that_changes(table: str) -> None:
    assert words.SUBJECTS[table].after


@pytest.mark.parametrize("table", words.SUBJECTS)
def test_how_long_something_is_kept_is_never_typed_a_second_time(table: str) -> None:
    subject = words.SUBJECTS[table]
    said = " ".join((subject.what, subject.why, subject.lasts, subject.after))

    assert not any(char.isdigit() for char in said)
    timed = any(one.since or one.server for one in DECLARED if one.table == table)
    assert [gap for _, gap, _, _ in Formatter().parse(subject.lasts) if gap] == (["days"] if timed else [])


async def test_every_column_of_a_member_has_a_name_in_the_exported_file(tmp_path: Path) -> None:
    async with open_store(tmp_path / "coach.sqlite3", lambda: NOW) as store:
        tables = await store.engine.tables()
    for table in OF_MEMBERS:
        own = {one.member for one in DECLARED if one.table == table}
        own = own if len(own) == 1 else set()  # where two people stand in a row, it says who is who
        assert set(words.SUBJECTS[table].columns) == set(tables[table]) - own
        names = [name for name, _ in words.SUBJECTS[table].columns.values()]
        assert len(set(names)) == len(names)


def test_all_of_it_fits_on_the_cards() -> None:
    counts = dict.fromkeys(OF_MEMBERS, 10**6)
    for card in (*pages(everything()), ask_card(counts, MIRA), done_card(counts, 7)):
        components, characters = size(card.view)
        assert components <= MOST_COMPONENTS
        assert characters <= MOST_TEXT


def test_the_card_speaks_of_things_and_never_of_tables() -> None:
    said_here = "\n".join(map(said, pages(everything())))

    assert not any(table in said_here for table in words.SUBJECTS if "_" in table)
    assert all(words.SUBJECTS[table].title in said_here for table in OF_MEMBERS)
    assert "<t:1767225600:D>" in said_here


def test_what_no_feature_does_for_a_member_yet_is_not_shown_to_them() -> None:
    shown = "\n".join(map(said, pages(everything(0))))

    assert words.SUBJECTS["outbox"].title not in shown
    assert words.SUBJECTS["profiles"].title in shown


def test_a_page_that_is_there_no_more_is_the_last_one() -> None:
    assert said(privacy_card(everything(), 99)) == said(pages(everything())[-1])


def test_an_exported_file_writes_ids_as_text_and_times_as_people_do() -> None:
    planned = {
        "id": 1, "kind": "remind", "key": "tea", "due": 1767225600, "server": None, "member": 11, "turn": 0,
        "payload": '{"channel": 1456074443980800999, "often": 2}', "leased_until": None, "failures": 0, "done_at": None,
    }  # fmt: skip
    file = json.loads(exported(11, {"outbox": [planned]}, {"outbox": 30}, NOW))

    assert (file["you"], file["written"]) == ("11", "2026-01-01T00:00:00+00:00")
    [subject] = file["kept"]
    assert "30 days" in subject["how_long"]
    [entry] = subject["entries"]
    assert entry["planned_for"] == "2026-01-01T00:00:00+00:00"
    assert entry["details"] == {"channel": "1456074443980800999", "often": 2}
    assert entry["server"] is None and entry["done"] is None
