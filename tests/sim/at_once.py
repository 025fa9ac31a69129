"""Many members who press or send at the same moment: everything is on its way before the first is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

from simcord.backend import serializers
from simcord.enums import ComponentType, InteractionType
from simcord.interactions import base_payload
from simcord.results import InteractionResult

from tests.sim.world import World


async def press_at_once(w: World, message: Any, custom_id: str, members: Iterable[Any]) -> list[InteractionResult]:
    """Each member presses the same button once."""
    data = {"custom_id": custom_id, "component_type": ComponentType.BUTTON}
    return await _at_once(w, message, InteractionType.MESSAGE_COMPONENT, data, members)


async def send_at_once(
    w: World, message: Any, form: str, filled: Mapping[str, str], members: Iterable[Any]
) -> list[InteractionResult]:
    """Each member sends the form that they opened from a message."""
    fields = [
        {"type": 18, "id": n, "component": {"type": 4, "id": 100 + n, "custom_id": name, "value": value}}
        for n, (name, value) in enumerate(filled.items(), 1)
    ]
    return await _at_once(w, message, InteractionType.MODAL_SUBMIT, {"custom_id": form, "components": fields}, members)


async def _at_once(w: World, message: Any, kind: int, data: dict[str, Any], members: Iterable[Any]) -> list[Any]:
    backend, records = w.env.backend, []
    channel = getattr(message, "channel_id", None) or message.channel.id
    for member in members:
        record, payload = base_payload(
            backend, type=kind, channel_id=channel, guild_id=w.guild.id, user_id=member.id, data=dict(data)
        )
        payload["message"] = dict(serializers.message_payload(backend, backend.get_message(channel, message.id)))
        record.source_message_id = message.id
        backend.emit("INTERACTION_CREATE", payload)
        records.append(record)
    answers = [InteractionResult(w.env, record) for record in records]
    for _ in range(6000):
        await asyncio.sleep(0.005)
        if not w.bot.in_flight and all(one.acknowledged for one in answers):
            break
    return answers
