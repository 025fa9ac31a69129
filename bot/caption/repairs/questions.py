"""Repairs of questions to a room: "who's ready?" becomes "are you ready?"."""

from __future__ import annotations

from bot.caption.cues import BASE_VERBS, among, asks, clause_end, ends_at, is_edge, mark, starts_at, token, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import base_of_past, base_of_third, is_past, is_third
from bot.caption.repairs.vocatives import drop_vocative
from bot.caption.repairs.wording import agreement, joined_verbs, like, like_word, possessives, replace

_BE, _DO, _DID, _HAVE = "are you", "do you", "did you", "have you"
_STATES = ("poll_state", "state", "before_predicate")


def ask_you(place: Place) -> tuple[Choice, ...]:
    """A question to a room becomes one to a person: "who's ready?" -> "are you ready?"."""
    doc, i = place.doc, place.last
    helper = word(doc, place.first - 1)
    if helper == "'s" or helper in doc.grammar["question_helper"]:
        return _ask_after_helper(place)
    start, typed = place.start, place.text
    else_end = None
    if word(doc, i) == "else":
        else_end, i = doc.tokens[i].end, i + 1
    if mark(doc, place.first - 1) == "," and is_edge(doc, i):
        return drop_vocative(place)  # "any tips, anyone?"
    if word(doc, i).endswith("n't"):
        return ()  # "who else doesn't like it"
    if word(doc, i) == "here" and word(doc, i + 1):
        else_end, i = doc.tokens[i].end, i + 1
    verb, t = word(doc, i), token(doc, i)
    if verb == "'s" and place.doc.tokens[place.first].word in doc.grammar["anyone"]:
        return _of_yours(place, i)
    if verb in doc.grammar["preposition"] and (wants := [k for k in (i + 2, i + 3) if among(doc, k, "wanting")]):
        return _there_and_wanting(place, wants[0])
    if verb in ("interested", "wanting", "looking") and not asks(place) and among(doc, place.first, "anyone"):
        return _offered(place, i)
    asked, end = _question(doc, i, else_end or place.end)
    if asked and asked.startswith(_DID) and _open_time(place):
        asked, end = _HAVE, else_end or place.end  # "anyone tried this?"
    more = possessives(doc, i, clause_end(Place(doc, min(i, len(doc.tokens) - 1), min(i, len(doc.tokens) - 1) + 1)))
    if verb and t is not None and asked is None:
        return ()
    said = like(typed, asked or _DO)
    joined = joined_verbs(doc, i) if is_third(verb) else ()
    edits: tuple[Edit, ...] = (Edit(start, end, said), *more, *joined)
    if "else" in (word(doc, place.last), *typed.lower().split()):
        edits += _too(place)
    return (Choice(said, edits),)


def _offered(place: Place, i: int) -> tuple[Choice, ...]:
    """ "Anyone interested can write to me" -> "If you're interested you can write to me"."""
    doc, said = place.doc, like(place.text, "if you're")
    end = min(clause_end(Place(doc, i, i + 1)), i + 8)
    can = next((k for k in range(i + 1, end) if word(doc, k) in ("can", "should", "may", "could", "must")), None)
    more = () if can is None else (Edit(doc.tokens[can].start, doc.tokens[can].start, "you "),)
    pleaded = can is not None or any(
        word(doc, k) in ("please", "pls", "dm", "message", "contact") for k in range(i, end)
    )
    return (Choice(said, (Edit(place.start, place.end, said), *more)),) if pleaded else ()


def _there_and_wanting(place: Place, want: int) -> tuple[Choice, ...]:
    """ "Anyone in Leeds wanna sing?" -> "In Leeds and wanna sing?"."""
    doc, t = place.doc, place.doc.tokens[place.last]
    if word(doc, place.last) == "else" or is_third(word(doc, want)):
        return ()
    there = like(place.text, doc.text[t.start : t.end])
    at = doc.tokens[want].start
    return (Choice(there, (Edit(place.start, t.end, there), Edit(at, at, "and "))),)


def _open_time(place: Place) -> bool:
    """A plain past that asks whether it was ever done: "anyone tried this?"; not "anyone watched it last night?"."""
    doc = place.doc
    if not among(doc, place.first, "anyone"):
        return False
    return not any(starts_at(doc, k, "back_then") is not None for k in range(place.last, clause_end(place)))


def _of_yours(place: Place, i: int) -> tuple[Choice, ...]:
    """ "Anyone else's cat do this?" -> "Does your cat do this?"; none where another word than a verb follows."""
    doc = place.doc
    verb = i + 2 + among(doc, i + 2, "passed_over")
    plain = word(doc, verb) and not (is_third(word(doc, verb)) or is_past(word(doc, verb)))
    plain = plain and not among(doc, verb, "preposition", "copula", "determiner", "poll_adverb")
    if (among(doc, verb, *BASE_VERBS) and not among(doc, verb, "state")) or (plain and asks(place) and verb > i + 2):
        asked = "does your"
    elif word(doc, verb).endswith("ing"):
        asked = "is your"
    else:
        return ()
    said = like(place.text, asked)
    too = _too(place) if "else" in (word(doc, place.last), *place.text.lower().split()) else ()
    return (Choice(said, (Edit(place.start, doc.tokens[i].end, said), *too)),)


def how_many(place: Place) -> tuple[Choice, ...]:
    """ "how many of you have tried" -> "have you tried"; none inside another sentence ("I wonder how many of you")."""
    doc = place.doc
    if not is_edge(doc, place.first - 2) or not asks(place):
        return ()
    asked, end = _question(doc, place.last, place.end)
    if asked is None or not word(doc, place.last):
        return ()
    t = doc.tokens[place.first - 1]
    said = like(doc.text[t.start : t.end], asked)
    return (Choice(said, (Edit(t.start, end, said),)),)


def which_of_you(place: Place) -> tuple[Choice, ...]:
    """ "which of you still bakes" -> "do you still bake"; nobody is accused: "which of you ate it" -> "who ate it"."""
    doc = place.doc
    if not is_edge(doc, place.first - 1) and ends_at(doc, place.first - 1, "opener") is None:
        return replace(place, "who")
    asked, end = _question(doc, place.last, place.end)
    if asked is None or asked.startswith(_DID) or not word(doc, place.last):
        return replace(place, "who")
    said = like(place.text, asked)
    return (Choice(said, (Edit(place.start, end, said),)),)


def _question(doc: Document, i: int, end: int) -> tuple[str | None, int]:
    """The question that opens with the verb at token `i`, and where the words that it replaces end."""
    verb, t = word(doc, i), token(doc, i)
    if t is None or not verb:
        return ("you", end)
    if verb in ("'s", "is", "'re", "are", "was"):
        if _participle(doc, i + 1 + among(doc, i + 1, "passed_over")):
            return _HAVE, t.end
        return (_BE, t.end) if verb != "was" else ("were you", t.end)
    if verb in ("would", "will", "can", "could", "should"):
        return f"{verb} you", t.end
    if verb == "got":
        return "have you got", t.end
    if verb == "had":
        return (_HAVE, t.end) if is_past(word(doc, i + 1)) else (f"{_DID} have", t.end)
    if among(doc, i, "passed_over"):
        return _passed_over(doc, i, end)
    if among(doc, i, "have_participle"):
        return _HAVE, end
    if verb.endswith("ing") or mark(doc, i + 1) == "-" or among(doc, i, *_STATES, "preposition", "determiner"):
        return _BE, end
    if is_past(verb):
        return f"{_DID} {base_of_past(verb)}", t.end
    if verb in ("has", "have"):
        follower = word(doc, i + 1)
        return (_HAVE, t.end) if is_past(follower) or among(doc, i + 1, "have_participle") else (f"{_DO} have", t.end)
    if is_third(verb) or among(doc, i, "poll_verb", "wanting", "telegraphic_verb", "asked_verb", *BASE_VERBS):
        return f"{_DO} {base_of_third(verb)}", t.end
    return None, end  # "anyone else cold?": it may be a verb, and may be none


def _passed_over(doc: Document, i: int, end: int) -> tuple[str | None, int]:
    """The question of the verb behind an adverb: "just tried" -> "did you just try"."""
    said, after = _question(doc, i + 1, end)
    if said is None and among(doc, i, "intensifier"):
        return _BE, end
    if said is None or after == end:
        return said if said != "you" else None, end  # the adverb stays where it stands
    return (said.replace(" you ", f" you {word(doc, i)} ", 1) if " you " in said else None), after


def _participle(doc: Document, i: int) -> bool:
    """ "who's [been] there", "who's [finished] their tea"; not "who's excited"."""
    w = word(doc, i)
    if (
        not is_past(w)
        or among(doc, i, "state")
        or (among(doc, i, "poll_state") and not among(doc, i, "have_participle"))
    ):
        return False
    return not w.endswith("ed") or among(doc, i, "have_participle") or among(doc, i + 1, "determiner", "order_object")


def _ask_after_helper(place: Place) -> tuple[Choice, ...]:
    """ "does anyone know" -> "do you know", "if anyone wants" -> "if you want"."""
    doc = place.doc
    helper, t = word(doc, place.first - 1), doc.tokens[place.first - 1]
    i = place.last + (word(doc, place.last) == "else")
    i += 2 if word(doc, i) == "out" and word(doc, i + 1) == "there" else word(doc, i) == "here"
    end = doc.tokens[i - 1].end
    more = possessives(doc, place.last, clause_end(place))
    if doc.text[place.start : end].lower().endswith("else"):
        more += _too(place)
    swap = {"does": "do", "has": "have", "is": "are", "'s": "are", "was": "were"}
    if helper != "if" and word(doc, place.last) == "'s":
        return (Choice("your", (Edit(place.start, doc.tokens[place.last].end, like_word(place.text, "your")), *more)),)
    if helper == "if":
        more = agreement(doc, place.last) + more
    if helper in swap:
        said = like(doc.text[t.start : t.end], swap[helper])
        lead = " " if helper == "'s" else ""
        return (Choice(f"{said} you", (Edit(t.start, end, f"{lead}{said} {like_word(place.text, 'you')}"), *more)),)
    return (Choice("you", (Edit(place.start, end, like_word(place.text, "you")), *more)),)


def _too(place: Place) -> tuple[Edit, ...]:
    """ "Anyone else in the studio?" asks for company: "Are you in the studio too?"."""
    doc, i = place.doc, clause_end(place)
    if i >= len(doc.tokens) or mark(doc, i) != "?" or not asks(place):
        return ()
    if any(word(doc, k) == "or" for k in range(place.last, i)):
        return ()  # "anyone else get this or is it just me?"
    at = doc.tokens[i - 1].end
    return (Edit(at, at, " too"),)
