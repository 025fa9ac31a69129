"""A group of commands that a member has everywhere: in servers, in direct messages, and installed for oneself."""

from __future__ import annotations

from discord import app_commands


def group_everywhere(name: str, description: str) -> app_commands.Group:
    return app_commands.Group(
        name=name,
        description=description,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    )
