"""The name of a called group: "Hey [marathon] fans", "happy Friday [plant] parents" go with their noun.

What stands before the noun is as often the sentence itself ("great work today team", "go vote guys"). So a name is only
taken right behind a greeting, a wish or a rally, or where nothing else stands in its clause.
"""

from __future__ import annotations

from bot.caption.cues import among, clause_start, ends_at, is_edge, mark, sentence, skip_back, starts_at, word
from bot.caption.document import Document, Place
from bot.caption.english import is_past

UNSURE = -1  # it may be a name, and may be the sentence: "coffee ladies!"
_LONGEST_NAME = 3  # words before the noun: "my little sourdough goblins"
_NO_NAME = (
    "trail_blocker", "object_taker", "occasion", "time_or_place", "plain_order", "clause_final", "preposition",
    "determiner", "question_word", "second_person", "auxiliary", "headline", "question_helper", "greeting",
)  # fmt: skip
_NO_NAME_ALONE = ("imperative", "intransitive", "opener", "copula", "reader_act")


def named_from(place: Place) -> int | None:
    """Where the name of the group starts; None without one, UNSURE where that cannot be told."""
    for find in (_right_behind_a_greeting, _owned_behind_a_wish, _alone_in_its_clause):
        if (start := find(place)) is not None:
            return start
    return None


def _right_behind_a_greeting(place: Place) -> int | None:
    """ "Hey [marathon] fans", "let's go [rowing] squad", "happy Friday [plant] parents"."""
    doc, first = place.doc, clause_start(place)
    greeted = starts_at(doc, first, "greeting")
    if greeted is not None and starts_at(doc, greeted, "summons") is None and _names(doc, greeted, place.first):
        return greeted
    for start in range(place.first - 1, max(first, place.first - _LONGEST_NAME) - 1, -1):
        if not _names(doc, start, place.first):
            return None
        rally = ends_at(doc, start - 1, "rally_before")
        rallied = rally is not None and word(doc, rally) != "go"  # "go vote guys"
        if rallied or _wished_day(doc, start - 1):
            return start if _takes_a_name(doc, start, place) else UNSURE
    return None


def _owned_behind_a_wish(place: Place) -> int | None:
    """ "morning [my little sourdough goblins]", "happy Friday [all you crazy kids]"."""
    doc = place.doc
    for i in range(place.first - 1, place.first - 2 - _LONGEST_NAME, -1):
        if among(doc, i, "vocative_possessive", "greeting_all"):
            before = skip_back(doc, i - 1, "group_opening")  # "welcome back to all my returning students"
            welcome = ends_at(doc, before, "greeting") is not None or among(doc, i - 1, "occasion")
            return i if welcome else None
        if not word(doc, i) or (not among(doc, i, "vocative_modifier") and among(doc, i, *_NO_NAME)):
            return None
    return None


def _alone_in_its_clause(place: Place) -> int | None:
    """ "[Party] people!", "[Plant] parents, how often", "Get ready, [rowing] squad."; nothing else is said there."""
    doc, first, most = place.doc, clause_start(place), 2
    hyphened = mark(doc, first - 1) == "-" and doc.tokens[first - 1].end == doc.tokens[first].start
    if hyphened and sentence(place)[0] == first - 2 and mark(doc, place.last) == ",":
        return first - 2  # "First-time buyers, read this"
    opens, behind = sentence(place)[0] == first, mark(doc, place.last)
    called = (opens and behind in ("!", ",")) or (mark(doc, first - 1) == "," and is_edge(doc, place.last))
    rallied = word(doc, place.last) in doc.grammar["rally"]
    if not (called or rallied):
        return None
    start = first
    while mark(doc, start - 1) in ("/", "&") and word(doc, start - 2):
        start, most = start - 2, most + 2  # "Porto/Lisbon friends"
    never = () if among(doc, start, "kind_adjective") else _NO_NAME_ALONE  # "small shop owners"
    if not 0 < place.first - start <= most or not _names(doc, start, place.first, *never):
        return None
    if ends_at(doc, place.first - 1, "thanks_word") is not None or ends_at(doc, place.first - 1, "opener") is not None:
        return None
    people = word(doc, place.last - 1) == "people" and opens and start == first  # "Candle people!" is all there is
    told = opens and behind == ","  # "Curly girls, wash day is today"
    return start if people or told or _takes_a_name(doc, start, place) else UNSURE


def _takes_a_name(doc: Document, start: int, place: Place) -> bool:
    """The noun needs a name ("lovers", "fans"), or the words are known for naming ("party", "plant", a city)."""
    plain = among(doc, place.last - 1, "crowd_noun", "plain_call") and not among(doc, place.last - 1, "named_noun")
    return not plain or any(among(doc, k, "naming", "city", "kind_adjective") for k in range(start, place.first))


def _names(doc: Document, first: int, last: int, *never: str) -> bool:
    """Whether the words can be a name: no verb, no adverb, nothing that leans on what follows, at most three."""
    return 0 < last - first <= _LONGEST_NAME + 2 and all(
        _can_name(doc, k, *never) or mark(doc, k) in ("/", "&", "-") for k in range(first, last)
    )


def _can_name(doc: Document, i: int, *never: str) -> bool:
    w = word(doc, i)
    if among(doc, i, "kind_adjective") and word(doc, i + 1):
        return True
    if not w or among(doc, i, *_NO_NAME, *never):
        return False
    adverb = w.endswith("ly") and w not in ("family", "friendly", "early", "curly", "lonely", "holy", "silly", "lovely")
    return not adverb and not is_past(w) and "'" not in w


def _wished_day(doc: Document, i: int) -> bool:
    """An occasion that is wished: "happy Mother's Day", "have a great weekend"; "summer" alone is none."""
    if not among(doc, i, "occasion"):
        return False
    return any(among(doc, k, "good_wish") for k in range(i - 1, max(-1, i - 5), -1))
