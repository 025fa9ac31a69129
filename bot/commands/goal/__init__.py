"""One thing to get done, with an end, as commands and buttons."""
