"""What the table of goals is to the people in it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cards.subject import Subject

GOAL_SUBJECTS: Mapping[str, Subject] = {
    "goals": Subject(
        title="Your goals",
        what="Each goal in your words, as you set it with /goal: whom it is for, its count and last day, how many are"
        " done, your time zone, and if you want reminders.",
        why="You see how far you are, and I remind you where you want it.",
        seen="you alone",
        lasts="Kept for {days} days after you last changed it, or it ended; until you delete it.",
        after="/goal list is empty, and no reminders come.",
        columns={
            "id": ("number", "number"),
            "kind": ("for", "text"),
            "goal": ("goal", "text"),
            "unit": ("what_is_counted", "text"),
            "target": ("count", "number"),
            "done": ("done", "number"),
            "until": ("last_day", "text"),
            "zone": ("time_zone", "text"),
            "remind": ("reminders", "yes or no"),
            "shut": ("reminders_could_not_be_sent", "yes or no"),
            "began_at": ("set", "time"),
            "ended_at": ("ended", "time"),
            "kept_at": ("last_changed", "time"),
        },
    ),
}
