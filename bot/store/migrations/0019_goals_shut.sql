-- 1 where the last reminder of a goal could not be sent, because its member takes no direct messages of the coach.
ALTER TABLE goals ADD COLUMN shut INTEGER NOT NULL DEFAULT 0;
