"""Which kind of "we" a caption speaks with: a couple, a collaboration, a team, a brand, everyone, or somebody alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, cast

from bot.caption.address.words import quoted
from bot.caption.cues import among, clause_start, is_edge, mark, token, word
from bot.caption.document import Document, Place
from bot.caption.english import is_past
from bot.caption.patience import MOST_PLACES

Kind = Literal["couple", "collaboration", "team", "brand", "inclusive", "lone", "unclear"]

ONE_PERSON: tuple[Kind, ...] = ("lone", "brand", "unclear")  # what one person may stand behind
_BY_CUE: tuple[tuple[Kind, str], ...] = (  # the first that a caption shows decides
    ("couple", "couple_cue"),
    ("collaboration", "partner_cue"),
    ("team", "team_cue"),
    ("inclusive", "you_and_i"),
    ("lone", "lone_cue"),
    ("brand", "brand_cue"),
)
_OPENING_EVERYONE = frozenset({"we", "us", "our", "as"})
_SAME_FORM = frozenset({"let", "set", "hit", "put", "read", "cast", "quit", "bid"})  # past and present alike


@dataclass(frozen=True, slots=True)
class Hosts:
    """Who "we" are. `start` and `end` are the words that tell; of an unclear we, the we itself. Code points."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Told:
    """What a caption tells of its hosts: the tokens with which they speak of themselves, and where that is sure."""

    hosts: Hosts | None
    spoken: frozenset[int] = frozenset()
    sure: frozenset[int] = frozenset()
    first_sure: int | None = None
    first_open: int | None = None  # the first we that may be more than the one who runs the account


def hosts(doc: Document) -> Hosts | None:
    """Who speaks as "we", by the text alone; None where nobody says we."""
    return _told(doc).hosts


def speaks_for_hosts(place: Place) -> bool:
    """The place is a we, us or our of the caption's hosts, and one person may stand behind it."""
    told = _told(place.doc)
    return place.first in told.spoken and told.hosts is not None and told.hosts.kind in ONE_PERSON


def surely_hosts(place: Place) -> bool:
    """Who runs the account speaks, no companion: "today we're baking", "follow us", "our channel"."""
    return speaks_for_hosts(place) and place.first in _told(place.doc).sure


def maybe_hosts(place: Place) -> bool:
    """The first we of which nobody can tell whether the host alone is meant: "we took the night train"."""
    return speaks_for_hosts(place) and place.first == _told(place.doc).first_open


def first_of_hosts(place: Place) -> bool:
    """The first place at which the hosts surely speak, of a caption that does not tell who they are."""
    told = _told(place.doc)
    untold = told.hosts is not None and told.hosts.kind in ("lone", "unclear")
    return untold and place.first == told.first_sure


# -- reading a caption once -------------------------------------------------------------------------------------------


def _told(doc: Document) -> _Told:
    if "hosts" not in doc.notes:
        doc.notes["hosts"] = _read(doc)
    return cast(_Told, doc.notes["hosts"])


def _read(doc: Document) -> _Told:
    said = tuple(islice(_said(doc), MOST_PLACES))
    if not said:
        return _Told(None)
    spoken: list[int] = []
    everyone: tuple[int, int] | None = None
    shared = {first: (first, last) for first, last in doc.spots("inclusive_we") if not _so_are_we(doc, first)}
    opening = [i for i, word in enumerate(doc.words) if word in _OPENING_EVERYONE or i in shared]
    at = 0
    for first, last in doc.sentences:
        here = []
        while at < len(said) and said[at] < last:
            here.append(said[at])
            at += 1
        near = opening[bisect_left(opening, first) : bisect_left(opening, last)] if here else ()
        all_of_us = (shared.get(i) or _everyone(doc, i) for i in near)
        if (span := next(filter(None, all_of_us), None)) is None:
            spoken += here
        everyone = everyone or span
    if not spoken:
        first, last = everyone or (said[0], said[0] + 1)
        return _Told(_hosts(doc, "inclusive", first, last))
    found = _by_cue(doc, spoken) or _hosts(doc, "unclear", spoken[0], spoken[0] + 1)
    surely = _surely(doc, spoken, found.kind, everyone is not None)
    sure = frozenset(surely)
    opened = (i for i in spoken if i not in sure and doc.words[i] in ("we", "weve"))
    return _Told(found, frozenset(spoken), sure, next(iter(surely), None), next(opened, None))


def _surely(doc: Document, spoken: list[int], kind: Kind, everyone: bool) -> list[int]:
    """Where who runs the account speaks. A caption that is sure of it once is sure throughout: half a we is none."""
    of_account = [i for i in spoken if _of_account(doc, i)]
    if everyone or doc.spots("voice_i"):  # who says both I and we means somebody else with we
        return of_account
    at_work = any(_at_work(doc, i) for i in spoken) and not any(_past(doc, i) for i in spoken)
    return spoken if of_account or at_work or kind == "brand" else []


def _hosts(doc: Document, kind: Kind, first: int, last: int) -> Hosts:
    return Hosts(kind, doc.tokens[first].start, doc.tokens[last - 1].end)


def _said(doc: Document) -> Iterator[int]:
    """The tokens of every we, us and our outside quotations, lyrics and tags; "US" is a country."""
    for i, _ in doc.spots("voice_we"):
        if (doc.shouted or doc.typed[i] != "US") and not quoted(doc, i):
            yield i


def _by_cue(doc: Document, spoken: list[int]) -> Hosts | None:
    """The first kind whose words stand anywhere in the caption."""
    for kind, lexicon in _BY_CUE:
        spans = list(doc.spots(lexicon)[:1])
        if kind == "collaboration":
            ends = ((i, _partner(doc, i)) for i in _may_be_partners(doc))
            spans += next(([(i, end)] for i, end in ends if end is not None), [])
        if kind == "team":
            ends = ((i, _several(doc, i)) for i in spoken)
            spans += next(([(i, end)] for i, end in ends if end is not None), [])
        if spans:
            return _hosts(doc, kind, *min(spans))
    return None


def _may_be_partners(doc: Document) -> list[int]:
    """The tags, and what stands before an "and"."""
    joined = [i - 1 for i, w in enumerate(doc.words) if i and w in ("and", "&")]
    return sorted({*joined, *(i for i, w in enumerate(doc.words) if w[0] == "@")})


def _partner(doc: Document, i: int) -> int | None:
    """The token after a partner: "Jo and I", "my sister & I", "me and Ken", a tag that is no credit."""
    if doc.kinds[i] == "mention":
        return None if i and doc.words[i - 1] in doc.grammar["credit"] else i + 1
    if word(doc, i + 1) != "and" and mark(doc, i + 1) != "&":
        return None
    if word(doc, i + 2) in ("i", "i'm", "i've", "myself", "me") and _names_somebody(doc, i):
        return i + 3
    return i + 3 if word(doc, i) == "me" and _names_somebody(doc, i + 2) else None


def _names_somebody(doc: Document, i: int) -> bool:
    """A word for a companion, or a name: "Jo", "my cousin", not "The bread is out"."""
    t = token(doc, i)
    if t is None or t.kind != "word":
        return False
    if t.word in doc.grammar["companion"]:
        return True
    alone = is_edge(doc, i - 1) or clause_start(Place(doc, i, i + 1)) < i
    return alone and doc.text[t.start].isupper() and t.word not in doc.grammar["function_word"]


# -- one place --------------------------------------------------------------------------------------------------------


def _so_are_we(doc: Document, i: int) -> bool:
    """ "and so are we", "neither do we": no question to everyone."""
    return word(doc, i - 1) in ("so", "neither", "nor")


def _everyone(doc: Document, i: int) -> tuple[int, int] | None:
    """Everyone is meant: "us night owls", "as humans", "our planet"."""
    w = word(doc, i)
    if w in ("we", "us"):
        group = next((k for k in (i + 1, i + 2) if word(doc, k) in doc.grammar["we_people"]), None)
        plain = group is not None and (group == i + 1 or not among(doc, i + 1, "copula", "clause_verb", "imperative"))
        return (i, group + 1) if plain and group is not None else None
    if w == "as" and word(doc, i + 1) in doc.grammar["we_people"]:
        return i, i + 2
    if w == "our":
        thing = next((k for k in (i + 1, i + 2) if word(doc, k) in doc.grammar["shared_thing"]), None)
        return (i, thing + 1) if thing is not None else None
    return None


def verb_after(doc: Document, i: int) -> int:
    """The token of the verb that follows a subject, adverbs passed over: "we [just] love"."""
    for k in range(i + 1, i + 5):
        w = word(doc, k)
        if w not in doc.grammar["we_adverb"] and not (w.endswith("ly") and len(w) > 4):
            return k
    return i + 5


def _past(doc: Document, i: int) -> bool:
    """ "we went", "we were": a day is told of."""
    verb = word(doc, verb_after(doc, i)) if word(doc, i) == "we" else ""
    return verb in ("were", "weren't", "didn't", "couldn't", "hadn't") or (is_past(verb) and verb not in _SAME_FORM)


def _of_account(doc: Document, i: int) -> bool:
    """Said of the account: "follow us", "our channel", "today we have"."""
    w = word(doc, i)
    if w == "we":
        ceremony = word(doc, verb_after(doc, i)) in doc.grammar["we_ceremony"]
        return word(doc, i - 1) in doc.grammar["host_moment"] and not ceremony and not _past(doc, i)
    if w == "us":
        if word(doc, i - 1) in ("with", "for"):
            return word(doc, i - 2) in doc.grammar["host_with"] and _ordered(doc, i - 2)
        let = word(doc, i - 1) != "let" or word(doc, i + 1) == "know"
        return let and word(doc, i - 1) in doc.grammar["host_order"] and _ordered(doc, i - 1)
    return w == "our" and any(word(doc, k) in doc.grammar["host_thing"] for k in (i + 1, i + 2))


def _ordered(doc: Document, verb: int) -> bool:
    """The reader is told to: "join us", "and follow us", "don't forget to tag us"; not "for Nora to join us"."""
    before = word(doc, verb - 1)
    if before == "to":
        return among(doc, verb - 2, "told_to", "direct")
    return is_edge(doc, verb - 1) or among(doc, verb - 1, "order_opener", "told_to", "direct")


def _at_work(doc: Document, i: int) -> bool:
    """ "we're baking", "we're gonna try", "we're back", "we love you"."""
    be = verb_after(doc, i)
    if word(doc, i) == "we" and word(doc, be) in doc.grammar["host_warmth"]:
        return word(doc, be + 1) in doc.grammar["direct"]
    if word(doc, i) != "we" or word(doc, be) not in ("'re", "are"):
        return False
    doing = word(doc, verb_after(doc, be))
    return (doing.endswith("ing") and len(doing) > 4) or doing in doc.grammar["host_state"]


def _several(doc: Document, i: int) -> int | None:
    """The token after a plural or a group that the hosts call themselves: "we are bakers", "we, the bakers"."""
    if word(doc, i) == "we" and mark(doc, i + 1) == "," and word(doc, i + 2) == "the":
        return i + 3
    be = verb_after(doc, i)
    if word(doc, i) != "we" or word(doc, be) not in ("are", "'re", "were"):
        return None
    for k in range(be + 1, be + 5):
        w = word(doc, k)
        if not w or w in doc.grammar["preposition"] or w in ("to", "for", "of", "and", "so") or w.endswith("ing"):
            return None
        plural = len(w) > 3 and w[-1] == "s" and w[-2] not in "siu'" and w not in doc.grammar["we_adverb"]
        if plural or w in doc.grammar["group_noun"]:
            return k + 1
    return None
