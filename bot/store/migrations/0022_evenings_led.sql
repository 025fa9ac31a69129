-- An evening that is led in Discord: in which channel, which talk is on, and since when, or since when there is none.
ALTER TABLE cycle_events ADD COLUMN room INTEGER;
ALTER TABLE cycle_events ADD COLUMN stage_talk INTEGER;
ALTER TABLE cycle_events ADD COLUMN stage_since INTEGER;
