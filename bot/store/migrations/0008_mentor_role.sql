-- The role that is told when a member asks a person; NULL: the server named none.
ALTER TABLE servers ADD COLUMN mentor_role INTEGER;
