"""Slash commands, context menus and listeners: read the request, ask the coach, show a card."""
