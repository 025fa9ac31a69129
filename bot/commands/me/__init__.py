"""What is a member's own, as commands and buttons."""
