-- Gaps in a member's posting, and who sought them out in each, as they counted it. Days are YYYY-MM-DD; `ended` is NULL
-- while the gap lasts, a count NULL where none was given.
CREATE TABLE absences (
    member INTEGER NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    asked INTEGER,
    visits INTEGER,
    searches INTEGER,
    came_back INTEGER,
    kept_at INTEGER NOT NULL,
    PRIMARY KEY (member, began)
) STRICT;
