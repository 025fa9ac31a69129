"""A caption as something to reason about. Knows nothing of rules, of Discord or of the clock."""
