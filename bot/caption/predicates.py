"""The named predicates of rule files (`when:`): each asks for one piece of evidence that a place addresses the readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.caption.cues import (
    asks,
    clause_end,
    clause_start,
    ends_at,
    is_edge,
    mark,
    sentence,
    skip_back,
    starts_at,
    token,
    word,
    words_before,
)
from bot.caption.document import Document, Place

Predicate = Callable[[Place], bool]


# -- what stands before ------------------------------------------------------------------------------------------------


def _head(place: Place) -> int:
    """The token before the place and its own modifiers ("my", "beautiful", "all the")."""
    return skip_back(place.doc, place.first - 1, "vocative_modifier")


def after_greeting(place: Place) -> bool:
    """A greeting stands before: "hi guys", "good morning, my lovely people"."""
    doc, i = place.doc, _head(place)
    if mark(doc, i) in (",", "!"):
        i -= 1
    if ends_at(doc, i, "greeting") is not None:
        return True
    first = clause_start(place)
    greeted = starts_at(doc, first, "greeting")
    if greeted is None or not is_edge(doc, place.last) or not 0 <= place.first - greeted <= 3:
        return False
    return all(word(doc, k) not in doc.grammar["trail_blocker"] for k in range(greeted, place.first))


def after_thanks(place: Place) -> bool:
    """Thanks, praise or good wishes go to the place: "thank you so much to everyone", "shoutout to my followers"."""
    doc = place.doc
    i = skip_back(doc, place.first - 1, "thanks_filler", most=7)
    return ends_at(doc, i, "thanks") is not None


def thanked_directly(place: Place) -> bool:
    """Thanked by name: "thanks guys", "thank you so much ladies", "sorry everyone"."""
    doc = place.doc
    i = skip_back(doc, place.first - 1, "thanks_filler_short")
    return ends_at(doc, i, "thanks_word") is not None


def wished(place: Place) -> bool:
    """A wish is said to the place: "happy Friday everyone", "have a great day friends", "hope everyone", "bless you all"."""
    doc = place.doc
    if ends_at(doc, skip_back(doc, place.first - 1, "wish_filler"), "wish_verb") is not None:
        return True
    if word(doc, place.first - 1) in ("and", "&", "or", "with", "of", "the", "your", "their"):
        return False
    first, _ = sentence(place)
    for i in range(place.first - 1, max(first, place.first - 12) - 1, -1):
        start = ends_at(doc, i, "wish")
        if start is not None:
            return word(doc, i + 1) not in doc.grammar["wish_blocker"] and (
                is_edge(doc, place.last) or word(doc, place.last) in doc.grammar["vocative_tail"]
            )
    return False


def wished_on_day(place: Place) -> bool:
    """A wish with its occasion right before the place: "have a great Sunday friends", "happy new year, my people"."""
    doc, i = place.doc, _head(place)
    if mark(doc, i) in (",", "!"):
        i -= 1
    return word(doc, i) in doc.grammar["occasion"] and wished(place)


def dedicated(place: Place) -> bool:
    """It is meant for the place: "this one is for all of you", "to everyone who", "a message to", "for those who"."""
    doc = place.doc
    i = skip_back(doc, place.first - 1, "whole")
    if ends_at(doc, i, "dedication") is not None:
        return True
    if word(doc, i) not in ("for", "to"):
        return False
    opening = is_edge(doc, i - 1) or doc.tokens[i - 1].kind == "mention"
    return opening and (with_relative(place) or out_there(place) or is_edge(doc, place.last))


def shared_with(place: Place) -> bool:
    """The creator shares, shows or looks forward with the place: "can't wait for everyone to see", "share this with"."""
    doc, i = place.doc, place.first - 1
    near = set(words_before(place, 9))
    if word(doc, i) in ("for", "with", "to"):
        return bool(near & doc.grammar["sharing"])
    return word(doc, i) in doc.grammar["sharing_verb"] and bool(near & doc.grammar["looking_forward"])


def preceded_by_comma(place: Place) -> bool:
    """A comma stands before the place and its modifiers."""
    return mark(place.doc, _head(place)) == ","


# -- where in the clause -----------------------------------------------------------------------------------------------


def opens_clause(place: Place) -> bool:
    """The place opens a clause, after an opener at most: "guys", "ok guys", "oh and ladies", "seriously you guys"."""
    doc = place.doc
    if is_edge(doc, place.first - 1):
        return True
    before = ends_at(doc, place.first - 1, "opener")
    while before is not None and not is_edge(doc, before - 1):
        before = ends_at(doc, before - 1, "opener")
    return before is not None


def _owned_at_start(place: Place) -> bool:
    """ "My loves," and "our lovely people!" open a sentence and are called."""
    doc, i = place.doc, _head(place)
    opening = is_edge(doc, i) and mark(doc, i) != "," and word(doc, i + 1) in doc.grammar["vocative_possessive"]
    return opening and mark(doc, place.last) in (",", "!", ":")


def _calls(doc: Document, i: int) -> bool:
    t = token(doc, i)
    if t is None or t.kind in ("emoji", "break", "link"):
        return True
    if t.kind == "mark":
        return t.word in (",", "!", ":", "…", ".", "-", "–", "—", "?")
    return word(doc, i) in doc.grammar["clause_subject"]


def called_first(place: Place) -> bool:
    """Called out at a clause's start: "Guys, ...", "besties! ...", "Ok fam this is", "guys I can't"."""
    if _owned_at_start(place):
        return True
    return opens_clause(place) and _calls(place.doc, place.last) and not _whole_phrase(place)


def called_after_opener(place: Place) -> bool:
    """Called after a word that asks for attention: "okay everyone it's time", "alright everybody, listen"."""
    doc = place.doc
    opener = ends_at(doc, place.first - 1, "attention")
    return opener is not None and is_edge(doc, opener - 1) and _calls(doc, place.last)


def called_then_told(place: Place) -> bool:
    """A sentence opens with the place and a comma, then speaks to them: "Girls, focus on you", "Parents, did you know"."""
    doc = place.doc
    first, _ = sentence(place)
    if first != place.first or mark(doc, place.last) not in (",", ":", "-", "–", "—"):
        return False
    after = word(doc, place.last + 1)
    return any(after in doc.grammar[name] for name in ("imperative", "second_person", "question_helper"))


def _whole_phrase(place: Place) -> bool:
    """Nothing but the place between two edges that are no sentence of their own: one item of a list ("guys, girls, dogs")."""
    doc = place.doc
    return mark(doc, place.first - 1) in (",", "&", "/", "•", "|") and mark(doc, place.last) in (
        ",",
        "&",
        "/",
        "•",
        "|",
    )


def called_last(place: Place) -> bool:
    """Called after a comma at a clause's end: "Deal ends tomorrow, fam."."""
    doc = place.doc
    if not is_edge(doc, place.last) or mark(doc, place.last) == ",":
        return False
    if not preceded_by_comma(place) and not _named_after_comma(place):
        return False
    return clause_start(place) > 0 and not _in_list(place)


def _named_after_comma(place: Place) -> bool:
    """The name of the group stands between comma and noun: "Get ready, marathon fans.", "We did it, Rowing Squad!"."""
    doc, first = place.doc, clause_start(place)
    named = 0 < place.first - first <= 2 and mark(doc, first - 1) == ","
    return named and all(word(doc, k) not in doc.grammar["trail_blocker"] for k in range(first, place.first))


def _in_list(place: Place) -> bool:
    """The comma before belongs to a list: "dogs, cats, people", "my family, friends"."""
    doc, i = place.doc, clause_start(place) - 2
    words = 0
    while not is_edge(doc, i):
        words += 1
        i -= 1
    return words <= 2 and mark(doc, i) in (",", "&") and ends_at(doc, place.first - 2, "opener") is None


def presented(place: Place) -> bool:
    """Somebody is presented to the place: "Nora Lind, everybody!", "Marathon winners everyone!!"."""
    doc = place.doc
    first, last = sentence(place)
    before = [
        doc.tokens[i] for i in range(max(first, clause_start(place)), place.first) if doc.tokens[i].kind == "word"
    ]
    names = [t for t in before if doc.text[t.start].isupper() or t.word.startswith("'")]
    return 1 < len(before) <= 5 and len(names) == len(before) and place.last >= last - 1 and is_edge(doc, place.last)


def trails(place: Place) -> bool:
    """Called at a clause's end without a comma: "get moving ladies!!", "it's always so hard guys"."""
    doc = place.doc
    if not is_edge(doc, place.last) or mark(doc, place.last) == ",":
        return False
    before = word(doc, place.first - 1)
    if not before or before in doc.grammar["trail_blocker"]:
        return False
    return place.first - clause_start(place) >= 1


def before_imperative(place: Place) -> bool:
    """An order follows: "everyone go vote", "ladies please stop", "everybody, meet Walter"."""
    doc, i = place.doc, place.last
    if not opens_clause(place):
        return False
    if mark(doc, i) == ",":
        i += 1
    while word(doc, i) in doc.grammar["imperative_opener"]:
        i += 1
    return word(doc, i) in doc.grammar["imperative"]


def ordered(place: Place) -> bool:
    """The clause opens with an order and ends with the place: "Relax babes", "watch out girls", "Stock up, fam"."""
    doc = place.doc
    first = clause_start(place)
    if mark(doc, first - 1) == "," and mark(doc, place.first - 1) == ",":
        return False
    return is_edge(doc, place.last) and first < place.first and word(doc, first) in doc.grammar["imperative"]


# -- questions ---------------------------------------------------------------------------------------------------------


def asked(place: Place) -> bool:
    """The place is asked: "anyone else?", "does anybody know", "guys what should I do?"."""
    doc, before = place.doc, word(place.doc, place.first - 1)
    if before in doc.grammar["asking_verb"]:
        opener = place.first - 2
        return asks(place) or is_edge(doc, opener) or word(doc, opener) in doc.grammar["opener"]
    if not opens_clause(place) or word(doc, place.last) in doc.grammar["anyone_blocker"]:
        return False
    return asks(place) or word(doc, place.last) in doc.grammar["poll_verb"]


def asked_after(place: Place) -> bool:
    """Asked how they are: "how's everyone's Sunday?", "how was your weekend everyone?"."""
    doc = place.doc
    first, _ = sentence(place)
    before = {word(doc, i) for i in range(first, place.first)}
    return asks(place) and (bool(before & {"how", "hows"}) or ("what" in before and is_edge(doc, place.last)))


def where_at(place: Place) -> bool:
    """Looked for: "where my night owls at", "where are the plant parents?"."""
    doc = place.doc
    i, _ = sentence(place)
    while i < place.first and not word(doc, i):
        i += 1
    looked_for = word(doc, place.last) == "at" or (asks(place) and is_edge(doc, place.last))
    return word(doc, i) in ("where", "wheres") and looked_for


def offered(place: Place) -> bool:
    """An offer stands on a condition: "if anyone wants to join", "if anyone has questions"."""
    doc = place.doc
    return word(doc, place.first - 1) == "if" and word(doc, place.last) in doc.grammar["offer_verb"]


def polled(place: Place) -> bool:
    """A show of hands: "who's ready?", "who wants some", "who else"."""
    doc, i = place.doc, place.last
    if not opens_clause(place) or (mark(doc, place.first - 1) == "," and not asks(place)):
        return False
    contracted = word(doc, i) in ("'s", "is", "'re")
    if contracted:
        i += 1
    while word(doc, i) in doc.grammar["poll_adverb"]:
        i += 1
    w = word(doc, i)
    if contracted:
        held = w.endswith("ing") or w in doc.grammar["poll_state"]
    else:
        held = w in doc.grammar["poll_verb"]
    return held and not _relative(place)


def _relative(place: Place) -> bool:
    """ "who" as a relative pronoun after a noun on the same line, with no sentence edge between."""
    first, _ = sentence(place)
    return place.first > first and bool(word(place.doc, place.first - 1)) and not opens_clause(place)


# -- what follows ------------------------------------------------------------------------------------------------------


def with_relative(place: Place) -> bool:
    """A clause about them follows: "everyone who came", "all those that voted", "everyone asking"."""
    doc, i = place.doc, place.last
    while word(doc, i) in doc.grammar["relative_filler"]:
        i += 1
    w = word(doc, i)
    return w in doc.grammar["relative"] or w.endswith("ing")


def out_there(place: Place) -> bool:
    """ "out there", "watching", "reading this" follows."""
    return starts_at(place.doc, place.last, "out_there") is not None


def before_second_person(place: Place) -> bool:
    """ "you" stands in the clause that follows: "For everyone who asked, this is for you"."""
    doc, end = place.doc, clause_end(place)
    return any(word(doc, i) in doc.grammar["second_person"] for i in range(place.last, end))


def plural_you(place: Place) -> bool:
    """ "you all" as one pronoun, not "you" + an adverb ("you all set?") or a new clause ("gave you all I had")."""
    doc = place.doc
    return starts_at(doc, place.last, "you_all_blocker") is None


def third_person_verb(place: Place) -> bool:
    """A verb follows that makes the place a subject somebody talks about: "everyone loves", "everybody was"."""
    return word(place.doc, place.last) in place.doc.grammar["third_person_verb"]


def own(place: Place) -> bool:
    """The creator's own: "my followers", "our amazing community"."""
    doc = place.doc
    for i in range(place.first - 1, max(place.first - 5, -1), -1):
        w = word(doc, i)
        if w in ("my", "our"):
            return True
        if not w or w in doc.grammar["own_blocker"]:
            return False
    return False


def counted(place: Place) -> bool:
    """A number stands before: "7 million followers", "10k followers", "100,000 of you"."""
    doc, i = place.doc, place.first - 1
    i = skip_back(doc, i, "vocative_modifier")
    if word(doc, i) in doc.grammar["big_number"]:
        i -= 1
        return token(doc, i) is not None and (doc.tokens[i].kind == "number" or bool(word(doc, i)))
    t = token(doc, i)
    return t is not None and t.kind == "number"


def community_of_readers(place: Place) -> bool:
    """The readers as a community: "this growing community", "the TikTok community", "part of our community"."""
    doc = place.doc
    before = list(words_before(place, 6))
    if any(w in doc.grammar["platform_name"] for w in before[:1]):
        return True
    return "this" in before[:4] or "building" in before or ("part" in before and "of" in before)


def someone_named(place: Place) -> bool:
    """A tagged or named person stands in this or the sentence before: "you guys" may be those people."""
    doc = place.doc
    first, last = sentence(place)
    return any(doc.tokens[i].kind == "mention" for i in range(max(0, first - 6), min(last, place.last + 2)))


PREDICATES: Mapping[str, Predicate] = {
    f.__name__: f
    for f in (
        after_greeting,
        after_thanks,
        asked,
        before_imperative,
        before_second_person,
        asked_after,
        called_after_opener,
        called_first,
        called_then_told,
        community_of_readers,
        called_last,
        counted,
        dedicated,
        offered,
        opens_clause,
        ordered,
        out_there,
        own,
        plural_you,
        polled,
        preceded_by_comma,
        presented,
        shared_with,
        someone_named,
        third_person_verb,
        thanked_directly,
        trails,
        where_at,
        wished,
        wished_on_day,
        with_relative,
    )
}
