-- Whether the author of a draft called it a community post on its public card, so that an edit keeps that.
ALTER TABLE drafts ADD COLUMN on_purpose INTEGER NOT NULL DEFAULT 0;
CREATE INDEX drafts_by_answer ON drafts (answer);
