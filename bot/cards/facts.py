"""A fact as it is shown: what is said, by whom, from when, and whether it is due for a second look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.cards import learning_words as words
from bot.cards.markdown import escape
from bot.rulebook.knowledge.model import Fact

MOST_PUBLISHERS = 2


def told(facts: Iterable[Fact], today: date) -> str:
    """Each fact with its small line under it."""
    return "\n".join(f"{escape(fact.says)}\n-# {whence(fact, today)}" for fact in facts)


def whence(fact: Fact, today: date) -> str:
    """Who says it and from when; a claim and an opinion are named so, and one that has aged too."""
    where = _source(fact)
    if fact.kind != "fact":
        where = (words.CLAIM if fact.kind == "claim" else words.OPINION).format(where=where)
    return f"{where} · {aged(fact.review_after)}" if fact.aged(today) else where


def aged(since: date) -> str:
    return words.AGED.format(date=since.isoformat())


def _source(fact: Fact) -> str:
    looked_up = [one for one in fact.sources if one.looked_up]
    day = fact.as_of.isoformat()
    if not looked_up:
        return words.NOT_LOOKED_UP.format(date=day)
    names = words.AND.join(dict.fromkeys(escape(one.publisher) for one in looked_up[:MOST_PUBLISHERS]))
    dated = not all(one.date.startswith("not ") for one in looked_up)
    return (words.DATED if dated else words.READ).format(publishers=names, date=day)
