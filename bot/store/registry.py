"""Every table of the store, as the feature that keeps it declares it. A test fails where one is missing here."""

from __future__ import annotations

from bot.store import (
    absences,
    care_actions,
    commands,
    cycle_moods,
    cycle_quiet,
    cycles,
    dismissed,
    drafts,
    feedback,
    goals,
    house_rules,
    lessons,
    outbox,
    posts,
    practice,
    profiles,
    progress,
    remembered,
    servers,
    trends,
)

DECLARED = (
    *servers.KEPT,
    *house_rules.KEPT,
    *profiles.KEPT,
    *dismissed.KEPT,
    *drafts.KEPT,
    *posts.KEPT,
    *progress.KEPT,
    *absences.KEPT,
    *practice.KEPT,
    *lessons.KEPT,
    *trends.KEPT,
    *remembered.KEPT,
    *care_actions.KEPT,
    *goals.KEPT,
    *feedback.KEPT,
    *cycles.KEPT,
    *cycle_moods.KEPT,
    *cycle_quiet.KEPT,
    *outbox.KEPT,
    *commands.KEPT,
)
