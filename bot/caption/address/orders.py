"""Orders to the reader: a base verb at the start of a clause, without a subject, that goes on as an order does."""

from __future__ import annotations

from typing import Literal

from bot.caption.address.called import calls_reader
from bot.caption.address.headings import is_name
from bot.caption.address.words import SOFT_MARKS, strong_edge, unmarked_start
from bot.caption.cues import (
    BASE_VERBS,
    among,
    any_among,
    any_starts,
    ends_at,
    is_edge,
    mark,
    sentence,
    skip_back,
    starts_at,
    token,
    word,
)
from bot.caption.document import Document, Place

OrderKind = Literal["order", "offer"]


def order_at(doc: Document, i: int) -> tuple[Place, OrderKind] | None:
    """The order to the reader that starts at token `i`; an offer is in words that need no verb: "link in bio"."""
    end = starts_at(doc, i, "reader_offer")
    if end is not None:
        return Place(doc, i, end), "offer"
    end = starts_at(doc, i, "reader_phrase")
    if end is not None and not _governed(doc, i):
        return Place(doc, i, end), "order"
    place = Place(doc, i, i + 1)
    if among(doc, i, *BASE_VERBS) and _opens_clause(place) and _goes_on(place):
        return place, "order"
    return None


def may_order(doc: Document, i: int) -> bool:
    """Whether a base verb may be an order, by a look at the word before it: most stand after a subject or a helper."""
    before, grammar = doc.words[i - 1] if i else "", doc.grammar
    if not before.isalpha() or before[0] == "x" or before in grammar["order_opener"]:  # "xD" is an edge
        return True
    called = before in grammar.ending["reader_name"]
    return called or doc.words[i] in grammar["framed_act"] or doc.typed[i][0].isupper()


def _governed(doc: Document, i: int) -> bool:
    """A subject, a helper or "to" stands before: somebody else does it, or it is only spoken of."""
    return word(doc, i - 1) in doc.grammar["order_governor"] and not _and_starts(doc, i - 1)


def _and_starts(doc: Document, i: int) -> bool:
    """An "and" or "just" that itself stands at a clause's start governs nothing: "... Just follow me"."""
    return among(doc, i, "order_opener") and is_edge(doc, skip_back(doc, i, "order_opener"))


def _opens_clause(place: Place) -> bool:
    """No subject stands before: the clause starts here, or the sentence has a frame that an order comes after."""
    doc, i = place.doc, place.first
    before = skip_back(doc, i - 1, "order_opener")
    if strong_edge(doc, before) or unmarked_start(doc, i):
        return not _goes_on_from(place, before)
    if mark(doc, before) != "," and calls_reader(doc, before + 1):
        return _has_object(doc, place.last)  # "girl put the phone down"
    act = word(doc, i) in doc.grammar["reader_act"]
    m = mark(doc, before)
    if m in SOFT_MARKS and not (m == "(" and word(doc, i - 1) in ("and", "but", "or")):
        if m == "," and calls_reader(doc, before + 1):
            return True  # "Friend, take a breath"
        told = act and m not in ('"', "“") and (m != "," or _takes(doc, place.last))
        return told or (m == "," and (_framed(place) or _concludes(doc, i) or among(doc, i - 1, "plea")))
    if before < i - 1 and ends_at(doc, before, "formula_order") is not None:
        return True  # "Stay warm and bring soup"
    if any(word(doc, k) in doc.grammar["plea"] for k in range(before + 1, i)):
        return not among(doc, before, "order_governor")
    acts = among(doc, i, "framed_act")
    return acts and _framed(place) and not _governed(doc, i) and _takes(doc, place.last)


def _goes_on_from(place: Place, edge: int) -> bool:
    """A line break or a bracket inside a clause: "waiting to⏎see it", "blessed to (finally) meet her"."""
    doc = place.doc
    if edge != place.first - 1:
        return False
    if mark(doc, edge) == ")":
        return doc.text[place.start].islower()
    return edge >= 0 and doc.tokens[edge].kind == "break" and among(doc, edge - 1, "line_goes_on")


def _framed(place: Place) -> bool:
    """The sentence opens with a purpose or a condition, so that an order may come later: "For more soup follow ..."."""
    doc = place.doc
    first, _ = sentence(place)
    while first < place.first and not word(doc, first):
        first += 1
    first = min(first + (word(doc, first) in doc.grammar["order_opener"]), place.first)
    return first < place.first and word(doc, first) in doc.grammar["order_frame"]


def _concludes(doc: Document, i: int) -> bool:
    """What follows from a `you` or a condition before: "You can't win them all, so rest", "If it burns, laugh"."""
    so = word(doc, i - 1) == "so"
    comma = i - 2 if so else i - 1
    if mark(doc, comma) != ",":
        return False
    first, _ = sentence(Place(doc, i, i + 1))
    if so:
        return any_among(doc, first, comma, "direct")
    return word(doc, first) == "if" and not any(mark(doc, k) == "," for k in range(first, comma))


def _takes(doc: Document, i: int) -> bool:
    """An object of the act on a page follows: a tag, a number, "the link", "us"."""
    t = token(doc, i)
    return t is not None and (t.kind in ("mention", "hashtag", "number") or among(doc, i, "after_framed_order"))


def _goes_on(place: Place) -> bool:
    """What follows is what follows an order, and the word is no noun, no past form and no wish."""
    doc, i, after = place.doc, place.first, place.last
    verb, follower = word(doc, i), word(doc, after)
    if starts_at(doc, i, "formula_order") is not None or _wishes(doc, i) or _is_past(place):
        return False
    if follower in doc.grammar["order_blocker"] or is_name(place):
        return False
    if verb in doc.grammar["forbidding"] and follower:
        return _forbids(doc, i)
    if _is_heading(doc, after) and not among(doc, i - 1, "plea"):
        return False
    if verb in doc.grammar["telegraphic_verb"]:
        return starts_at(doc, i, "telegraphic_order") is not None
    t = token(doc, after)
    if is_edge(doc, after):
        acts = verb in doc.grammar["reader_act"] and t is not None and t.kind in ("link", "hashtag")
        return acts or verb in doc.grammar["whole_order"] or among(doc, i - 1, "plea") or _concludes(doc, i)
    if verb == "be":
        return not follower.endswith("ing")
    if verb == "go" and not among(doc, after, "go_where"):
        return False  # a cheer: "Go Tigers"
    if verb in doc.grammar["reader_act"] or verb not in doc.grammar["noun_verb"]:
        return True
    return _has_object(doc, after) or (follower == "with" and word(doc, after + 1) in ("me", "us"))


def _is_heading(doc: Document, i: int) -> bool:
    """A colon or a hyphen without a space follows: "Watch: part two", "Follow-up"."""
    return mark(doc, i) == ":" or (
        mark(doc, i) == "-" and not doc.text[doc.tokens[i].end : doc.tokens[i].end + 1].isspace()
    )


def _has_object(doc: Document, i: int) -> bool:
    """A determiner, a pronoun or a tag follows: the word before is a verb, though it could be a noun."""
    t = token(doc, i)
    return t is not None and (t.kind == "mention" or among(doc, i, "order_object"))


def _forbids(doc: Document, i: int) -> bool:
    """ "Don't worry", "never forget", "do not wait", "do it"; but "don't know", "never thought", "do you"."""
    at = i + 1
    if word(doc, i) == "do":
        if word(doc, at) != "not":
            return among(doc, at, "order_object")
        at += 1
    return among(doc, at, *BASE_VERBS) and not among(doc, at, "negated_statement")


def _wishes(doc: Document, i: int) -> bool:
    """A formulaic wish: "Have a lovely day", "Enjoy your weekend"."""
    if word(doc, i) not in ("have", "enjoy"):
        return False
    if word(doc, i) == "have":
        return starts_at(doc, i, "telegraphic_order") is None
    most = next((k for k in range(i + 1, i + 6) if is_edge(doc, k)), i + 6)
    return any(among(doc, k, "good_time") for k in range(i + 1, most))


def _is_past(place: Place) -> bool:
    """A base form that tells of the past: "Read it last night", "Put my coat on"."""
    doc = place.doc
    if word(doc, place.first) not in doc.grammar["own_past"]:
        return False
    if word(doc, place.last) == "my":
        return True
    _, last = sentence(place)
    return any_starts(doc, place.last, last, "lately")
