"""What the tables of a second pair of eyes are to the people in them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cards.subject import Subject

EYES_SUBJECTS: Mapping[str, Subject] = {
    "feedback_posts": Subject(
        title="Drafts you posted for others' eyes",
        what="Where each post is, whether you want answers as messages, and whether you closed it. Never the text.",
        why="I count the answers under it and bring them to you.",
        seen="you alone; the post itself, all members who read its channel",
        lasts="Kept for {days} days after you posted it, less if the post is deleted.",
        after="nobody can answer any more. A post stays until its time is up; delete it first if it's to go now.",
        columns={
            "post": ("message_with_your_draft", "id"),
            "channel": ("channel", "id"),
            "server": ("server", "id"),
            "tells": ("messages_you_each_answer", "text"),
            "closed": ("closed", "yes or no"),
            "asked_at": ("posted", "time"),
        },
        only_if_any=True,
    ),
    "feedback_answers": Subject(
        title="Answers on drafts",
        what="What others wrote about your drafts, and you about theirs, where a second pair of eyes was asked for.",
        why="The one who asked reads them.",
        seen="the one who asked and the one who wrote it",
        lasts="Kept for {days} days after the draft was posted, less if the post is deleted.",
        after="what others wrote for you is gone, and so is what you wrote for them.",
        columns={
            "id": ("number", "number"),
            "post": ("message_with_the_draft", "id"),
            "server": ("server", "id"),
            "author": ("written_for", "id"),
            "helper": ("written_by", "id"),
            "answers": ("answers", "details"),
            "hidden": ("removed_from_view", "yes or no"),
            "asked_at": ("draft_posted", "time"),
        },
        only_if_any=True,
    ),
}
