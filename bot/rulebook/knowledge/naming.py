"""How a term is looked up: whatever its letters' width and case, with or without spaces, dashes and signs."""

from __future__ import annotations

import unicodedata


def fold_term(name: str) -> str:
    """So “１００人カイギ” and “100人ｶｲｷﾞ” are one name, and so are “Hyakunin Kaigi” and “hyakunin-kaigi”."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(char for char in plain if char.isalnum())
