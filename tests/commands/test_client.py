"""The client around the features: intents, telling Discord the commands, and what is in flight."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.cards.guide import help_card, welcome_card
from bot.cards.keys import ReviewKey, SeeKey
from bot.cards.notices import dismissed_card, draft_line
from bot.cards.review import review_card
from bot.cards.settings import SettingsShown, settings_card
from bot.cards.why import which_rule_card
from bot.commands.client import intents_for
from bot.commands.registry import PRESSES
from bot.commands.services import Operator
from bot.commands.tree import command_hash
from tests.cards.reviews import finding, review
from tests.sim.world import client, world


def told(w: object) -> int:
    """How often Discord was told the commands."""
    return sum(one.method == "PUT" and one.path.endswith("/commands") for one in w.env.http_requests)  # type: ignore[attr-defined]


def test_no_privileged_intent_unless_the_operator_asks_for_it() -> None:
    assert not intents_for(watch_drafts=False).message_content
    assert intents_for(watch_drafts=True).message_content
    assert not intents_for(watch_drafts=True).members
    assert intents_for(watch_drafts=False).guild_scheduled_events
    assert not intents_for(watch_drafts=True).presences


async def test_discord_is_told_the_commands_once_and_again_only_when_they_change() -> None:
    async with world() as w:
        assert told(w) == 1

        await w.restart()

        assert told(w) == 1

        await w.store.commands.put(w.bot.application_id or 0, "another hash")
        await w.restart()

        assert told(w) == 2


async def test_the_hash_changes_with_the_commands() -> None:
    async with world() as w:
        before = command_hash(w.bot.tree)
        w.bot.tree.remove_command("help")

        assert command_hash(w.bot.tree) != before


async def test_review_and_help_are_there_in_servers_in_direct_messages_and_installed_by_a_user() -> None:
    async with world() as w:
        for name in ("review", "help"):
            command = w.bot.tree.get_command(name)
            assert command is not None
            told = command.to_dict(w.bot.tree)

            assert set(told["contexts"]) == {0, 1, 2}
            assert set(told["integration_types"]) == {0, 1}


async def test_every_button_and_select_on_every_card_has_exactly_one_that_answers_it() -> None:
    key = ReviewKey("instagram", "reel", 1)
    hint = finding(level="hint")
    shown = SettingsShown(1, True, "neutral", "tiktok", (("tiktok", "TikTok"),), False, True)
    cards = [
        review_card(review(findings=(finding(), hint)), key),
        draft_line(SeeKey(1, 2, 3)),
        dismissed_card("crowd.vocative", "“…” greets a room."),
        which_rule_card([finding()]),
        settings_card(shown),
        welcome_card(),
        help_card(1, ["crowd.vocative"]),
    ]
    ids = [one.custom_id for card in cards for one in card.view.walk_children() if one.is_dispatchable()]
    templates = [press.__discord_ui_compiled_template__ for press in PRESSES]

    assert len(ids) > 12
    assert [id for id in ids if sum(bool(one.fullmatch(id)) for one in templates) != 1] == []


async def test_a_home_server_that_the_bot_is_not_in_does_not_stop_it() -> None:
    async with world(Operator(home_guild=1)) as w:
        assert (await w.mira.slash(w.general, "help")).acknowledged


async def test_what_is_being_answered_is_counted_and_waited_for() -> None:
    async with world() as w:
        coach = client(w.store, w.operator, None, [timedelta()])
        done = asyncio.Event()
        coach.track(asyncio.create_task(done.wait()))
        drained = asyncio.create_task(coach.drained())
        await asyncio.sleep(0)

        assert coach.in_flight == 1 and not drained.done()

        done.set()
        await drained

        assert coach.in_flight == 0


async def test_nothing_is_in_flight_after_a_review() -> None:
    async with world() as w:
        await w.mira.slash(w.general, "review", caption="Hey guys, the bread is out")

        assert w.bot.in_flight == 0
