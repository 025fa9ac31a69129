"""One automaton over everything that anyone looks for in a caption: all of it is found in a single pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ahocorasick_rs import AhoCorasick

from bot.caption.fold import encodable

Spans = list[tuple[int, int]]  # places as tokens, last exclusive, by their ends


class Spotter:
    """Knows phrases by name: a lexicon's entries by the lexicon's name, a rule's phrases by the rule's id.

    The time of a pass grows with the text and hardly with the number of phrases.
    """

    def __init__(self, sought: Mapping[str, Iterable[str]]) -> None:
        owners: dict[str, list[str]] = {}
        for name, phrases in sought.items():
            for phrase in phrases:
                owners.setdefault(f" {phrase} ", []).append(name)
        self.names: Collection[str] = frozenset(sought)
        self._owners = [(tuple(names), phrase.count(" ") - 1) for phrase, names in owners.items()]
        self._automaton = AhoCorasick(list(owners))

    def spot(self, joined: str) -> dict[str, Spans]:
        """Where the phrases stand, by name; a name of which nothing stands there is left out.

        `joined` has one space before and after each token, so that a phrase only meets whole tokens, and so that the
        spaces before a place count its tokens.
        """
        found: dict[str, Spans] = {}
        at = last = 0
        for index, _, end in self._automaton.find_matches_as_indexes(encodable(joined), overlapping=True):
            last += joined.count(" ", at, end - 1)
            at = end - 1
            names, length = self._owners[index]
            for name in names:
                if name in found:
                    found[name].append((last - length, last))
                else:
                    found[name] = [(last - length, last)]
        return found
