"""How often the coach speaks up in public, also where the clock is not to be trusted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.commands.cooldown import Cooldown

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MEMBER, CHANNEL = 1, 2


def test_a_member_waits_the_cooldown_and_no_longer() -> None:
    cooldown = Cooldown(20)

    assert cooldown.turn(MEMBER, CHANNEL, NOW) == "answer"
    assert cooldown.turn(MEMBER, CHANNEL, NOW + timedelta(seconds=19)) == "ask for patience"
    assert cooldown.turn(MEMBER, CHANNEL, NOW + timedelta(seconds=21)) == "answer"


def test_a_clock_that_is_set_back_keeps_nobody_waiting() -> None:
    cooldown = Cooldown(20)
    cooldown.turn(MEMBER, CHANNEL, NOW)

    assert cooldown.turn(MEMBER, CHANNEL, NOW - timedelta(hours=1)) == "answer"
