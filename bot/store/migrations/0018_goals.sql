-- Goals that members set with /goal, in their own words. `until` is a day, YYYY-MM-DD, in `zone`; `target` NULL: done or
-- not; `ended_at` NULL: it is open. Times are seconds of Unix time.
CREATE TABLE goals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member INTEGER NOT NULL,
    kind TEXT NOT NULL,
    goal TEXT NOT NULL,
    unit TEXT NOT NULL DEFAULT '',
    target INTEGER,
    done INTEGER NOT NULL DEFAULT 0,
    until TEXT,
    zone TEXT NOT NULL,
    remind INTEGER NOT NULL DEFAULT 0,
    began_at INTEGER NOT NULL,
    ended_at INTEGER,
    kept_at INTEGER NOT NULL
) STRICT;
CREATE INDEX goals_by_member ON goals (member, ended_at);
