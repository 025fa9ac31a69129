"""Which answer belongs to which draft, so that edits and deletions are followed after a restart. Never the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from datetime import datetime

from bot.store.engine import Engine
from bot.store.kept import Kept
from bot.store.servers import Answers

FOLLOWED = 180  # days; nobody edits a draft of last season

KEPT = (Kept("drafts", member="author", server="server", since="kept_at", days=FOLLOWED),)

_COLUMNS = "draft, channel, server, author, answer, answer_channel, answers, on_purpose"


@dataclass(frozen=True, slots=True)
class AnsweredDraft:
    """Message ids, channel ids and how the draft was answered. `answer_channel` is the thread in thread mode."""

    draft: int
    channel: int
    server: int
    author: int
    answer: int
    answer_channel: int
    answers: Answers
    on_purpose: bool = False  # the author called it a community post


class Drafts:
    """Reads and writes answered drafts."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def get(self, draft: int) -> AnsweredDraft | None:
        return await self._one("draft = $1", draft)

    async def answered_by(self, answer: int) -> AnsweredDraft | None:
        """The draft that has this answer."""
        return await self._one("answer = $1", answer)

    async def _one(self, where: str, id: int) -> AnsweredDraft | None:
        row = await self._engine.row(f"SELECT {_COLUMNS} FROM drafts WHERE {where}", id)
        if row is None:
            return None
        answered = AnsweredDraft(*row)
        return replace(answered, on_purpose=bool(answered.on_purpose))

    async def put(self, answered: AnsweredDraft) -> None:
        await self._engine.write(
            f"INSERT INTO drafts ({_COLUMNS}, kept_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
            "ON CONFLICT (draft) DO UPDATE SET channel = excluded.channel, server = excluded.server, "
            "author = excluded.author, answer = excluded.answer, answer_channel = excluded.answer_channel, "
            "answers = excluded.answers, on_purpose = excluded.on_purpose, kept_at = excluded.kept_at",
            *astuple(answered)[:-1],
            int(answered.on_purpose),
            int(self._now().timestamp()),
        )

    async def mean(self, answer: int, on_purpose: bool) -> None:
        """Keep whether the draft under this answer is meant for a crowd; nothing where no draft has this answer."""
        await self._engine.write("UPDATE drafts SET on_purpose = $1 WHERE answer = $2", int(on_purpose), answer)

    async def forget(self, draft: int) -> None:
        await self._engine.write("DELETE FROM drafts WHERE draft = $1", draft)
