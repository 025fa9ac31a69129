-- What a member told the coach with /me profile: how they create, how it words things, the one viewer they write for.
CREATE TABLE profiles (
    member INTEGER PRIMARY KEY,
    creates TEXT NOT NULL DEFAULT 'unsaid',
    register TEXT NOT NULL DEFAULT 'familiar',
    viewer_name TEXT NOT NULL DEFAULT '',
    viewer_moment TEXT NOT NULL DEFAULT '',
    viewer_need TEXT NOT NULL DEFAULT ''
) STRICT;
