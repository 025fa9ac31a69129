-- What members care about, a row for each of their interests: whoever has none is not listed. `folded` is what is compared.
CREATE TABLE interests (
    server INTEGER NOT NULL,
    member INTEGER NOT NULL,
    folded TEXT NOT NULL,
    interest TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    PRIMARY KEY (server, member, folded)
) STRICT;
CREATE INDEX interests_by_folded ON interests (server, folded);
CREATE INDEX interests_by_member ON interests (member);
