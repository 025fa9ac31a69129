-- Whose evenings count towards the places of a month: the cycle's own, or those of all cycles of its server.
ALTER TABLE cycles ADD COLUMN month_scope TEXT NOT NULL DEFAULT 'cycle';
CREATE INDEX cycle_events_by_server ON cycle_events (server, starts);
