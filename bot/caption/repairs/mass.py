"""Repairs of the audience where it is counted, praised, or named as a community: "10k followers", "the best fans"."""

from __future__ import annotations

from bot.caption.cues import among, is_edge, sentence, starts_at, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import base_of_past, is_past, singular
from bot.caption.repairs.wording import agreement, like, past_out_there, replace

_LEAST = 100  # readers; fewer are people one knows: "my 6 viewers"
_FAR = 5  # words from "the" or "this" to its noun
_OPENING = ("this", "our", "my", "the", "what")
_GROWN = ("grown", "reached", "hit", "passed", "growing", "become", "turned", "called")


def without_count(place: Place) -> tuple[Choice, ...] | None:
    """ "thanks for 10k followers" -> "thanks for 10k", "love to my 6 viewers" -> "love to you"; else None."""
    doc, n = place.doc, place.first - 1
    while among(doc, n, "platform_name", "vocative_modifier"):
        n -= 1
    number = n - among(doc, n, "big_number")
    if not 0 <= number < len(doc.tokens) or not (doc.tokens[number].kind == "number" or number < n):
        return None
    if word(doc, place.last) in ("who", "that", "of"):
        return ()
    own = word(doc, number - 1) in ("my", "our")
    if own and (among(doc, number - 2, "object_taker") or word(doc, number - 2) in ("n", "&")):
        return replace(Place(doc, number - 1, place.last), "you")
    if number == n and _few(doc.tokens[n].word):
        return ()
    if any(word(doc, k) == "new" for k in range(n, place.first)):
        return replace(place, "people")
    edits = [Edit(doc.tokens[n].end, place.end, "")]
    where = next((k for k in range(n + 1, place.first) if among(doc, k, "platform_name")), None)
    if where is not None:
        t = doc.tokens[where]
        edits = [Edit(doc.tokens[n].end, t.start, like(place.text, " on ") if not place.text.isupper() else " ON ")]
        edits.append(Edit(t.end, place.end, ""))
    if own:
        edits.insert(0, Edit(doc.tokens[number - 1].start, doc.tokens[number].start, ""))
    said = doc.text[doc.tokens[number].start : doc.tokens[n].end]
    return (Choice(said, tuple(edits)),)


def _few(number: str) -> bool:
    return number.isdigit() and int(number) < _LEAST


def praised_one(place: Place) -> tuple[Choice, ...] | None:
    """ "I have the best followers" -> "You are the best", "lucky to have the best fans" -> "to have a fan like you";
    None where the audience is not praised as the best there is."""
    doc = place.doc
    the = next((k for k in range(place.first - 1, place.first - _FAR, -1) if word(doc, k) == "the"), None)
    if the is None or not (among(doc, the + 1, "superlative") or word(doc, the + 1) == "most"):
        return None
    if word(doc, place.last) in ("who", "that", "of", "whose"):
        return ()
    end = past_out_there(place)
    ends = end != place.end or is_edge(doc, place.last) or word(doc, place.last) in ("and", "but")
    kept = doc.tokens[the + 1 + (word(doc, the + 1) == "most")].end
    verb = the - 1
    verb -= doc.words[verb] == "literally"
    if word(doc, verb) in ("are", "'re") and word(doc, verb - 1) in ("you", "u", "y'all", "yall", "guys"):
        return (Choice("", (Edit(kept, place.end, ""),)),)
    if word(doc, verb) not in ("have", "got", "had"):
        return None if ends else ()
    if word(doc, verb - 1) == "to":
        one = singular(doc.tokens[place.last - 1].word) if ends else None
        said = f"a {one} like you" if one else "you"
        return (Choice(said, (Edit(doc.tokens[the].start, end, said),)),) if ends else ()
    return _you_are(place, verb, the, kept)


def _you_are(place: Place, verb: int, the: int, kept: int) -> tuple[Choice, ...]:
    """ "I honestly have the best little readers" -> "You are honestly the best"."""
    doc, subject = place.doc, verb - 1
    subject -= word(doc, subject) in ("'ve", "have")
    adverb = word(doc, subject).endswith("ly") or among(doc, subject, "intensifier")
    subject -= adverb
    if word(doc, subject) not in ("i", "we"):
        return ()
    opens = sentence(place)[0] == subject and doc.text[doc.tokens[subject].start].isupper()
    said = f"{'You' if opens else 'you'} {'were' if word(doc, verb) == 'had' else 'are'}"
    said += f" {doc.tokens[subject + 1].word}" if adverb else ""
    start = doc.tokens[subject].start
    return (Choice(said, (Edit(start, doc.tokens[the].start, f"{said} "), Edit(kept, place.end, ""))),)


def community_here(place: Place) -> tuple[Choice, ...] | None:
    """ "part of this community" -> "part of this", "what a community we built" -> "what a place we built", "our
    community raised 900" -> "you helped raise 900"; None where it is an object like any other."""
    doc = place.doc
    near = range(place.first - 1, max(-1, place.first - _FAR), -1)
    start = next((k for k in near if word(doc, k) in _OPENING), None)
    built = start is not None and among(doc, start - 1, "building")
    if built or starts_at(doc, place.last, "we_built") is not None:
        return replace(place, "place")
    if start is None or word(doc, start) == "what" or word(doc, place.last) in ("who", "that", "whose"):
        return None
    whole = Place(doc, start, place.last + 2 * (word(doc, place.last + 1) in ("ours", "mine")))
    before = word(doc, start - 1)
    if before == "of" and word(doc, start - 2) == "part":
        return replace(whole, "this")
    if before == "in" and among(doc, place.first - 1, "platform_name"):
        t = doc.tokens[place.first - 1]
        said = f"here on {doc.text[t.start : t.end]}"
        return (Choice(said, (Edit(whole.start, place.end, said), *_without(doc, start - 1))),)
    if not (is_edge(doc, start - 1) or before == "way"):
        return None
    return _as_subject(place, whole)


def _without(doc: Document, i: int) -> tuple[Edit, ...]:
    """Token `i` goes, with the space behind it."""
    return (Edit(doc.tokens[i].start, doc.tokens[i + 1].start, ""),)


def _as_subject(place: Place, whole: Place) -> tuple[Choice, ...] | None:
    """What the community is, does or did, said of the reader."""
    doc, i = place.doc, whole.last
    verb = i + _adverbs(doc, i)
    if any(word(doc, k) in _GROWN for k in range(i, i + 3)):
        return replace(place, "place")
    if among(doc, verb, "raised_together"):
        t = doc.tokens[verb]
        return replace(whole, "you", Edit(t.start, t.end, f"helped {base_of_past(t.word)}"))
    praised = word(doc, verb) == "is" and among(doc, verb + 1, "said_of_you")
    if praised or among(doc, verb, "warming") or (is_past(word(doc, verb)) and word(doc, verb) != "was"):
        return replace(whole, "you", *agreement(doc, verb))
    return None


def _adverbs(doc: Document, i: int) -> int:
    """How many adverbs stand at token `i`: "this community [always] shows up"."""
    count = 0
    while among(doc, i + count, "passed_over") or word(doc, i + count).endswith("ly"):
        count += 1
    return count
