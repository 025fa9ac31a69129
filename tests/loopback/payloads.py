"""The JSON that the loopback Discord speaks: users, a server, channels, messages, interactions."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Iterator
from typing import Any

Json = dict[str, Any]

EPHEMERAL = 1 << 6
COMPONENTS_V2 = 1 << 15
MESSAGE_CONTENT_INTENT = 1 << 15
PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | MESSAGE_CONTENT_INTENT
EVERYTHING = str((1 << 50) - 1)

APP_ID = "900000000000000001"
GUILD_ID = "900000000000000002"
CHANNEL_ID = "900000000000000003"
MEMBER_ID = "900000000000000004"
OWNER_ID = "900000000000000005"

_counter = itertools.count(1)


def snowflake() -> str:
    """A new id whose time is now: discord.py reads an interaction's age from it."""
    return str((int(time.time() * 1000) - 1420070400000) << 22 | next(_counter) & 0x3FFFFF)


def user(user_id: str, name: str, *, bot: bool = False) -> Json:
    return {
        "id": user_id,
        "username": name,
        "discriminator": "0",
        "global_name": name.title(),
        "avatar": None,
        "bot": bot,
        "flags": 0,
        "public_flags": 0,
    }


COACH = user(APP_ID, "creator coach", bot=True)
MIRA = user(MEMBER_ID, "mira")
OWNER = user(OWNER_ID, "owner")


def member(of: Json) -> Json:
    return {
        "user": of,
        "roles": [],
        "joined_at": "2025-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "permissions": EVERYTHING,
    }


def application(*, content_intent: bool) -> Json:
    return {
        "id": APP_ID,
        "name": "Creator Coach",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": (1 << 19) if content_intent else 0,
        "owner": OWNER,
        "team": None,
        "rpc_origins": [],
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "bot": COACH,
    }


def channel(channel_id: str = CHANNEL_ID, guild_id: str = GUILD_ID) -> Json:
    return {
        "id": channel_id,
        "type": 0,
        "guild_id": guild_id,
        "name": "drafts",
        "topic": None,
        "position": 0,
        "nsfw": False,
        "flags": 0,
        "rate_limit_per_user": 0,
        "parent_id": None,
        "last_message_id": None,
        "permission_overwrites": [],
        "permissions": EVERYTHING,
    }


def everyone_role(guild_id: str = GUILD_ID) -> Json:
    return {
        "id": guild_id,
        "name": "@everyone",
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": 0,
        "permissions": EVERYTHING,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def guild(guild_id: str = GUILD_ID, channel_ids: Iterable[str] = (CHANNEL_ID,)) -> Json:
    """A server as GUILD_CREATE brings it."""
    return {
        "id": guild_id,
        "name": "Night Market",
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "owner_id": OWNER_ID,
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "roles": [everyone_role(guild_id)],
        "emojis": [],
        "features": [],
        "mfa_level": 0,
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "vanity_url_code": None,
        "description": None,
        "banner": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": "en-US",
        "public_updates_channel_id": None,
        "nsfw_level": 0,
        "premium_progress_bar_enabled": False,
        "safety_alerts_channel_id": None,
        "stickers": [],
        "joined_at": "2025-01-01T00:00:00+00:00",
        "large": False,
        "unavailable": False,
        "member_count": 3,
        "voice_states": [],
        "members": [member(COACH), member(MIRA)],
        "channels": [channel(one, guild_id) for one in channel_ids],
        "threads": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def place(guild: Json) -> Json:
    """Where something happens: the first channel of a server."""
    channel, id = guild["channels"][0], guild["id"]
    return {
        "guild_id": id,
        "guild": {"id": id, "locale": "en-US", "features": []},
        "channel": channel,
        "channel_id": channel["id"],
    }


def message(author: Json, body: Json | None = None, *, channel_id: str = CHANNEL_ID, **more: Any) -> Json:
    """A message as Discord gives it back: what was posted, with ids for it and for each of its components."""
    posted = body or {}
    components = posted.get("components") or []
    number_components(components)
    return {
        "id": snowflake(),
        "type": 0,
        "channel_id": channel_id,
        "author": author,
        "content": posted.get("content") or "",
        "embeds": posted.get("embeds") or [],
        "components": components,
        "attachments": [],
        "flags": posted.get("flags") or 0,
        "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime()),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "pinned": False,
        **more,
    }


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, those inside others too."""
    for one in components:
        yield one
        inner = [one[key] for key in ("accessory", "component") if key in one]
        yield from walk([*(one.get("components") or []), *inner])


def number_components(components: list[Json]) -> None:
    """Discord gives each component that has no id the next free one."""
    for number, one in enumerate(walk(components), start=1):
        one.setdefault("id", number)


def interaction(kind: int, data: Json, *, of: Json = MIRA, **more: Any) -> Json:
    """What INTERACTION_CREATE brings: kind 2 is a command, 3 a component, 5 a modal that was sent."""
    return {
        "id": snowflake(),
        "application_id": APP_ID,
        "type": kind,
        "data": data,
        "guild_id": GUILD_ID,
        "guild": {"id": GUILD_ID, "locale": "en-US", "features": []},
        "channel": channel(),
        "channel_id": CHANNEL_ID,
        "member": member(of),
        "token": f"interaction-token-{snowflake()}",
        "version": 1,
        "app_permissions": EVERYTHING,
        "locale": "en-US",
        "guild_locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD_ID},
        "context": 0,
        "attachment_size_limit": 10485760,
        **more,
    }
