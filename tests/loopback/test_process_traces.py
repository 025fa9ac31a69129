"""What a real process leaves behind: no caption, no token and no member in its log, no caption in any of its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loopback import payloads
from tests.loopback.conftest import CAPTION, StartCoach
from tests.loopback.server import LoopbackDiscord, buttons, texts


@pytest.mark.parametrize("form", ["text", "json"])
async def test_neither_the_log_at_its_finest_nor_a_file_holds_what_was_typed(
    discord: LoopbackDiscord, start: StartCoach, tmp_path: Path, form: str
) -> None:
    coach = await start(f"log_level: debug\nlog_format: {form}\n")
    await discord.online()
    answered = await discord.answer(await discord.command("review", caption=CAPTION))
    assert answered.message is not None and "plum kettle" in texts(answered.message)
    for pressed in buttons(answered.message):
        await discord.answer(await discord.press(answered.message, pressed))
    await discord.answer(await discord.command("review", caption=CAPTION, format="plum kettle"))
    await discord.post(CAPTION, mention=True)
    await coach.says("mention")
    assert await coach.stopped() == 0

    assert "/review" in coach.output and "why" in coach.output
    assert not [one for one in ("plum kettle", coach.token, payloads.MEMBER_ID) if one in coach.output]
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert any(one.name.endswith(".sqlite3") for one in files)
    assert [one.name for one in files if b"plum kettle" in one.read_bytes()] == []
