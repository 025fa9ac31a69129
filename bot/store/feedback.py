"""A second pair of eyes: where a draft was posted for it, and what members answered. Never what the draft says."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.store.engine import Engine, Row, Statements
from bot.store.kept import Kept

OPEN_FOR = 30  # days; then the post and all that was answered go together

KEPT = (
    Kept("feedback_posts", member="author", server="server", since="asked_at", days=OPEN_FOR),
    Kept("feedback_answers", member="author", server="server", since="asked_at", days=OPEN_FOR),
    Kept("feedback_answers", member="helper", server="server", since="asked_at", days=OPEN_FOR),
)

Tells = Literal["no", "yes", "failed"]

_POST = "post, channel, server, author, tells, closed, asked_at"


@dataclass(frozen=True, slots=True)
class AskedEyes:
    """One draft that was posted for others' eyes. `post` is the message with it."""

    post: int
    channel: int
    server: int
    author: int
    tells: Tells
    closed: bool
    asked_at: datetime

    @property
    def over(self) -> datetime:
        """When the post and its answers go."""
        return self.asked_at + timedelta(days=OPEN_FOR)


@dataclass(frozen=True, slots=True)
class Answered:
    """What one member answered, by the id of the question."""

    id: int
    helper: int
    answers: Mapping[str, str]


class Feedback:
    """Reads and writes posts and answers. A post that is over is not there, whether or not it is deleted yet."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def ask(self, post: int, channel: int, server: int, author: int, *, tells: bool) -> AskedEyes:
        asked = AskedEyes(post, channel, server, author, "yes" if tells else "no", False, self._now())
        await self._engine.write(
            "INSERT INTO feedback_posts (post, channel, server, author, tells, asked_at) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            post,
            channel,
            server,
            author,
            asked.tells,
            int(asked.asked_at.timestamp()),
        )
        return asked

    async def post(self, post: int) -> AskedEyes | None:
        row = await self._engine.row(
            f"SELECT {_POST} FROM feedback_posts WHERE post = $1 AND asked_at > $2", post, self._oldest()
        )
        return _asked(row) if row else None

    async def of_author(self, author: int, server: int) -> list[AskedEyes]:
        """What a member asked in one server, the latest first."""
        rows = await self._engine.rows(
            f"SELECT {_POST} FROM feedback_posts WHERE author = $1 AND server = $2 AND asked_at > $3 "
            "ORDER BY asked_at DESC, post DESC",
            author,
            server,
            self._oldest(),
        )
        return [_asked(row) for row in rows]

    async def close(self, post: int) -> None:
        await self._engine.write("UPDATE feedback_posts SET closed = 1 WHERE post = $1", post)

    async def tell_no_more(self, post: int) -> None:
        """The author couldn't be told directly."""
        await self._engine.write("UPDATE feedback_posts SET tells = 'failed' WHERE post = $1", post)

    async def forget(self, post: int) -> None:
        """A post that is gone takes its answers along."""
        await self._forget("post = $1", post)

    async def forget_channel(self, channel: int) -> None:
        await self._forget("post IN (SELECT post FROM feedback_posts WHERE channel = $1)", channel)

    async def answer(self, post: int, helper: int, answers: Mapping[str, str]) -> bool | None:
        """Keep what a member answers, in place of what they answered before. True: it is their first. None: the post
        is closed or gone.
        """
        async with self._engine.transaction(f"answers:{post}") as statements:
            asked = await statements.row(
                "SELECT server, author, asked_at FROM feedback_posts WHERE post = $1 AND closed = 0 AND asked_at > $2",
                post,
                self._oldest(),
            )
            if asked is None:
                return None
            server, author, asked_at = asked
            kept = json.dumps(dict(answers), ensure_ascii=False)
            changed = await statements.write(
                "UPDATE feedback_answers SET answers = $3 WHERE post = $1 AND helper = $2", post, helper, kept
            )
            if changed:
                return False
            await statements.write(
                "INSERT INTO feedback_answers (post, server, author, helper, answers, asked_at) "
                "VALUES ($1, $2, $3, $4, $5, $6)",
                post,
                server,
                author,
                helper,
                kept,
                asked_at,
            )
        return True

    async def answer_of(self, post: int, helper: int) -> Mapping[str, str]:
        """What this member answered before; nothing where they didn't."""
        row = await self._engine.row(
            "SELECT answers FROM feedback_answers WHERE post = $1 AND helper = $2", post, helper
        )
        return _read(row[0]) if row else {}

    async def answers(self, post: int) -> list[Answered]:
        """Those that the author didn't remove from view, the earliest first."""
        rows = await self._engine.rows(
            "SELECT id, helper, answers FROM feedback_answers WHERE post = $1 AND hidden = 0 ORDER BY id", post
        )
        return [Answered(id, helper, _read(answers)) for id, helper, answers in rows]

    async def count(self, post: int) -> int:
        """How many answered, those too that the author no longer sees."""
        row = await self._engine.row("SELECT count(*) FROM feedback_answers WHERE post = $1", post)
        return int(row[0]) if row else 0

    async def hide(self, author: int, answer: int) -> int | None:
        """Remove an answer from its author's view; the post it belongs to."""
        post = await self.post_of(author, answer)
        if post is not None:
            await self._engine.write("UPDATE feedback_answers SET hidden = 1 WHERE id = $1", answer)
        return post

    async def post_of(self, author: int, answer: int) -> int | None:
        """The post of an answer that this author sees."""
        row = await self._engine.row(
            "SELECT post FROM feedback_answers WHERE id = $1 AND author = $2 AND hidden = 0", answer, author
        )
        return int(row[0]) if row else None

    async def _forget(self, which: str, value: int) -> None:
        async with self._engine.transaction() as statements:
            count = await _delete(statements, f"feedback_answers WHERE {which}", value)
            count += await _delete(statements, f"feedback_posts WHERE {which}", value)
        if count:
            await self._engine.scrub()

    def _oldest(self) -> int:
        return int((self._now() - timedelta(days=OPEN_FOR)).timestamp())


async def _delete(statements: Statements, rows: str, value: int) -> int:
    return await statements.write(f"DELETE FROM {rows}", value)


def _asked(row: Row) -> AskedEyes:
    post, channel, server, author, tells, closed, asked_at = row
    return AskedEyes(post, channel, server, author, tells, bool(closed), datetime.fromtimestamp(asked_at, UTC))


def _read(answers: str) -> Mapping[str, str]:
    return {str(question): str(said) for question, said in json.loads(answers).items()}
