-- Reviews that a member keeps to see their progress: the verdict and the counts, never a text. `card` is the message
-- with the review, so that one review is kept once. `kept_on` is a day, YYYY-MM-DD.
CREATE TABLE progress (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member INTEGER NOT NULL,
    card INTEGER NOT NULL,
    platform TEXT NOT NULL,
    kept_on TEXT NOT NULL,
    verdict TEXT NOT NULL,
    voice TEXT NOT NULL,
    to_one INTEGER NOT NULL,
    to_crowd INTEGER NOT NULL,
    on_purpose INTEGER NOT NULL,
    kept_at INTEGER NOT NULL,
    UNIQUE (member, card)
) STRICT;
CREATE INDEX progress_by_member ON progress (member, kept_on);
