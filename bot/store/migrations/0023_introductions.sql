-- Who wants to meet somebody after a talk, in the order in which they pressed, and who was introduced to whom: the two of
-- a pair share its number, which no other pair of the cycle has; NULL waits. `told_in` is the thread or channel where
-- they meet.
CREATE TABLE introductions (
    server INTEGER NOT NULL,
    cycle INTEGER NOT NULL REFERENCES cycles (id) ON DELETE CASCADE,
    talk INTEGER NOT NULL,
    member INTEGER NOT NULL,
    line INTEGER NOT NULL,
    pair INTEGER,
    told_in INTEGER,
    over_at INTEGER,
    PRIMARY KEY (cycle, talk, member)
) STRICT;
CREATE INDEX introductions_by_pair ON introductions (cycle, pair);
CREATE INDEX introductions_by_member ON introductions (member);
