-- The weekly practice of /me practice: when and where, and which techniques came. `topic` "" is all; `channel` NULL is a
-- direct message. Times are seconds of Unix time.
CREATE TABLE practices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member INTEGER NOT NULL UNIQUE,
    state TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    server INTEGER,
    channel INTEGER,
    weekday INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    zone TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    kept_at INTEGER NOT NULL
) STRICT;
CREATE TABLE practice_weeks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member INTEGER NOT NULL,
    due INTEGER NOT NULL,
    tip TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    kept_at INTEGER NOT NULL,
    UNIQUE (member, due)
) STRICT;
