"""The edits that adapt a caption: other words, fewer hashtags, fewer sentences, a last sentence more."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from bot.caption.document import Document, Edit, Hit
from bot.caption.measures.disclosure import clear_disclosures
from bot.caption.measures.entries import quoted
from bot.rulebook.knowledge.adapted import Adaptation

MOST_OF_A_PHRASE = 20  # places that one adaptation finds; more say nothing new


def phrases_in(doc: Document, phrases: Mapping[str, str]) -> Iterator[Hit]:
    """Where the phrases stand. One that would become itself is there so that a shorter one is not found in it."""
    if phrases:
        found = _looks_for(tuple(phrases)).finditer(doc.text)
        ways = _ways(tuple(phrases.items()))
        for match, _ in zip(found, range(MOST_OF_A_PHRASE), strict=False):
            token = bisect_right(doc.spans[1], match.start())
            said = _key(match[0])
            stays = _key(ways.get(said, "")) == said
            if not stays and not quoted(doc, doc.tokens[token]):  # what somebody else says stays as it is
                yield Hit(match.start(), match.end(), {})


@lru_cache(maxsize=256)
def _looks_for(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, whatever their case, their apostrophes and the blanks between them; the longest phrase first."""
    ways = sorted(map(_key, phrases), key=len, reverse=True)
    body = "|".join(re.escape(one).replace("'", "['’]").replace(r"\ ", r"\s+") for one in ways)
    return re.compile(rf"(?<![\w#@])(?:{body})(?:(?<!\w)|(?!\w))", re.IGNORECASE)


@lru_cache(maxsize=256)
def _ways(phrases: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """What could stand there, by the phrase in plain letters."""
    return {_key(phrase): words for phrase, words in phrases}


def _key(phrase: str) -> str:
    return " ".join(phrase.replace("’", "'").casefold().split())


def instead(doc: Document, one: Adaptation, hit: Hit) -> tuple[Edit, ...]:
    """What stands on the right of the phrase that was found. Where that is nothing, it goes, and a tag within a
    sentence only its sign. What the caption says already is not said twice: then a whole sentence goes, and a part of
    one stays for the member to mend.
    """
    first = bisect_right(doc.spans[1], hit.start)
    ways = _ways(tuple(one.phrases.items()))
    says = ways.get(_key(doc.text[hit.start : hit.end]), "")
    if not says:
        return (_tag_out(doc, first) if doc.kinds[first] == "hashtag" else _phrase_out(doc, first, hit),)
    if not one.repeats and _said_already(doc, one, hit, says):
        return (_phrase_out(doc, first, hit),) if _is_sentence(doc, first, hit) else ()
    return (Edit(hit.start, hit.end, _as_typed(doc, first, says)),)


def _said_already(doc: Document, one: Adaptation, place: Hit, says: str) -> bool:
    """Whether the caption has these words elsewhere, or a part of them that the same adaptation puts in, or gets them
    for an earlier phrase. A rewrite that is read again so finds what the first reading did.
    """
    ways = _ways(tuple(one.phrases.items()))
    near = {words for words in ways.values() if words and (words in says or says in words)}
    earlier = takewhile(lambda hit: hit.end <= place.start, phrases_in(doc, one.phrases))
    if any(ways[_key(doc.text[hit.start : hit.end])] in near for hit in earlier):
        return True
    elsewhere = _key(f"{doc.text[: place.start]}\n{doc.text[place.end :]}")
    return any(_key(words) in elsewhere for words in near)


def _as_typed(doc: Document, first: int, says: str) -> str:
    """With a capital where the phrase has one for standing first, rather than for being "DM"."""
    typed = _typed(doc, first)
    opens = typed[:1].isupper() and (not typed.isupper() or doc.edges[first - 1 : first] == b"\1" or first == 0)
    return says[0].upper() + says[1:] if opens else says


def _is_sentence(doc: Document, first: int, hit: Hit) -> bool:
    """Whether the phrase is all that its sentence says."""
    within = doc.sentence_of(first)
    if within is None:
        return False
    said = [i for i in range(*within) if doc.kinds[i] in ("word", "number")]
    return bool(said) and said[0] == first and doc.spans[1][said[-1]] <= hit.end


def _phrase_out(doc: Document, first: int, hit: Hit) -> Edit:
    """A phrase goes, with the stop or the comma that would be left alone."""
    text, start, end = doc.text, hit.start, hit.end
    if _is_sentence(doc, first, hit):
        return _out(text, start, end + len(_STOPS.match(text, end)[0]))  # type: ignore[index]
    comma = _COMMA.match(text, end)
    if comma and (first == 0 or doc.edges[first - 1]):
        after = text[comma.end() : comma.end() + 1]
        return Edit(start, comma.end() + 1, after.upper() if text[start].isupper() else after)
    if _STOPS.match(text, end)[0] or end == len(text.rstrip()):  # type: ignore[index]
        before = text[:start].rstrip(" ")
        return Edit(len(before.rstrip(",;:–—")), end, "")
    return _out(text, start, end)


_STOPS = re.compile(r"[.!?…]*")
_COMMA = re.compile(r"\s*[,;:–—]\s*(?=\S)")


def without_hashtags(doc: Document, over: int, one: Adaptation, ways: Iterable[Adaptation]) -> Sequence[int]:
    """The hashtags to let go, as tokens: those that say least, then the last ones, those within a sentence at the very
    last; beside those that go anyway; never one that names an advert.
    """
    staying, gone = _sorted_tags(doc, ways)
    left = over - gone
    if left <= 0:
        return ()
    say_little = {_key(tag) for tag in one.first}
    least = sorted(staying, key=lambda i: (in_sentence(doc, i), _key(_typed(doc, i)) not in say_little, -i))
    return sorted(least[:left])


def tags_gone(doc: Document, ways: Iterable[Adaptation]) -> int:
    """How many hashtags go anyway."""
    return _sorted_tags(doc, ways)[1]


def _sorted_tags(doc: Document, ways: Iterable[Adaptation]) -> tuple[list[int], int]:
    """The hashtags that may be let go, as tokens, and how many others go anyway."""
    told = {place.start for place in clear_disclosures(doc)}
    gone = {_key(phrase) for way in ways if way.take for phrase, words in way.phrases.items() if not words}
    tags = [i for i in doc.hashtags if doc.spans[0][i] not in told]
    staying = [i for i in tags if _key(_typed(doc, i)) not in gone]
    return staying, len(tags) - len(staying)


def tags_out(doc: Document, tags: Iterable[int]) -> tuple[Edit, ...]:
    return tuple(_tag_out(doc, i) for i in tags)


def _typed(doc: Document, i: int) -> str:
    return doc.text[doc.spans[0][i] : doc.spans[1][i]]


def _tag_out(doc: Document, i: int) -> Edit:
    """A tag goes; within a sentence it is a word of it, and only its sign goes."""
    start, end = doc.spans[0][i], doc.spans[1][i]
    return Edit(start, start + 1, "") if in_sentence(doc, i) else _out(doc.text, start, end)


def in_sentence(doc: Document, i: int) -> bool:
    """Whether a tag is a word of a sentence: "my #loom", "#weaving is slow"."""
    kinds, words = doc.kinds, doc.words
    after = i + 1
    while after < len(words) and kinds[after] == "hashtag":
        after += 1
    if after < len(words) and kinds[after] == "word" and not _typed(doc, after)[0].isupper():
        return True
    return i > 0 and words[i - 1] in doc.grammar["needs_a_noun"]


def _out(text: str, start: int, end: int) -> Edit:
    """Takes a word or a tag out with the blanks before it; at the start of a line with those after it,
    and alone on a line with that."""
    before = start - len(text[:start]) + len(text[:start].rstrip(" "))
    if before == 0 or text[before - 1] == "\n":
        end += len(text[end:]) - len(text[end:].lstrip(" "))
        alone = before > 0 and text[end : end + 1] in ("", "\n")  # then its line goes too
        return Edit(before - alone, end, "")
    return Edit(before, end, "")


def last_sentence(doc: Document, sentence: str) -> Edit:
    """One sentence more, before the hashtags that close the caption."""
    at = _before_last_hashtags(doc)
    blank = "\n\n" if "\n" in doc.text[:at] else " "
    stop = "." if doc.text[:at][-1:].isalnum() else ""
    return Edit(at, at, stop + blank + sentence)


def _before_last_hashtags(doc: Document) -> int:
    """Where a last sentence ends: before the hashtags that close the caption."""
    at = len(doc.text.rstrip())
    starts, ends = doc.spans
    for i in reversed(doc.hashtags):
        if doc.text[ends[i] : at].strip():
            break
        at = len(doc.text[: starts[i]].rstrip())
    return at or len(doc.text.rstrip())
