"""Goals that have an end: read as people type them, weighed by the member's own pace, and taken to their end."""
