"""Predicates on where a place stands in its clause: called out at the start, at the end, before an order."""

from __future__ import annotations

from bot.caption.cues import (
    among,
    any_among,
    asks,
    clause_end,
    clause_start,
    ends_at,
    is_edge,
    mark,
    sentence,
    speaks_to_reader,
    starts_at,
    token,
    word,
)
from bot.caption.document import Document, Place
from bot.caption.predicates.greetings import head

_LONGEST_PRESENTED = 12  # tokens before "everybody": five words of a name, with what joins them
_MOST_OPENERS = 5  # "ok so yeah um listen guys"
_SEPARATORS = (",", "&", "/", "•", "|")


def opens_clause(place: Place) -> bool:
    """The place opens a clause, after an opener at most: "guys", "ok guys", "oh and ladies", "seriously you guys"."""
    doc = place.doc
    if is_edge(doc, place.first - 1):
        return True
    before = ends_at(doc, place.first - 1, "opener")
    for _ in range(_MOST_OPENERS):
        if before is None or is_edge(doc, before - 1):
            break
        before = ends_at(doc, before - 1, "opener")
    return before is not None and is_edge(doc, before - 1)


def called_first(place: Place) -> bool:
    """Called out at a clause's start: "Guys, ...", "besties! ...", "Ok fam this is", "guys I can't"."""
    if _owned_at_start(place):
        return True
    if word(place.doc, place.last) in ("who", "that") and not asks(place):
        return opens_clause(place) and _for_you(place)  # "girlies who lift, this is for you", not "guys who bake"
    return opens_clause(place) and _calls(place.doc, place.last) and not _whole_phrase(place) and not _labels(place)


def _for_you(place: Place) -> bool:
    """ "... this is for you", "... you need this" follows in the sentence."""
    _, last = sentence(place)
    return speaks_to_reader(place.doc, place.last, last)


def _labels(place: Place) -> bool:
    """A noun that names who is in the picture, alone on its line: "Besties 💕", "Queens", "lads"."""
    doc, i = place.doc, place.last
    if not among(doc, place.last - 1, "label_noun") or word(doc, i):
        return False
    while (t := token(doc, i)) is not None and t.kind in ("emoji", "mark"):
        i += 1
    if word(doc, i) == word(doc, place.last - 1):
        return False  # "gang. GANG."
    return not among(doc, i, "clause_subject", "imperative", "question_word", "determiner", "told_next", "opener")


def _owned_at_start(place: Place) -> bool:
    """ "My loves," and "our lovely people!" open a sentence and are called; "my family, my folks" is a list."""
    doc, i = place.doc, head(place)
    opening = is_edge(doc, i) and mark(doc, i) != "," and word(doc, i + 1) in doc.grammar["vocative_possessive"]
    return opening and mark(doc, place.last) in (",", "!", ":")


def _whole_phrase(place: Place) -> bool:
    """Nothing but the place between two separators: one item of a list ("guys, girls, dogs")."""
    doc = place.doc
    if mark(doc, place.first - 1) not in _SEPARATORS or mark(doc, place.last) not in _SEPARATORS:
        return False
    spoken_on = word(doc, place.last + 1) in doc.grammar["clause_subject"]
    return not spoken_on and ends_at(doc, place.first - 2, "opener") is None


def _calls(doc: Document, i: int) -> bool:
    t = token(doc, i)
    if t is None or t.kind in ("emoji", "break", "link"):
        return True
    if t.kind == "mark":
        return t.word in (",", "!", ":", "…", ".", "-", "–", "—", "?")
    if word(doc, i) in ("since", "as"):
        return False  # "besties since 2009"
    if among(doc, i - 1, "call_only") and among(doc, i, "plain_order"):
        return True  # "so guys hear me out"
    return word(doc, i) in doc.grammar["clause_subject"] or word(doc, i) == word(doc, i - 1)  # "guys guys guys"


def called_after_opener(place: Place) -> bool:
    """Called after a word that asks for attention: "okay everyone it's time", "alright everybody, listen"."""
    doc = place.doc
    opener = ends_at(doc, place.first - 1, "attention")
    if opener is None or not is_edge(doc, opener - 1):
        return False
    if among(doc, place.last - 1, "crowd_noun"):  # "ok gang day 4", not "ok girls trip"
        return not among(doc, place.last, "compound_head", "preposition", "third_person_verb")
    return _calls(doc, place.last)


def called_then_told(place: Place) -> bool:
    """A sentence opens with the place and a comma, then speaks to them: "Girls, focus on you"."""
    doc = place.doc
    first = clause_start(place)
    if place.first - first > 2 or mark(doc, first - 1) == ",":
        return False
    if any_among(doc, first, place.first, "determiner", "preposition"):
        return False
    if word(doc, place.last) in doc.grammar["rally"]:
        return True
    if mark(doc, place.last) not in (",", ":", "-", "–", "—"):
        return False
    if among(doc, place.last + 1, "imperative", "question_helper"):
        return True
    if among(doc, place.last + 1, "question_word") and among(doc, place.last + 2, "question_helper"):
        return True  # "Shop owners, how are we"
    return any_among(doc, *_next_clause(place), "second_person")


def called_to_hear(place: Place) -> bool:
    """A sentence opens with the place, then tells them something: "Friends, soup is on", "My loves, I did it"."""
    doc = place.doc
    first, _ = sentence(place)
    while first < place.first and doc.tokens[first].kind == "emoji":
        first += 1
    start = place.first - 1 if word(doc, place.first - 1) in doc.grammar["vocative_possessive"] else place.first
    if mark(doc, place.last) == "," and 0 < place.first - first <= 3 and _named(place, first):
        start = first
    if start != first or mark(doc, place.last) not in (",", "!", "…"):
        return False
    if mark(doc, place.last) != ",":
        return place.first == start
    if word(doc, place.last + 1) in ("who", "that", "and", "or"):
        return False
    told, end = _next_clause(place)
    if among(doc, told, "announcing_noun") or starts_at(doc, told, "exclaimed") is not None:
        return True
    if not any_among(doc, told, end, "clause_verb") or word(doc, told) not in ("my", "our"):
        return any_among(doc, told, end, "clause_verb")
    verb = next(i for i in range(told, end) if among(doc, i, "clause_verb"))
    return not any(word(doc, i) in ("and", "&", "or") for i in range(told, verb))  # "friends, my mum and the dog were"


def _named(place: Place, first: int) -> bool:
    """The name of the group stands before the noun: "Boston friends, I'll be there", "NJ/NY people, I'll be there"."""
    doc = place.doc
    plain = ("trail_blocker", "object_taker", "determiner", "preposition", "copula", "greeting", "opener")
    between = range(first, place.first)
    return all((word(doc, k) and not among(doc, k, *plain)) or mark(doc, k) in ("/", "&") for k in between)


def _next_clause(place: Place) -> tuple[int, int]:
    """The range of the clause behind the mark that follows the place."""
    return place.last + 1, clause_end(Place(place.doc, place.last, place.last + 1))


def city_called(place: Place) -> bool:
    """A city is greeted or spoken to: "Lisbon, are you ready?", "thank you Oslo", "Good morning Rome!"."""
    doc, i = place.doc, place.last
    before = place.first - 1
    if is_edge(doc, before):
        i += mark(doc, i) in (",", "!")
        return among(doc, i, "spoken_to_city") and among(doc, i + 1, "second_person", "spoken_to_city")
    said = ends_at(doc, before, "greeting") is not None or ends_at(doc, before, "thanks_word") is not None
    return said and is_edge(doc, i)


def rallied(place: Place) -> bool:
    """Cheered on: "let's go team", "come on people", "good job everyone"."""
    doc = place.doc
    if not is_edge(doc, place.last):
        return False
    named = word(doc, place.first - 1) and not among(doc, place.first - 1, "trail_blocker", "preposition", "determiner")
    return any(ends_at(doc, place.first - back, "rally_before") is not None for back in ((1, 2) if named else (1,)))


def apposed(place: Place) -> bool:
    """Named beside a you: "miss you my loves", "love you, my friends"."""
    doc = place.doc
    if not is_edge(doc, place.last):
        return False
    before = head(place)
    owner = word(doc, before + 1)
    beside = word(doc, before - 1 if mark(doc, before) == "," else before)
    owned = owner in doc.grammar["vocative_possessive"]
    return owned and (beside in doc.grammar["second_person"] or owner in ("you", "u"))


_ADJECTIVE_ENDINGS = ("ing", "ful", "ous", "ive", "ted", "ic", "less", "able")


def called_last(place: Place) -> bool:
    """Called after a comma at a clause's end: "The shop shuts at noon, fam."."""
    doc = place.doc
    if not is_edge(doc, place.last) or mark(doc, place.last) == ",":
        return False
    if not preceded_by_comma(place) and not _named_after_comma(place):
        return False
    return clause_start(place) > 0 and not _in_list(place) and not _second_adjective(place)


def _second_adjective(place: Place) -> bool:
    """The comma parts two adjectives of one noun: "this growing, lovely community"."""
    doc, comma = place.doc, head(place)
    if mark(doc, comma) != "," or comma + 1 == place.first or not among(doc, comma - 2, "determiner"):
        return False
    return word(doc, comma - 1).endswith(_ADJECTIVE_ENDINGS) or among(doc, comma - 1, "vocative_modifier")


def preceded_by_comma(place: Place) -> bool:
    """A comma stands before the place and its modifiers."""
    return mark(place.doc, head(place)) == ","


def _named_after_comma(place: Place) -> bool:
    """The name of the group stands between comma and noun: "Get ready, marathon fans.", "Last lap, rowing squad!"."""
    doc, first = place.doc, clause_start(place)
    named = 0 < place.first - first <= 2 and mark(doc, first - 1) == ","
    if any(among(doc, k, "determiner") for k in range(max(0, first - 4), first - 1)):
        return False  # two adjectives of one noun: "this growing, generous community"
    return named and all(word(doc, k) and not among(doc, k, "trail_blocker") for k in range(first, place.first))


def _in_list(place: Place) -> bool:
    """The comma before belongs to a list: "dogs, cats, people", "my family, friends"."""
    doc, last = place.doc, clause_start(place) - 2
    edge = next((k for k in range(last, last - 3, -1) if is_edge(doc, k)), None)  # two words at most stand before it
    return edge is not None and mark(doc, edge) in (",", "&") and ends_at(doc, place.first - 2, "opener") is None


def between_commas(place: Place) -> bool:
    """Called in the middle: "come over, everyone, the kettle is on", "so, guys, I did it"."""
    doc = place.doc
    if mark(doc, place.first - 1) != "," or mark(doc, place.last) != ",":
        return False
    return among(doc, place.last + 1, "clause_subject", "question_word") and word(doc, place.last + 1) not in (
        "who",
        "that",
    )


def presented(place: Place) -> bool:
    """Somebody is presented to the place: "Nora Lind, everybody!", "Marathon winners everyone!!"."""
    doc = place.doc
    first, last = sentence(place)
    first = max(first, clause_start(place))
    if place.last < last - 1 or not is_edge(doc, place.last) or place.first - first > _LONGEST_PRESENTED:
        return False
    before = [t for t in doc.tokens[first : place.first] if t.kind == "word"]
    names = [t for t in before if doc.text[t.start].isupper() or t.word.startswith("'")]
    return 1 < len(before) <= 5 and len(names) == len(before)


def before_imperative(place: Place) -> bool:
    """An order follows: "everyone go vote", "ladies please stop", "everybody, meet Biscuit"."""
    doc, i = place.doc, place.last
    if not opens_clause(place):
        return False
    several = word(doc, place.last - 1) not in doc.grammar["everyone"]
    if mark(doc, i) == ",":
        i += 1
    elif several and word(doc, i) not in doc.grammar["plain_order"]:
        return False  # after a plural noun the bare verb may be a statement: "folks say it rains"
    while word(doc, i) in doc.grammar["imperative_opener"] and word(doc, i) not in doc.grammar["imperative"]:
        i += 1
    if word(doc, i) == "welcome" and is_edge(doc, i + 1):
        return False  # "everyone welcome"
    return word(doc, i) in doc.grammar["imperative"]


def begged(place: Place) -> bool:
    """Something is asked of the place: "people please vote", "people, let's calm down", "friends stop asking"."""
    doc, i = place.doc, place.last
    if not opens_clause(place):
        return False
    i += mark(doc, i) == ","
    return among(doc, i, "begging") or (word(doc, i) == "stop" and word(doc, i + 1).endswith("ing"))


def ordered(place: Place) -> bool:
    """The clause opens with an order and ends with the place: "Breathe babes", "mind the step girls"."""
    doc = place.doc
    first = clause_start(place)
    if mark(doc, first - 1) == "," and mark(doc, place.first - 1) == ",":
        return False
    if word(doc, place.first - 1) in doc.grammar["noun_before"]:
        return False
    if place.first - first == 1 and among(doc, first, "noun_verb") and not mark(doc, place.last):
        return False  # "Work fam 💪"
    return is_edge(doc, place.last) and first < place.first and word(doc, first) in doc.grammar["imperative"]
