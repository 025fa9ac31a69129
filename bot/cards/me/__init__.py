"""What is a member's own, as cards."""
