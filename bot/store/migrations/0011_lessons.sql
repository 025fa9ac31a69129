-- The lessons that a member has done, by the names that rules/ give path and lesson. `kept_at`: the last on that path.
CREATE TABLE lessons_done (
    member INTEGER NOT NULL,
    path TEXT NOT NULL,
    lesson TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    PRIMARY KEY (member, path, lesson)
) STRICT;
