"""The coach as a real process, watched from its own machine: /healthz, /metrics, and nothing where nobody asked."""

from __future__ import annotations

import asyncio
import socket

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.loopback.conftest import CAPTION, StartCoach
from tests.loopback.server import LoopbackDiscord


async def asked(port: int, page: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/{page}") as answer:
        return answer.status, await answer.text()


async def healthy(port: int, status: int) -> str:
    """Wait until /healthz has this status; what it says."""
    async with asyncio.timeout(20):
        while True:
            try:
                is_now, text = await asked(port, "healthz")
            except aiohttp.ClientConnectionError:
                is_now, text = 0, ""
            if is_now == status:
                return text
            await asyncio.sleep(0.05)


async def figures(port: int) -> dict[tuple[str, ...], float]:
    _, text = await asked(port, "metrics")
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return {(one.name, *one.labels.values()): one.value for one in samples}


async def test_it_is_healthy_when_it_can_answer_and_says_why_where_it_cannot(
    discord: LoopbackDiscord, start: StartCoach, port: int
) -> None:
    discord.gateway.accept = False
    coach = await start(f"health_port: {port}\n")
    assert await healthy(port, 503) == "Discord is not reached yet\n"

    discord.gateway.accept = True
    assert await healthy(port, 200) == "ok\n"

    discord.gateway.accept = False
    discord.gateway.cut()
    assert "connection to Discord is down" in await healthy(port, 503)

    discord.gateway.accept = True
    await healthy(port, 200)
    assert await coach.stopped() == 0


async def test_what_it_did_is_counted(discord: LoopbackDiscord, start: StartCoach, port: int) -> None:
    await start(f"health_port: {port}\n")
    await discord.online()
    await discord.answer(await discord.command("review", caption=CAPTION))
    await discord.answer(await discord.command("review", caption="🌞"))
    await healthy(port, 200)
    async with asyncio.timeout(20):
        while (now := await figures(port))["coach_in_flight",]:  # once it is online it looks at what it missed
            await asyncio.sleep(0.05)

    assert now["coach_answers_total", "command", "/review", "ok"] == 1
    assert now["coach_answers_total", "command", "/review", "refused"] == 1
    assert now["coach_first_answer_seconds_count",] == 2
    assert now["coach_first_answer_seconds_bucket", "+Inf"] == 2
    assert now["coach_reviews_total", "caption"] == 1
    assert now["coach_ready",] == 1 and now["coach_servers",] == 1
    assert now["coach_store_writes_total",] > 0 and now["coach_store_refusals_total",] == 0
    assert now["coach_outbox_planned",] >= 1
    assert now["process_resident_memory_bytes",] > 0


async def test_only_this_machine_can_ask(discord: LoopbackDiscord, start: StartCoach, port: int) -> None:
    await start(f"health_port: {port}\n")
    await healthy(port, 200)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outward:
        try:
            outward.connect(("192.0.2.1", 9))  # nothing is sent; it only picks the address that faces outward
        except OSError:
            pytest.skip("this machine has no address but its own")
        address = outward.getsockname()[0]
    if address.startswith("127."):
        pytest.skip("this machine has no address but its own")

    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection(address, port)


async def test_nothing_listens_unless_it_was_asked_for(discord: LoopbackDiscord, start: StartCoach, port: int) -> None:
    await start()
    await discord.online()

    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


async def test_a_port_that_is_taken_is_named(discord: LoopbackDiscord, start: StartCoach, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        coach = await start(f"health_port: {port}\n")

        assert await coach.ended() == 2
        assert f"health_port {port}" in coach.output
