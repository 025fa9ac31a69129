"""A second pair of eyes on a draft, as cards."""
