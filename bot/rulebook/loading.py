"""Reads a whole rules folder: every file checked, the good ones compiled into a rulebook, the broken ones named."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.caption.grammar import Grammar
from bot.rulebook import compiling
from bot.rulebook.book import Matcher, Rulebook
from bot.rulebook.compiling import Folder, Lines
from bot.rulebook.fields import Names
from bot.rulebook.knowledge.compiling import knowledge as known_of
from bot.rulebook.knowledge.kinds import KNOWLEDGE
from bot.rulebook.model import Platform, Rule, Source
from bot.rulebook.problems import Problem
from bot.rulebook.rulefile import RuleFile, sort_in
from bot.rulebook.source import read_file
from bot.rulebook.vocabulary import Vocabulary

KNOWLEDGE_FOLDER = "knowledge"


class RulesUnreadable(Exception):
    """There is no rule to work with. Its text says why and how to mend it; `problems` are those of the files."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__("\n".join([message, *map(str, problems)]))
        self.message = message
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rulebook made of the files that are sound, and what is wrong with the others."""

    rulebook: Rulebook
    problems: tuple[Problem, ...]


def load(folder: Path, vocabulary: Vocabulary, *, knowledge: bool = True) -> Loaded:
    """Read every YAML file below `folder`. A broken file is left out and named; the others live on. Without `knowledge`
    what lies in folders of that name is left alone: reviews need none of it.
    """
    if folder.is_file():
        raise RulesUnreadable(
            f"error: {folder} is one file: name the whole folder, {_whole(folder) or 'such as rules'}"
        )
    if not folder.is_dir():
        raise RulesUnreadable(f"error: there is no rules folder at {folder}: name the right one, or install again")
    if not _has_sources(folder) and (whole := _whole(folder)):
        raise RulesUnreadable(f"error: {folder} is a part of the rules, without their sources: name {whole}")
    named = (p for p in folder.rglob("*") if p.suffix in (".yaml", ".yml") and not p.name.startswith("."))
    paths = sorted(p for p in named if not p.is_dir())  # a link that points nowhere is a file that can't be read
    if not knowledge:
        paths = [p for p in paths if KNOWLEDGE_FOLDER not in p.relative_to(folder).parts[:-1]]
    if not paths:
        raise RulesUnreadable(f"error: the rules folder {folder} holds no .yaml file: name the right one")
    with _no_garbage_collection():
        files = [sort_in(read_file(p, _shown(p)), p.relative_to(folder).parent.parts) for p in paths]
        rulebook = _Loading(files, vocabulary).rulebook()
    if not rulebook.rules:
        raise RulesUnreadable(f"error: no rule in {_shown(folder)} can be used; mend this first:", rulebook.problems)
    return Loaded(rulebook, rulebook.problems)


def _whole(part: Path) -> str:
    """The folder above that has the sources which rules cite, "" where there is none."""
    return next((_shown(above) for above in part.resolve().parents[:2] if _has_sources(above)), "")


def _has_sources(folder: Path) -> bool:
    return (folder / "sources.yaml").is_file()


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """A load makes many small objects and no garbage; looking for some takes a quarter of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Loading:
    """One load, kind by kind in the order in which files need each other: sources, platforms, lexicons, rules."""

    def __init__(self, files: list[RuleFile], vocabulary: Vocabulary) -> None:
        self.files = files
        self.vocabulary = vocabulary
        self.sources: dict[str, Source] = {}
        self.platforms: dict[str, Platform] = {}
        self.lexicons: dict[str, dict[str, list[str]]] = {}
        self.rules: dict[str, Rule] = {}
        self.seen: list[RuleFile] = [f for f in files if not f.readable]  # in the order in which they are told of

    def rulebook(self) -> Rulebook:
        for file in self._sound("sources", lambda _: Names()):
            self.sources.update({entry.id: compiling.source(entry) for entry in file.model.sources})
        for file in self._sound("platform", self._names):
            platform = compiling.platform(file.model.platform, self.sources)
            self.platforms[platform.id] = platform
        for file in self._sound("lexicons", lambda _: Names()):
            self.lexicons.setdefault(file.language, {}).update(file.model.lexicons)
        sound = self._sound("rules", self._names)
        languages = dict.fromkeys([*self.lexicons, *(f.language for f in sound)])
        folders = {language: Folder(language, self.lexicons.get(language, {})) for language in languages}
        for file in sound:
            self._compile(file, folders[file.language])
        known = [file for kind in KNOWLEDGE for file in self._sound(kind, self._names)]
        return Rulebook(
            rules=self.rules,
            platforms=self.platforms,
            sources=self.sources,
            grammars={language: self._grammar(folder.grammar) for language, folder in folders.items()},
            problems=tuple(p for f in self.seen for p in sorted(dict.fromkeys(f.problems), key=_place)),
            matchers={lang: Matcher(r for r in self.rules.values() if r.language == lang) for lang in languages},
            knows={
                language: known_of(((f.kind, f.model) for f in known if f.language == language), self.sources)
                for language in dict.fromkeys(f.language for f in known)
            },
        )

    def _sound(self, kind: str, names: Callable[[str], Names]) -> list[RuleFile]:
        """The files of one kind that nothing is wrong with. A name belongs to the first sound file that has it."""
        files = [f for f in self.files if f.kind == kind and f.readable]
        self.seen += files
        for file in files:
            file.validate(names(file.language))
        owners: dict[tuple[str, str], str] = {}
        for file in sorted(files, key=lambda f: not f.sound):  # the broken ones last: they take no name from others
            mine: dict[tuple[str, str], str] = {}
            for loc, name in file.ids():
                key = (file.language if kind == "lexicons" or kind in KNOWLEDGE else "", name)
                if where := mine.get(key) or owners.get(key):
                    file.taken(loc, name, where)
                else:
                    mine[key] = f"{file.name}:{file.line(loc)}"
            if file.sound:
                owners.update(mine)
        return [f for f in files if f.sound]

    def _names(self, language: str) -> Names:
        v = self.vocabulary
        broken = {
            "sources": self._broken("sources"),
            "platforms": self._broken("platform"),
            "lexicons": self._broken("lexicons", language),
        }
        lexicons = self.lexicons.get(language, {})
        return Names(v.predicates, v.repairs, v.checks, self.sources, self.platforms, lexicons, broken)

    def _broken(self, kind: str, language: str | None = None) -> str:
        """The first broken file of a kind, "" if there is none."""
        broken = (f for f in self.seen if f.kind == kind and not f.sound and language in (None, f.language))
        return next((f.name for f in broken), "")

    def _grammar(self, grammar: Grammar) -> Grammar:
        """The words of a language, with the phrases of its rules to be found in a caption."""
        rules = (rule for rule in self.rules.values() if rule.language == grammar.language)
        return grammar.with_phrases({rule.id: rule.phrases for rule in rules if rule.phrases})

    def _compile(self, file: RuleFile, folder: Folder) -> None:
        for i, entry in enumerate(file.model.rules):
            lines = Lines(
                rule=file.line(("rules", i)),
                excepts=[file.line(("rules", i, "except", n)) for n in range(len(entry.except_))],
                examples=[file.line(("rules", i, "examples", n)) for n in range(len(entry.examples))],
                fixes=[file.line(("rules", i, "examples", n, "fix")) for n in range(len(entry.examples))],
            )
            self.rules[entry.id] = compiling.rule(entry, folder, self.sources, file.name, lines)


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


def _shown(path: Path) -> str:
    """The path as an operator would type it from where the bot was started."""
    here = Path.cwd()
    name = path.relative_to(here) if path.is_relative_to(here) else path
    return str(name).encode("utf-8", "replace").decode()  # a name on disk need not be text
