"""What the coach remembers: ids and choices in one SQLite file, never a caption's text."""

from bot.store.database import Store, StoreError, open_store

__all__ = ["Store", "StoreError", "open_store"]
