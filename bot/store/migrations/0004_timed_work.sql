-- Timed work: reminders, closings, retention. Times in seconds of Unix time; `turn` grows with every lease and plan.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    due INTEGER NOT NULL,
    server INTEGER,
    member INTEGER,
    payload TEXT NOT NULL DEFAULT '{}',
    leased_until INTEGER,
    turn INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    done_at INTEGER,
    UNIQUE (kind, key)
) STRICT;
CREATE INDEX outbox_by_due ON outbox (due) WHERE done_at IS NULL;

-- When a member asked for it to be kept. What is there already counts from this day; a draft from its message's id.
ALTER TABLE profiles ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dismissed_rules ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE drafts ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0;
UPDATE profiles SET kept_at = unixepoch();
UPDATE dismissed_rules SET kept_at = unixepoch();
UPDATE drafts SET kept_at = ((draft >> 22) + 1420070400000) / 1000;
