"""Looking up the entries of a lexicon in a caption, quickly: most words start no entry at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from bot.caption.document import Document, Token


@lru_cache(maxsize=256)
def _by_first_word(entries: frozenset[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The entries that a word can start, the longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        words = tuple(entry.split(" "))
        index.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(group, key=len, reverse=True)) for word, group in index.items()}


def starts_at(doc: Document, i: int, lexicon: str) -> int | None:
    """The token after the longest entry of a lexicon whose first word is token `i`."""
    if i >= len(doc.tokens):
        return None
    for words in _by_first_word(doc.grammar[lexicon]).get(doc.tokens[i].word, ()):
        end = i + len(words)
        if words == tuple(t.word for t in doc.tokens[i:end]):
            return end
    return None


def entries(doc: Document, lexicon: str) -> Iterator[tuple[int, int]]:
    """Every place of a lexicon's entries, as tokens, end exclusive; at one token the longest entry only."""
    index = _by_first_word(doc.grammar[lexicon])
    for i, token in enumerate(doc.tokens):
        if token.word in index and (end := starts_at(doc, i, lexicon)) is not None:
            yield i, end


def has(doc: Document, lexicon: str) -> bool:
    """Whether an entry of a lexicon stands anywhere in the caption."""
    return next(entries(doc, lexicon), None) is not None


def quoted(doc: Document, token: Token) -> bool:
    """Whether a token stands in a quotation or a lyric: those are somebody else's words."""
    mask = doc.masked(token.start, token.end)
    return mask is not None and mask.kind in ("quote", "lyric")
