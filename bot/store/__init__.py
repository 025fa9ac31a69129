"""What the coach remembers: ids and choices in one SQLite file, never a caption's text."""

from bot.store.database import Store, open_store
from bot.store.engine import NotKept
from bot.store.migrating import StoreError

__all__ = ["NotKept", "Store", "StoreError", "open_store"]
