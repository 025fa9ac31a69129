"""What can be learned, as commands and buttons."""
