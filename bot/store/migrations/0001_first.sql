-- What a server chose with /settings.
CREATE TABLE servers (
    server INTEGER PRIMARY KEY,
    drafts_channel INTEGER,
    answers TEXT NOT NULL DEFAULT 'neutral' CHECK (answers IN ('neutral', 'card', 'thread')),
    platform TEXT,
    paused INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Rules that a member finds not helpful: by rule id, never by text.
CREATE TABLE dismissed_rules (
    member INTEGER NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (member, rule)
) STRICT, WITHOUT ROWID;

-- Which answer belongs to which draft. Never what the draft says.
CREATE TABLE drafts (
    draft INTEGER PRIMARY KEY,
    channel INTEGER NOT NULL,
    server INTEGER NOT NULL,
    author INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    answer_channel INTEGER NOT NULL,
    answers TEXT NOT NULL CHECK (answers IN ('neutral', 'card', 'thread'))
) STRICT;
CREATE INDEX drafts_by_server ON drafts (server);

-- The hash of the commands that an application last told Discord about.
CREATE TABLE command_hashes (
    application INTEGER PRIMARY KEY,
    hash TEXT NOT NULL
) STRICT;
