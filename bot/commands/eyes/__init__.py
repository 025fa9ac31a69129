"""A second pair of eyes on a draft, as commands and buttons."""
