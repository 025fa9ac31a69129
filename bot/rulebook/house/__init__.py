"""A server's house rules: what they are, and how they are read from a file or a form and written down again."""

from bot.rulebook.house.checks import Known
from bot.rulebook.house.lines import Lines, lines_of, read_lines
from bot.rulebook.house.model import NO_HOUSE_RULES, HousePhrase, HouseRules, kept_from, to_keep
from bot.rulebook.house.reading import MOST_BYTES, ReadHouse, read_house_rules
from bot.rulebook.house.writing import as_yaml

__all__ = [
    "MOST_BYTES",
    "NO_HOUSE_RULES",
    "HousePhrase",
    "HouseRules",
    "Known",
    "Lines",
    "ReadHouse",
    "as_yaml",
    "kept_from",
    "lines_of",
    "read_house_rules",
    "read_lines",
    "to_keep",
]
