"""One file on its way into the rulebook: which kind it is, what it names, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from bot.rulebook.fields import Names
from bot.rulebook.knowledge.kinds import IDENTITY, KNOWLEDGE, THINGS
from bot.rulebook.knowledge.naming import fold_term
from bot.rulebook.problems import Problem, did_you_mean, shown
from bot.rulebook.relations import complaints
from bot.rulebook.schema import KINDS
from bot.rulebook.source import Loc, SourceFile
from bot.rulebook.wording import problems_of

_THINGS = {"lexicons": "lexicon", "platform": "platform", "sources": "source", "rules": "rule", **THINGS}


@dataclass(slots=True)
class RuleFile:
    """`kind` is a key of KINDS; a guess where `readable` is False, and "" where there is nothing to guess from."""

    source: SourceFile
    kind: str
    language: str
    readable: bool
    problems: list[Problem] = field(default_factory=list)
    model: Any = None  # what schema.py made of it, None where that failed

    @property
    def sound(self) -> bool:
        return self.model is not None and not self.problems

    @property
    def name(self) -> str:
        return self.source.name

    def validate(self, names: Names) -> None:
        """Check the file by itself, and the names that it uses."""
        if self.kind == "rules":
            for loc, entry in self._entries():
                for what in complaints(entry, names):
                    self._note((*loc, *what.loc), what.message, what.hint, at_key=what.at_key)
        try:
            self.model = KINDS[self.kind].model_validate(self.source.data, context=names)
        except ValidationError as e:
            self.problems += list(problems_of(e, self.source, KINDS[self.kind], self.problems))

    def ids(self) -> Iterator[tuple[Loc, str]]:
        """What the file gives a name to, and where."""
        content = self.source.data[self.kind]
        if self.kind == "lexicons" and isinstance(content, dict):
            yield from (((self.kind, name), name) for name in content)
        entries = [(("platform",), content)] if self.kind == "platform" else self._entries()
        key = IDENTITY.get(self.kind, "id")
        for loc, entry in entries:
            if isinstance(entry, dict) and isinstance(entry.get(key), str):
                yield (*loc, key), entry[key]
            if self.kind == "glossary" and isinstance(entry, dict):
                yield from ((place, fold_term(name)) for place, name in _names_of_term(loc, entry))

    def taken(self, loc: Loc, name: str, where: str) -> None:
        """Note that another place has this name already."""
        thing = _THINGS[self.kind]
        message = f"the {thing} {shown(name)} is there already"
        self._note(loc, message, f"see {where}", at_key=self.kind == "lexicons")

    def line(self, loc: Loc) -> int:
        return self.source.line(loc)

    def _entries(self) -> Iterable[tuple[Loc, Any]]:
        entries = self.source.data.get(self.kind)
        return [((self.kind, i), e) for i, e in enumerate(entries)] if isinstance(entries, list) else []

    def _note(self, loc: Loc, message: str, hint: str = "", *, at_key: bool = False) -> None:
        self.problems.append(self.source.problem(loc, message, hint, at_key=at_key))


def sort_in(source: SourceFile, folders: Sequence[str]) -> RuleFile:
    """Tell by its top-level key what a file is. `folders`: where it lies below the rules folder."""
    language = folders[0] if folders else ""
    kinds = [kind for kind in KINDS if isinstance(source.data, dict) and kind in source.data]
    if not kinds:
        guess = next((kind for kind in KINDS if f"\n{kind}:" in f"\n{source.text}"), "")
        return RuleFile(source, guess, language, False, list(source.problems) or [_no_kind(source)])
    file = RuleFile(source, kinds[0], language, True, list(source.problems))
    if len(kinds) > 1:
        message = f'"{kinds[0]}" and "{kinds[1]}" can\'t stand in one file'
        file.problems.append(source.problem((kinds[1],), message, "make two files of it", at_key=True))
    if not folders and file.kind in ("rules", "lexicons", *KNOWLEDGE):
        verb = "belongs" if file.kind in KNOWLEDGE and not file.kind.endswith("s") else "belong"
        message = f"{file.kind} {verb} in the folder of a language"
        file.problems.append(source.problem((file.kind,), message, "move the file into en, say", at_key=True))
    return file


def _no_kind(source: SourceFile) -> Problem:
    for key in source.data if isinstance(source.data, dict) else ():
        if hint := did_you_mean(key, KINDS):
            return source.problem((key,), f"unknown key {shown(key)}", hint, at_key=True)
    return source.problem((), "this is no rule file", f'it needs "version: 1" and one of: {", ".join(KINDS)}')


def _names_of_term(loc: Loc, entry: dict[str, Any]) -> Iterator[tuple[Loc, str]]:
    """Every name that a term of the glossary has."""
    also = entry.get("also")
    names = [((*loc, "term"), entry.get("term"))]
    names += [((*loc, "also", i), name) for i, name in enumerate(also if isinstance(also, list) else ())]
    yield from ((place, name) for place, name in names if isinstance(name, str) and fold_term(name))
