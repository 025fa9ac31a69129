"""Where the rules are: inside the installed package, or at the top of the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def find_rules_folder() -> Path:
    """The rules that came with the coach. In a checkout (or an editable install) they are beside the package."""
    installed = _PACKAGE / "_rules"
    return installed if installed.is_dir() else _PACKAGE.parent / "rules"
