"""The figures of a member's own posts, as cards."""
