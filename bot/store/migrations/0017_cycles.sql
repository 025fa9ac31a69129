-- Community cycles. `server` and `over_at` (NULL until it is over) stand in every table, so that each row can be purged
-- and expires by itself. A proposal counts as over from the start: it expires unless it begins. Member 0 is nobody.
CREATE TABLE cycles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server INTEGER NOT NULL,
    name TEXT NOT NULL,
    theme TEXT NOT NULL,
    zone TEXT NOT NULL,
    preset TEXT NOT NULL,
    state TEXT NOT NULL,
    ended TEXT,
    proposed_by INTEGER NOT NULL,
    proposed_at INTEGER NOT NULL,
    theme_since INTEGER NOT NULL,
    began_at INTEGER,
    over_at INTEGER,
    end_events INTEGER,
    end_speakers INTEGER,
    end_day TEXT,
    founders INTEGER NOT NULL,
    most_founders INTEGER NOT NULL,
    seats INTEGER NOT NULL,
    talk_minutes INTEGER NOT NULL,
    changeover_minutes INTEGER NOT NULL,
    events_a_month INTEGER NOT NULL,
    offer_hours INTEGER NOT NULL,
    first_timers_days INTEGER NOT NULL,
    card_channel INTEGER,
    card_message INTEGER,
    edition INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX cycles_by_server ON cycles (server, state);
CREATE TABLE cycle_founders (
    server INTEGER NOT NULL,
    cycle INTEGER NOT NULL REFERENCES cycles (id) ON DELETE CASCADE,
    member INTEGER NOT NULL,
    founded_at INTEGER NOT NULL,
    over_at INTEGER,
    PRIMARY KEY (cycle, member)
) STRICT;
CREATE TABLE cycle_events (
    server INTEGER NOT NULL,
    cycle INTEGER NOT NULL REFERENCES cycles (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    state TEXT NOT NULL,
    place TEXT NOT NULL,
    discord_event INTEGER,
    over_at INTEGER,
    PRIMARY KEY (cycle, id)
) STRICT;
CREATE TABLE cycle_talks (
    server INTEGER NOT NULL,
    cycle INTEGER NOT NULL REFERENCES cycles (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    event INTEGER NOT NULL,
    member INTEGER NOT NULL,
    state TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    offered_until INTEGER,
    first_time INTEGER NOT NULL,
    overran INTEGER NOT NULL,
    over_at INTEGER,
    PRIMARY KEY (cycle, id)
) STRICT;
CREATE TABLE cycle_roles (
    server INTEGER NOT NULL,
    cycle INTEGER NOT NULL REFERENCES cycles (id) ON DELETE CASCADE,
    event INTEGER NOT NULL,
    role TEXT NOT NULL,
    member INTEGER NOT NULL,
    over_at INTEGER,
    PRIMARY KEY (cycle, event, role)
) STRICT;
CREATE TABLE cycle_guests (
    server INTEGER NOT NULL,
    cycle INTEGER NOT NULL REFERENCES cycles (id) ON DELETE CASCADE,
    event INTEGER NOT NULL,
    member INTEGER NOT NULL,
    over_at INTEGER,
    PRIMARY KEY (cycle, event, member)
) STRICT;
CREATE TABLE cycle_moods (
    server INTEGER NOT NULL,
    cycle INTEGER NOT NULL REFERENCES cycles (id) ON DELETE CASCADE,
    event INTEGER NOT NULL,
    member INTEGER NOT NULL,
    mood INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    over_at INTEGER,
    PRIMARY KEY (cycle, event, member)
) STRICT;
CREATE INDEX cycle_founders_by_member ON cycle_founders (member);
CREATE INDEX cycle_talks_by_member ON cycle_talks (member);
CREATE INDEX cycle_roles_by_member ON cycle_roles (member);
CREATE INDEX cycle_guests_by_member ON cycle_guests (member);
CREATE INDEX cycle_moods_by_member ON cycle_moods (member);
