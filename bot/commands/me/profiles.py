"""A member's profile between the store and the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coaching.profile import NOTHING_TOLD, Profile, Viewer, profile_of, viewer_of
from bot.store.profiles import MemberProfile

if TYPE_CHECKING:
    from bot.commands.client import CoachClient


async def profile_kept(client: CoachClient, member: int) -> Profile:
    """What the member told; the default where that is nothing."""
    kept = await client.services.store.profiles.of(member)
    if kept is None:
        return NOTHING_TOLD
    viewer = viewer_of(kept.viewer_name, kept.viewer_moment, kept.viewer_need)
    return profile_of(kept.creates, kept.register, viewer)


async def keep_profile(client: CoachClient, member: int, profile: Profile) -> None:
    """Keep what the member told; who told nothing is forgotten."""
    if profile == NOTHING_TOLD:
        return await client.services.store.profiles.forget(member)
    viewer = profile.viewer or Viewer()
    row = MemberProfile(member, profile.creates, profile.register, viewer.name, viewer.moment, viewer.need)
    await client.services.store.profiles.put(row)
