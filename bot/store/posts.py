"""The posts that a member keeps with /kpi: place, day, figures, link, whom the caption spoke to. Never its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime

from bot.store.engine import Engine, Row, Statements
from bot.store.kept import Kept

KEPT = (Kept("posts", member="member", since="kept_at"),)
MOST = 2000  # of one member

_FIGURES = "views, likes, comments, shares, saves, reach, followers, watch_time, full_watches, full_share"
_NAMES = f"member, platform, posted_on, {_FIGURES}, format, minutes, link, one_to_one".split(", ")
_COLUMNS = ", ".join(_NAMES)
_PLACES = ", ".join(f"${n}" for n in range(1, len(_NAMES) + 2))
_CHANGED = ", ".join(f"{name} = ${n}" for n, name in enumerate((*_NAMES[1:], "kept_at"), 2))


@dataclass(frozen=True, slots=True)
class Post:
    """None is not known. `posted_on` is a day, YYYY-MM-DD; `watch_time` is in seconds, `full_share` in hundredths of a
    per cent; `minutes` is how long it took to make; `id` is 0 until it is kept.
    """

    member: int
    platform: str
    posted_on: str
    views: int | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    saves: int | None = None
    reach: int | None = None
    followers: int | None = None
    watch_time: int | None = None
    full_watches: int | None = None
    full_share: int | None = None
    format: str = ""
    minutes: int | None = None
    link: str = ""
    one_to_one: bool | None = None
    id: int = 0


class TooManyPosts(Exception):
    """A member keeps as many as there may be."""


class Posts:
    """Reads and writes a member's posts; each question names the member, so that nobody reaches another's."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def of(self, member: int, platform: str | None = None) -> list[Post]:
        """Theirs, on one platform or on all, the earliest first."""
        only, values = ("", (member,)) if platform is None else (" AND platform = $2", (member, platform))
        rows = await self._engine.rows(
            f"SELECT {_COLUMNS}, id FROM posts WHERE member = $1{only} ORDER BY posted_on, id", *values
        )
        return [_post(row) for row in rows]

    async def one(self, member: int, post: int) -> Post | None:
        row = await self._engine.row(f"SELECT {_COLUMNS}, id FROM posts WHERE member = $1 AND id = $2", member, post)
        return _post(row) if row else None

    async def add(self, post: Post) -> Post:
        """The post with its number. Raises TooManyPosts."""
        async with self._engine.transaction(f"posts:{post.member}") as statements:
            await self._room(statements, post.member, 1)
            return await self._insert(statements, post)

    async def change(self, post: Post) -> bool:
        """Keep what is known of a post by now; False where it is gone."""
        async with self._engine.transaction() as statements:
            return await self._update(statements, post)

    async def take_in(
        self,
        member: int,
        new: Sequence[Post],
        changed: Sequence[Post],
        done: Callable[[int], None] = lambda count: None,
    ) -> None:
        """All of them or none. `done` hears how many are through; it must be quick. Raises TooManyPosts."""
        async with self._engine.transaction(f"posts:{member}") as statements:
            await self._room(statements, member, len(new))
            for count, post in enumerate((*new, *changed), 1):
                theirs = replace(post, member=member)
                await (self._update(statements, theirs) if post.id else self._insert(statements, theirs))
                done(count)

    async def delete(self, member: int, post: int) -> None:
        await self._engine.write("DELETE FROM posts WHERE member = $1 AND id = $2", member, post)
        await self._engine.scrub()

    async def _room(self, statements: Statements, member: int, wanted: int) -> None:
        row = await statements.row("SELECT count(*) FROM posts WHERE member = $1", member)
        if wanted and row is not None and row[0] + wanted > MOST:
            raise TooManyPosts

    async def _insert(self, statements: Statements, post: Post) -> Post:
        row = await statements.row(
            f"INSERT INTO posts ({_COLUMNS}, kept_at) VALUES ({_PLACES}) RETURNING id",
            *_values(post),
            self._seconds(),
        )
        return replace(post, id=int(row[0])) if row else post

    async def _update(self, statements: Statements, post: Post) -> bool:
        count = await statements.write(
            f"UPDATE posts SET {_CHANGED} WHERE member = $1 AND id = ${len(_NAMES) + 2}",
            *_values(post),
            self._seconds(),
            post.id,
        )
        return count > 0

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _values(post: Post) -> tuple[object, ...]:
    *values, one_to_one, _ = astuple(post)
    return (*values, None if one_to_one is None else int(one_to_one))


def _post(row: Row) -> Post:
    post = Post(*row)
    return post if post.one_to_one is None else replace(post, one_to_one=bool(post.one_to_one))
