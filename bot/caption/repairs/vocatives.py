"""Repairs of calls to a room: the vocative goes, with its own adjectives and its comma."""

from __future__ import annotations

from bot.caption.cues import among, asks, clause_start, ends_at, is_edge, mark, skip_back, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import is_past, is_third
from bot.caption.repairs.group_names import named_from
from bot.caption.repairs.lists import past_to_be
from bot.caption.repairs.wording import like, past_out_there

_WHOLE = ("everyone", "anyone", "plural_you", "second_person")  # they have neither a name nor an adjective
_GROUPS = ("people_noun", "crowd_noun", "loose_crowd_noun")
_MANY = ("all", "the", "these", "every", "both", "two", "fellow", "to", "of", "calling", "and", "&", "n", "or")


def drop_vocative(place: Place) -> tuple[Choice, ...]:
    """Take the vocative out with its own adjectives and its comma: "Hey guys, look" -> "Hey, look".

    Where a name is left for one of them, it is the second choice: "Hey besties, look" -> "Hey bestie, look".
    """
    dropped = _dropped(place)
    return (*dropped, *_called_alone(place)) if dropped else ()


def _called_alone(place: Place) -> tuple[Choice, ...]:
    """One of the many that are called: "my lovelies" -> "my lovely"; not where they are counted or told apart."""
    doc, name = place.doc, word(place.doc, place.last - 1)
    singulars = (name.removesuffix("s"), name.removesuffix("ies") + "y")  # besties, lovelies
    one = next((form for form in singulars if form != name and form in doc.grammar["called_alone"]), None)
    if one is None or _with_second(place) != place:
        return ()
    before = [word(doc, k) for k in range(max(0, (with_modifiers(place) or 0) - 1), place.last - 1)]
    if past_out_there(place) != place.end or any(w in _MANY for w in before):
        return ()
    t = doc.tokens[place.last - 1]
    said = like(doc.text[t.start : t.end], one)
    return (Choice(said, (Edit(t.start, t.end, said),)),)


def _dropped(place: Place) -> tuple[Choice, ...]:
    doc, text = place.doc, place.doc.text
    if word(doc, place.last) in ("who", "whose", "that") and not asks(place):
        return ()  # the clause that describes them would hang in the air
    if word(doc, clause_start(place)) in ("where", "wheres"):
        return ()  # "where my night owls at" is nothing without them
    place = _with_second(place)
    first = with_modifiers(place)
    if first is None:
        return ()
    while word(doc, first - 1) in ("and", "&", "n", "or") and among(doc, first - 2, *_GROUPS):
        first -= 2  # "Brothers and sisters, join"
    end = past_out_there(place)
    if word(doc, first - 1) in ("the", "all", "these", "every"):
        first = skip_back(doc, first - 1, "group_opening") + 1
    addressing = ends_at(doc, first - 1, "greeting_by_name")
    if addressing is not None and is_edge(doc, addressing - 1):
        first = addressing  # "Dear" and "Calling all" need somebody to follow
    start = doc.tokens[first].start
    asked = among(doc, place.last, "question_word") and among(doc, place.last + 1, "question_helper", "should_i")
    if asked and word(doc, first - 1) and ends_at(doc, first - 1, "opener") is None:
        return (Choice(",", (Edit(doc.tokens[first - 1].end, end, ","),)),)  # "I baked again friends what is it"
    if mark(doc, first - 1) == ",":
        return (Choice("", (_cut_after_comma(doc, first, place.last, end),)),)
    if first == 0 or (is_edge(doc, first - 1) and mark(doc, first - 1) not in ('"', "”")):
        last = next(k for k in range(place.last, len(doc.tokens) + 1) if doc.tokens[k - 1].end >= end)
        return (Choice("", (_cut_opening(doc, first, last),)),)
    if mark(doc, first - 1) in ('"', "”") and mark(doc, place.last) in ("!", "?", "."):
        end = _past_marks(doc, place.last)
    if mark(doc, place.last) == "," and word(doc, first - 1) in ("and", "but", "so", "or", "because", "since", "if"):
        end = doc.tokens[place.last].end
    while start and text[start - 1] in " \t\u00a0":
        start -= 1
    return (Choice("", (cut(doc, start, end),)),)


def _past_marks(doc: Document, i: int) -> int:
    """The end of the marks that close a call: "Mamas[?!]"."""
    while mark(doc, i + 1) and mark(doc, i + 1) in "!?." and doc.tokens[i + 1].start == doc.tokens[i].end:
        i += 1
    return doc.tokens[i].end


def _with_second(place: Place) -> Place:
    """The place with a second group beside it: "hi readers and friends"."""
    doc, i = place.doc, place.last
    if (past := past_to_be(doc, i)) != i:
        return Place(doc, place.first, past)
    if (word(doc, i) in ("and", "n") or mark(doc, i) == "&") and among(
        doc, i + 1, "people_noun", "crowd_noun", "loose_crowd_noun"
    ):
        return Place(doc, place.first, i + 2)
    return place


def _cut_after_comma(doc: Document, first: int, last: int, end: int) -> Edit:
    """Cut a vocative with the comma before it; with the one behind it too where it parted "you" from its verb."""
    if mark(doc, first - 2) in (".", "!", "?") and mark(doc, last) in (".", "!", "?"):
        return Edit(doc.tokens[first - 2].end, doc.tokens[last].end, "")  # "a good meal. , fam."
    if mark(doc, last) == "," and word(doc, last + 1) == "to" and word(doc, first - 2) == "you":
        end = doc.tokens[last].end  # "I invite you, my fans, to"
    return cut(doc, doc.tokens[first - 1].start, end)


def with_modifiers(place: Place) -> int | None:
    """The first token of the vocative: its possessive and adjectives belong to it, a greeting's own words do not.

    None where the words before may be the group's name or may be the sentence: "coffee ladies!".
    """
    doc, i = place.doc, place.first
    if among(doc, i, *_WHOLE):
        return i  # "good y'all": a pronoun has no adjective
    if (named := named_from(place)) is not None:
        return named if named >= 0 else None
    while word(doc, i - 1) in doc.grammar["vocative_modifier"]:
        if ends_at(doc, i - 1, "greeting") is not None and (word(doc, i - 1) != "dear" or is_edge(doc, i - 2)):
            break
        if word(doc, i - 1) in ("to", "the", "of", "there", "again", "'s", "happy"):
            break
        if word(doc, i - 1) in ("you", "ya") and word(doc, i - 2) in doc.grammar["object_taker"]:
            break  # "love you, fam": the you is loved, not called
        i -= 1
    if i < place.first and _is_said_of_it(doc, i):
        i = place.first
    whole = skip_back(doc, i - 1, "whole")  # "to all of my followers"
    if word(doc, whole) == "to":
        i = whole + 1
    if word(doc, i - 1) == "to" and i <= place.first and ends_at(doc, i - 1, "greeting") is None:
        i -= 1
    return i


def _is_said_of_it(doc: Document, i: int) -> bool:
    """The adjective at token `i` belongs to the sentence: "this is [good] guys", "looking [beautiful] ladies"."""
    w = word(doc, i - 1)
    if not w or among(doc, i, "owning_word") or ends_at(doc, i - 1, "greeting") is not None:
        return False
    return among(doc, i - 1, "copula", "intensifier", "look_like") or w.endswith("ly") or word(doc, i) == "good"


def cut(doc: Document, start: int, end: int) -> Edit:
    """Cut out [start, end); where that would glue a word to the next, one space stays."""
    text = doc.text
    glued = start > 0 and end < len(text) and not text[start - 1].isspace() and text[end].isalnum()
    return Edit(start, end, " " if glued else "")


def _cut_opening(doc: Document, first: int, last: int) -> Edit:
    """Cut an opening vocative with the mark after it; the next word takes over its capital."""
    text, start, end = doc.text, doc.tokens[first].start, doc.tokens[last - 1].end
    if mark(doc, last) and mark(doc, last) in ",.!:…-–—?":
        end = doc.tokens[last].end
    while end < len(text) and text[end] in " \t\u00a0":
        end += 1
    follower = text[end : end + 1]
    if start and follower in ("", "\r", "\n"):
        while start and text[start - 1] in " \t\u00a0":
            start -= 1
    if text[start].isupper() and follower.islower() and (first == 0 or mark(doc, first - 1) != ","):
        return Edit(start, end + 1, follower.upper())
    return Edit(start, end, "")


def leans(doc: Document, i: int) -> bool:
    """Whether the word leans on what follows: "to", "love", a verb after "I" or "could" ("I could hug you guys")."""
    w = word(doc, i)
    if not w or among(doc, i, "clause_final", "intransitive", "occasion", "thanks_alone"):
        return False
    if ends_at(doc, i, "particle_end") is not None or _is_noun(doc, i):
        return False
    if w == "welcome" and is_edge(doc, i - 1):
        return False  # "Welcome everyone to my page" greets
    if word(doc, i - 1) == "me" and not among(doc, i - 2, "letting_me"):
        return among(doc, i, "object_taker", "preposition")  # "wish me luck", not "let me hug you"
    return among(doc, i, "object_taker", "preposition") or word(doc, i - 1) in doc.grammar["before_verb"]


def _is_noun(doc: Document, i: int) -> bool:
    """A word that may be a verb is a noun here: "much love", "the birthday love", "peace and love"."""
    if not among(doc, i, "noun_or_verb"):
        return False
    while among(doc, i - 1, "kind_of_love", "occasion"):
        i -= 1
    return among(doc, i - 1, "determiner", "before_noun") or (
        word(doc, i - 1) == "and" and (among(doc, i - 2, "with_love") or _is_noun(doc, i - 2))
    )


def _tells_of(doc: Document, i: int) -> bool:
    """A thing is spoken of next: "y'all [the oven is hot]", not "y'all [the best]"."""
    if (
        word(doc, i) not in ("the", "my", "our")
        or among(doc, i + 1, "superlative")
        or word(doc, i + 1) in ("real", "goat")
    ):
        return False
    return any(is_past(word(doc, k)) or is_third(word(doc, k)) or among(doc, k, "copula") for k in range(i + 2, i + 5))


def is_vocative(place: Place) -> bool:
    """Whether the sentence stays whole without the words, as far as the words before tell: no verb, no preposition."""
    doc = place.doc
    before, after_edge = word(doc, place.first - 1), is_edge(doc, place.last)
    if place.first and doc.words[place.first - 1] in ("2", "4"):
        return False  # "this one's 4 yall"
    if leans(doc, place.first - 1) or before in doc.grammar["auxiliary"]:
        return False
    if word(doc, place.first - 2) == "or" and after_edge:
        return True  # "yes or no y'all?"
    if mark(doc, place.first - 1) == "," and after_edge:
        return True
    if ends_at(doc, place.first - 1, "greeting") is not None:
        return not among(doc, place.last, "copula", "auxiliary")  # "hey you guys are late"
    opening = is_edge(doc, place.first - 1) or ends_at(doc, place.first - 1, "opener") is not None
    if opening:
        told = word(doc, place.last) in doc.grammar["told_next"] or _tells_of(doc, place.last)
        return told or (after_edge and mark(doc, place.last) != "?")
    if before in doc.grammar["intransitive"] and among(doc, place.last, "told_next", "determiner"):
        return True  # "don't worry y'all the dog is fine"
    if among(doc, place.first - 1, "thanks_alone") and word(doc, place.last) == "for":
        return True  # "thanks y'all for coming"
    if word(doc, place.first - 2) in ("'s", "is", "are", "'re") and among(doc, place.last, "imperative"):
        return not any(among(doc, k, "subordinator") for k in range(clause_start(place), place.first))
    return after_edge
