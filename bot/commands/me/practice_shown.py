"""How a member's practice stands, read from the store for a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.me import practice_words as words
from bot.cards.me.practice import PracticeShown, Recap, Standing
from bot.coaching.practice import Rhythm
from bot.commands.knowing import known_to
from bot.store.practice import Answer

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

PRACTICE = "practice"  # the kind of its timed work


async def practice_shown(client: CoachClient, member: int, *, standing: Standing | None = None) -> PracticeShown:
    """`standing`: where it is about to stand, if that is not yet in the store."""
    store = client.services.store
    practice = await store.practices.of(member)
    if practice is None:
        return PracticeShown(member)
    known = known_to(client)
    weeks = [one for one in await store.practices.weeks(member, practice.began) if one.sent]
    titles = {one.id: known.tips[one.tip].title if one.tip in known.tips else None for one in weeks}

    def answered(answer: Answer) -> list[str | None]:
        return [titles[one.id] for one in weeks if one.answer == answer]

    planned = await store.outbox.planned(PRACTICE, str(practice.id))
    return PracticeShown(
        member,
        standing or practice.state,
        known.tip_topics.get(practice.topic, words.ALL_TOPICS),
        practice.channel,
        Rhythm(practice.weekday, practice.hour, practice.zone),
        planned if planned and planned > client.services.now() else None,
        Recap(answered("done"), answered("skipped"), len(answered(""))),
    )
