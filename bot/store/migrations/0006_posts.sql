-- Posts that a member keeps with /kpi: figures, never a text. NULL is not known. `posted_on` is a day, YYYY-MM-DD.
CREATE TABLE posts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member INTEGER NOT NULL,
    platform TEXT NOT NULL,
    posted_on TEXT NOT NULL,
    views INTEGER,
    likes INTEGER,
    comments INTEGER,
    shares INTEGER,
    saves INTEGER,
    reach INTEGER,
    followers INTEGER,
    link TEXT NOT NULL DEFAULT '',
    one_to_one INTEGER,
    kept_at INTEGER NOT NULL
) STRICT;
CREATE INDEX posts_by_member ON posts (member, platform, posted_on);
