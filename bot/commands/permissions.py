"""The permissions that the coach asks for, by the names that Discord shows, and which of them a channel lacks."""

from __future__ import annotations

import discord

from bot.commands.drafts import TAGS
from bot.store.servers import Answers

NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "read_message_history": "Read Message History",
    "send_messages_in_threads": "Send Messages in Threads",
    "create_public_threads": "Create Public Threads",
    "create_private_threads": "Create Private Threads",
    "attach_files": "Attach Files",
    "manage_threads": "Manage Posts",
    "create_events": "Create Events",
    "manage_events": "Manage Events",
}


def missing_for_answers(
    channel: discord.TextChannel | discord.ForumChannel, answers: Answers, me: discord.Member | None = None
) -> tuple[str, ...]:
    """What stops the coach from answering drafts here. `me` where the server doesn't know it by itself."""
    needed = ["view_channel", "read_message_history"]
    if isinstance(channel, discord.ForumChannel):
        needed.append("send_messages_in_threads")
    elif answers == "thread":
        needed += ["create_public_threads", "send_messages_in_threads"]
    else:
        needed.append("send_messages")
    if answers != "neutral":
        needed.append("attach_files")  # a long rewrite comes as a file
    return _missing(channel, needed, me)


def missing_for_tags(
    channel: discord.TextChannel | discord.ForumChannel, me: discord.Member | None = None
) -> tuple[str, ...]:
    """What stops the coach from setting its tags in a forum that has them."""
    if not isinstance(channel, discord.ForumChannel):
        return ()
    if not any(tag.name.casefold() in TAGS.values() for tag in channel.available_tags):
        return ()
    return _missing(channel, ["manage_threads"], me)


def _missing(
    channel: discord.TextChannel | discord.ForumChannel, needed: list[str], me: discord.Member | None
) -> tuple[str, ...]:
    granted = channel.permissions_for(me or channel.guild.me)
    return tuple(NAMES[one] for one in needed if not getattr(granted, one))
