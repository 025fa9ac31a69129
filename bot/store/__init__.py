"""What the coach remembers, in SQLite. Caption text is never among it."""
