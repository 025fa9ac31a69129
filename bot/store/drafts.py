"""Which answer belongs to which draft, so that edits and deletions are followed after a restart. Never the text."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

import aiosqlite

from bot.store.servers import Answers

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

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def get(self, draft: int) -> AnsweredDraft | None:
        return await self._one("draft = ?", draft)

    async def answered_by(self, answer: int) -> AnsweredDraft | None:
        """The draft that has this answer."""
        return await self._one("answer = ?", answer)

    async def _one(self, where: str, id: int) -> AnsweredDraft | None:
        cursor = await self._connection.execute(f"SELECT {_COLUMNS} FROM drafts WHERE {where}", (id,))
        row = await cursor.fetchone()
        if row is None:
            return None
        answered = AnsweredDraft(*row)
        return replace(answered, on_purpose=bool(answered.on_purpose))

    async def put(self, answered: AnsweredDraft) -> None:
        await self._connection.execute(
            f"INSERT OR REPLACE INTO drafts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", astuple(answered)
        )

    async def mean(self, answer: int, on_purpose: bool) -> None:
        """Keep whether the draft under this answer is meant for a crowd; nothing where no draft has this answer."""
        await self._connection.execute("UPDATE drafts SET on_purpose = ? WHERE answer = ?", (int(on_purpose), answer))

    async def forget(self, draft: int) -> None:
        await self._connection.execute("DELETE FROM drafts WHERE draft = ?", (draft,))

    async def forget_server(self, server: int) -> None:
        await self._connection.execute("DELETE FROM drafts WHERE server = ?", (server,))

    async def forget_before(self, draft: int) -> None:
        """Drop what is older than this message id: nobody edits a draft of last season."""
        await self._connection.execute("DELETE FROM drafts WHERE draft < ?", (draft,))
