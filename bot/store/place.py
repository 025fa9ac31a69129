"""Where the store is: a file, which is the way it comes, or a database of PostgreSQL, named by its URL."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

Place = Path | str  # str: a URL of PostgreSQL

_SCHEMES = ("postgresql", "postgres")


def is_url(place: str) -> bool:
    """Whether this names a database of PostgreSQL, and no file."""
    scheme, separator, _ = place.partition("://")
    return bool(separator) and scheme in _SCHEMES


def place_of(named: str) -> Place:
    """From what somebody typed: a URL of PostgreSQL, else a file."""
    return named if is_url(named) else Path(named)


def holds_password(url: str) -> bool:
    """A URL stands in a config, which gets shared; PostgreSQL takes a password from PGPASSWORD or a file of its own."""
    try:
        parts = urlsplit(url)
        return parts.password is not None or bool(re.search(r"(^|&)password=", parts.query))
    except ValueError:
        return "@" in url
