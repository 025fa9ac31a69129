-- What a member told with /me remember, in their own words, and the care actions that they chose with /me actions.
CREATE TABLE remembered (
    member INTEGER PRIMARY KEY,
    follows INTEGER,
    one TEXT NOT NULL DEFAULT '',
    two TEXT NOT NULL DEFAULT '',
    three TEXT NOT NULL DEFAULT '',
    trait TEXT NOT NULL DEFAULT '',
    kept_at INTEGER NOT NULL
) STRICT;
CREATE TABLE care_actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member INTEGER NOT NULL,
    action TEXT NOT NULL,
    chosen_at INTEGER NOT NULL,
    done_at INTEGER,
    kept_at INTEGER NOT NULL
) STRICT;
CREATE INDEX care_actions_by_member ON care_actions (member, done_at);
