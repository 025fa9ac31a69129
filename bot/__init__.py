"""Creator Coach: a Discord bot that helps a creator speak to one person."""
