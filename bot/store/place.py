"""Where the store is: a file, which is the way it comes, or a database of PostgreSQL, named by its URL."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

Place = Path | str  # str: a URL of PostgreSQL

_SCHEMES = ("postgresql", "postgres")
_ANY_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HOST = re.compile(r"(?:\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]{0,5}))?")


class NoPlace(ValueError):
    """This URL names no database of PostgreSQL. The message doesn't repeat it: there may be a password in it."""

    def __init__(self) -> None:
        super().__init__("a store is a file, or a database of PostgreSQL with a URL as in postgresql://coach@db/coach")


def is_url(place: str) -> bool:
    """Whether this is meant as a URL, and no file."""
    return bool(_ANY_SCHEME.match(place))


def place_of(named: str) -> Place:
    """From what somebody typed: a URL of PostgreSQL, else a file. Raises NoPlace."""
    if not is_url(named):
        return Path(named)
    try:
        parts = urlsplit(named)
    except ValueError:
        raise NoPlace from None
    hosts = parts.netloc.rpartition("@")[2].split(",")
    # A "/", "?" or "#" in a password ends the host: what comes then has the "@" that the host lacks.
    if (
        parts.scheme not in _SCHEMES
        or "@" in f"{parts.path}{parts.query}{parts.fragment}"
        or not all(map(_host, hosts))
    ):
        raise NoPlace
    return named


def _host(typed: str) -> bool:
    found = _HOST.fullmatch(typed)
    return found is not None and int(found[1] or 1) in range(1, 2**16)


def holds_password(url: str) -> bool:
    """A URL stands in a config, which gets shared; PostgreSQL takes a password from PGPASSWORD or a file of its own."""
    try:
        parts = urlsplit(url)
        return parts.password is not None or bool(re.search(r"(^|&)(ssl)?password=", parts.query))
    except ValueError:
        return "@" in url
