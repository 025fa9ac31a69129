-- A server's own rules, as one line of JSON; '' where they were removed. `edition` grows with every change, so that of
-- two admins who change them at once the second one is told.
CREATE TABLE house_rules (
    server INTEGER PRIMARY KEY,
    edition INTEGER NOT NULL,
    rules TEXT NOT NULL
) STRICT;
