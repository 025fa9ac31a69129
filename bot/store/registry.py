"""Every table of the store, as the feature that keeps it declares it. A test fails where one is missing here."""

from __future__ import annotations

from bot.store import commands, dismissed, drafts, house_rules, outbox, posts, profiles, servers

DECLARED = (
    *servers.KEPT,
    *house_rules.KEPT,
    *profiles.KEPT,
    *dismissed.KEPT,
    *drafts.KEPT,
    *posts.KEPT,
    *outbox.KEPT,
    *commands.KEPT,
)
