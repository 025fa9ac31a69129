"""Opens the rulebook with the names that rules may use: predicates, repairs and checks of the caption floor."""

from __future__ import annotations

from pathlib import Path

from bot.caption.measures import CHECKS
from bot.caption.predicates import PREDICATES
from bot.caption.repairs import REPAIRS
from bot.rulebook.folder import find_rules_folder
from bot.rulebook.loading import Loaded, load
from bot.rulebook.vocabulary import Vocabulary

VOCABULARY = Vocabulary(PREDICATES, REPAIRS, CHECKS)


def open_rulebook(folder: Path | None = None, *, knowledge: bool = True) -> Loaded:
    """The rulebook of a folder, or the coach's own. Raises RulesUnreadable where nothing can be read."""
    return load(folder or find_rules_folder(), VOCABULARY, knowledge=knowledge)
