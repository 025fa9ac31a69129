-- What only some formats have: the format itself ('' is not known), watch time in seconds, watches to the end, and the
-- share of those as the platform shows it, in hundredths of a per cent; and the minutes that a post took to make.
ALTER TABLE posts ADD COLUMN format TEXT NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN watch_time INTEGER;
ALTER TABLE posts ADD COLUMN full_watches INTEGER;
ALTER TABLE posts ADD COLUMN full_share INTEGER;
ALTER TABLE posts ADD COLUMN minutes INTEGER;
