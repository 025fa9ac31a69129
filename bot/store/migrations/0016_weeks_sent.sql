-- A week's technique is chosen before it is sent; only one that was sent is counted.
ALTER TABLE practice_weeks ADD COLUMN sent INTEGER NOT NULL DEFAULT 0;
UPDATE practice_weeks SET sent = 1;
