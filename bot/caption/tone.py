"""Whether words said among many would sting when they are said to one: "you guys are unhinged"."""

from __future__ import annotations

from bot.caption.cues import clause_end, ends_at, is_edge, starts_at, word
from bot.caption.document import Place

_NEAR = 6  # words from the place to the insult: "you guys are honestly so very unhinged"


def would_insult(place: Place) -> bool:
    """An insult stands beside the place in its clause: a joke among many, an offence to the one who reads."""
    if ends_at(place.doc, place.first - 1, "insult_before") is not None:
        return True
    doc, last = place.doc, min(clause_end(place), place.last + _NEAR)
    said = False  # something is said of them: "are", "look", "act"
    for i in range(place.last, last):
        meant = i == place.last and word(doc, i) == "mean" and not is_edge(doc, i + 1)  # "you all mean the world"
        if (said or i == place.last) and not meant and starts_at(doc, i, "insult") is not None:
            return True
        said = said or word(doc, i) in doc.grammar["copula"]
    return False
