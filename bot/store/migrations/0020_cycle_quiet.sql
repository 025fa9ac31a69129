-- Members whom cycles ping no more.
CREATE TABLE cycle_quiet (
    member INTEGER PRIMARY KEY,
    kept_at INTEGER NOT NULL
) STRICT;
