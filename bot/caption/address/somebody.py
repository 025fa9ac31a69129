"""Whether a caption is a note to somebody else than the reader: a birthday, a love note, thanks to a tag or a name."""

from __future__ import annotations

from bot.caption.address.called import calls_reader, letter_to
from bot.caption.address.words import capital
from bot.caption.cues import among, any_starts, asks, clause_end, ends_at, is_edge, mark, sentence, starts_at, word
from bot.caption.document import Document, Place

# a word of one of these at a sentence's start is no name, though it is typed with a capital
_NO_NAME = (
    "function_word", "plain_verb", "noun_verb", "reader_act", "order_opener", "question_word", "order_frame",
    "telegraphic_verb", "greeting", "opener", "not_a_name", "thanks_word", "occasion", "asked_state",
    "reader_name", "own_kin",
)  # fmt: skip


def is_note(doc: Document, to_a_crowd: bool) -> bool:
    """A note has a greeting for an occasion or words of affection, and somebody: kin, a tag, a name; no shop talk."""
    if any(among(doc, i, "reader_mark") for i in _firsts(doc, "reader_mark")):
        return False
    greetings = _firsts(doc, "note_greeting")
    if any(_greets(doc, i, "note_occasion") for i in _firsts(doc, "note_occasion")):
        return True
    if any(_greets_by_name(doc, i) for i in greetings):
        return True
    if letter_to(doc, doc.first_word, len(doc.words)) is not None:
        return True
    affection = sum(_is_fond(doc, i) for i in _firsts(doc, "note_affection"))
    somebody = "mention" in doc.kinds or any(not _is_reader(doc, i) for i in _firsts(doc, "note_kin"))
    greeting = any(_greets(doc, i, "note_greeting") and is_edge(doc, i - 1) for i in greetings)
    if greeting and (somebody or affection > 0):
        return True
    return not to_a_crowd and (affection > 1 or (affection > 0 and somebody))


def _is_reader(doc: Document, i: int) -> bool:
    """A word for kin by which strangers are called as well, called: "Mama, you can sleep"."""
    return calls_reader(doc, i + 1 + (mark(doc, i + 1) == ","))


def _firsts(doc: Document, lexicon: str) -> list[int]:
    """The words that start an entry of a lexicon."""
    return sorted({first for first, _ in doc.spots(lexicon) if doc.kinds[first] == "word"})


def _is_fond(doc: Document, i: int) -> bool:
    """Words of affection to one: "proud of you", not "proud of you all"."""
    end = starts_at(doc, i, "note_affection")
    return end is not None and not among(doc, end, "you_many")


def _greets(doc: Document, i: int, lexicon: str) -> bool:
    """A greeting for an occasion that isn't everybody's: "Happy birthday Sam", not "Congratulations to all"."""
    end = starts_at(doc, i, lexicon)
    return end is not None and starts_at(doc, end, "occasion_to_others") is None


def _greets_by_name(doc: Document, i: int) -> bool:
    """A greeting that ends in a name: "Congrats on the new oven Sam!", but not "Congrats to Sam"."""
    end = starts_at(doc, i, "note_greeting")
    if end is None or word(doc, end) == "to":
        return False
    last = clause_end(Place(doc, i, end))
    return last > end and capital(doc, last - 1) and _is_name(doc, last - 1) and not capital(doc, last - 2)


def tagged_nearby(place: Place) -> bool:
    """A tag that is spoken to stands in this sentence: "@sam your soup", "your photo @sam".

    It is no credit and no object: no preposition, no "photo", no verb on the page before it or before its row of tags.
    """
    doc = place.doc
    if "@" not in doc.text:
        return False
    first, last = sentence(place)
    kinds = doc.kinds[first:last]
    rows = [
        k for k, kind in enumerate(kinds, first) if kind == "mention" and (k == first or kinds[k - first - 1] != kind)
    ]
    return any(not among(doc, k - 1, "credited_before") or word(doc, k - 2) == "your" for k in rows)


def named_nearby(place: Place) -> bool:
    """A name that is called stands right before or after: "Rome you were good", "love you Rome!", "Sam, you won"."""
    doc, i = place.doc, place.first
    first, last = sentence(place)
    after = place.last
    if capital(doc, after) and _is_name(doc, after) and (i == first or not capital(doc, i)):
        while capital(doc, after):
            after += 1
        if is_edge(doc, after) or after >= last:
            return True
    if _called_at_the_end(doc, place.last, last):
        return True
    while first < i and doc.tokens[first].kind != "word":
        first += 1
    k = first
    while k < i and among(doc, k, "order_opener"):
        k += 1
    start = k
    while k < i and capital(doc, k) and (k > start or _is_name(doc, k)):
        k += 1
    if k == start:
        return _called_before(place, first, last)
    if k == i and k == start + 1 and among(doc, i, "your"):
        return ends_at(doc, start, "city") is not None  # another is a verb that no list holds: "Trim your beard"
    if among(doc, k, "reader_name"):
        return False  # "Sweet friend, you ..."
    if ends_at(doc, k - 1, "city") == start and among(doc, k, "own_subject"):
        return True  # "Tokyo we are coming for you"
    return k == i or mark(doc, k) == "," or (mark(doc, k + 1) == "," and k + 2 == i and word(doc, k) != "")


def _called_before(place: Place, first: int, last: int) -> bool:
    """A town that a tour calls: "LISBON!! I can't wait to play tonight"."""
    doc = place.doc
    start = sentence(Place(doc, first - 2, first - 1))[0] if first > 1 else first
    if not 0 < first - start <= 3 or mark(doc, first - 1) != "!" or not _is_name(doc, start) or not word(doc, start):
        return False
    typed = doc.text[doc.tokens[start].start : doc.tokens[start].end]
    if typed.islower():
        return False
    if any_starts(doc, first, last, "stage_word"):
        return True
    return ends_at(doc, first - 2, "city") is not None and not asks(place) and not among(doc, place.last, "must")


def thanked_before(place: Place) -> bool:
    """The sentence before thanks somebody: "Huge thanks to @sam. Your soup was the best"."""
    doc = place.doc
    first, _ = sentence(place)
    if place.first > first + 1 or first < 2:
        return False
    start, end = sentence(Place(doc, first - 2, first - 1))
    thanks = any_starts(doc, start, end, "thanks_opening")
    return thanks and any(doc.tokens[k].kind == "mention" for k in range(start, end))


def _called_at_the_end(doc: Document, first: int, last: int) -> bool:
    """A name after a comma, before an edge: "you left early, Sam"."""
    if "," not in doc.text:
        return False
    for k in range(first, last):
        if mark(doc, k) == "," and capital(doc, k + 1) and _is_name(doc, k + 1):
            end = k + 3 if capital(doc, k + 2) else k + 2
            return is_edge(doc, end) and mark(doc, end) != ","
    return False


def _is_name(doc: Document, i: int) -> bool:
    """A word of more than a letter that is in none of the lists of ordinary words."""
    return len(word(doc, i)) > 1 and not among(doc, i, *_NO_NAME)
