-- Trends that a member notes with /me trends, each with their own twist. `noted_for` is a day, YYYY-MM-DD.
CREATE TABLE trends (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member INTEGER NOT NULL,
    platform TEXT NOT NULL,
    noted_for TEXT NOT NULL,
    trend TEXT NOT NULL,
    twist TEXT NOT NULL,
    kept_at INTEGER NOT NULL
) STRICT;
CREATE INDEX trends_by_member ON trends (member, noted_for);
