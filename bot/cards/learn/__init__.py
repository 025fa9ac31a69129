"""What can be learned, as cards."""
