"""Reads a whole rules folder: every file checked, the good ones compiled into a rulebook, the broken ones named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from bot.caption.grammar import Grammar
from bot.rulebook import compiling, relations, schema
from bot.rulebook.book import Matcher, Rulebook
from bot.rulebook.compiling import Folder
from bot.rulebook.model import Platform, Rule, Source
from bot.rulebook.problems import Problem, did_you_mean, shown
from bot.rulebook.schema import Names
from bot.rulebook.source import Loc, SourceFile, read_file
from bot.rulebook.vocabulary import Vocabulary
from bot.rulebook.wording import problems_of

_TOP_KEYS = ("rules", "lexicons", "sources", "platform")
T = TypeVar("T")


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


def load(folder: Path, vocabulary: Vocabulary) -> Loaded:
    """Read every YAML file below `folder`. A broken file is left out and named; the others live on."""
    if not folder.is_dir():
        raise RulesUnreadable(f"error: there is no rules folder at {folder}; name the right one, or install again")
    paths = sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".yml") and p.is_file())
    if not paths:
        raise RulesUnreadable(f"error: the rules folder {folder} holds no .yaml file; name the right one")
    loading = _Loading(vocabulary)
    for path in paths:
        loading.add(read_file(path, _shown(path)), path.relative_to(folder).parent.parts[:1])
    rulebook = loading.rulebook()
    if not rulebook.rules:
        raise RulesUnreadable(f"error: no rule in {_shown(folder)} can be used; mend this first:", rulebook.problems)
    return Loaded(rulebook, rulebook.problems)


@dataclass(slots=True)
class _Broken:
    """What is wrong so far, file by file, and which kind of file each is (a guess where it isn't YAML)."""

    problems: dict[str, list[Problem]] = field(default_factory=dict)
    kinds: dict[str, tuple[str, str]] = field(default_factory=dict)  # file -> (kind, language)

    def note(self, file: SourceFile, kind: str, language: str, problems: list[Problem]) -> None:
        self.problems.setdefault(file.name, []).extend(problems)
        self.kinds[file.name] = (kind, language)

    def first(self, kind: str, language: str | None = None) -> str:
        """A broken file of this kind, "" if there is none."""
        return next((f for f, (k, lang) in self.kinds.items() if k == kind and language in (None, lang)), "")


class _Loading:
    """One load, in the order in which files need each other: sources, platforms, lexicons, rules."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.broken = _Broken()
        self.files: dict[str, list[tuple[SourceFile, str]]] = {key: [] for key in _TOP_KEYS}
        self.sources: dict[str, Source] = {}
        self.platforms: dict[str, Platform] = {}
        self.lexicons: dict[str, dict[str, list[str]]] = {}
        self.rules: dict[str, Rule] = {}
        self.where: dict[tuple[str, str], tuple[str, int]] = {}  # (kind, id) -> file and line that first had it

    def add(self, file: SourceFile, top: tuple[str, ...]) -> None:
        language = top[0] if top else ""
        if isinstance(file.data, dict) and (kinds := [k for k in _TOP_KEYS if k in file.data]):
            self.files[kinds[0]].append((file, language))
            if not top and kinds[0] in ("rules", "lexicons"):
                problem = file.problem((), f"{kinds[0]} belong in a language's folder", "move the file into en, say")
                self.broken.note(file, kinds[0], language, [problem])
            if len(kinds) > 1:
                message = f'"{kinds[0]}" and "{kinds[1]}" can\'t stand in one file'
                problem = file.problem((kinds[1],), message, "make two files of it", at_key=True)
                self.broken.note(file, kinds[0], language, [problem])
            return
        guess = next((k for k in _TOP_KEYS if f"\n{k}:" in f"\n{file.text}"), "")
        problems = list(file.problems) or [_no_kind(file)]
        self.broken.note(file, guess, language, problems)

    def rulebook(self) -> Rulebook:
        self._read_sources()
        self._read_platforms()
        self._read_lexicons()
        folders = {lang: Folder(lang, words) for lang, words in self.lexicons.items()}
        self._read_rules(folders)
        problems = tuple(p for name in self.broken.problems for p in sorted(set(self.broken.problems[name])))
        by_language: dict[str, list[Rule]] = {}
        for rule in self.rules.values():
            by_language.setdefault(rule.language, []).append(rule)
        grammars: dict[str, Grammar] = {lang: folder.grammar for lang, folder in folders.items()}
        matchers = {lang: Matcher(rules) for lang, rules in by_language.items()}
        return Rulebook(self.rules, self.platforms, self.sources, grammars, problems, matchers)

    # -- the four kinds ------------------------------------------------------------------------------------------------

    def _read_sources(self) -> None:
        for file, language in self.files["sources"]:
            entries = _entries(file, "sources")
            problems = [*self._same(file, "source", entries)]
            if model := self._valid(schema.SourcesFile, file, language, Names(), problems):
                self.sources.update({entry.id: compiling.source(entry) for entry in model.sources})

    def _read_platforms(self) -> None:
        names = Names(sources=self.sources, broken={"sources": self.broken.first("sources")})
        for file, language in self.files["platform"]:
            entry = file.data.get("platform")
            ids: list[tuple[Loc, Any]] = (
                [(("platform",), entry["id"])] if isinstance(entry, dict) and "id" in entry else []
            )
            problems = [*self._same(file, "platform", ids)]
            if model := self._valid(schema.PlatformFile, file, language, names, problems):
                self.platforms[model.platform.id] = compiling.platform(model.platform, self.sources)

    def _read_lexicons(self) -> None:
        for file, language in self.files["lexicons"]:
            lexicons = file.data["lexicons"]
            ids: list[tuple[Loc, Any]] = []
            if isinstance(lexicons, dict):
                ids = [(("lexicons", name), f"{language}/{name}") for name in lexicons]
            problems = [*self._same(file, "lexicon", ids, at_key=True)]
            if model := self._valid(schema.LexiconsFile, file, language, Names(), problems):
                self.lexicons.setdefault(language, {}).update(model.lexicons)

    def _read_rules(self, folders: dict[str, Folder]) -> None:
        for file, language in self.files["rules"]:
            names = self._names(language)
            entries = _entries(file, "rules")
            problems = [*self._same(file, "rule", entries)]
            for loc, _ in _items(file, "rules"):
                at = file.node(loc)
                for where, message, hint in relations.complaints(at.value if at else None, names):
                    problems.append(file.problem((*loc, *where), message, hint))
            if model := self._valid(schema.RulesFile, file, language, names, problems):
                folder = folders.setdefault(language, Folder(language, {}))
                self._compile(file, language, model, folder)

    def _compile(self, file: SourceFile, language: str, model: schema.RulesFile, folder: Folder) -> None:
        rules: list[Rule] = []
        problems: list[Problem] = []
        for i, entry in enumerate(model.rules):
            loc: Loc = ("rules", i)
            too_long = [*_too_many(entry, folder, loc)]
            problems += [file.problem(at, message, hint) for at, message, hint in too_long]
            if not too_long:
                lines = (file.line(loc), *(file.line((*loc, "examples", n)) for n in range(len(entry.examples))))
                rules.append(compiling.rule(entry, folder, self.sources, file.name, lines))
        if problems:
            self.broken.note(file, "rules", language, problems)
        else:
            self.rules.update({rule.id: rule for rule in rules})

    # -- what they share -----------------------------------------------------------------------------------------------

    def _names(self, language: str) -> Names:
        broken = {
            "sources": self.broken.first("sources"),
            "platforms": self.broken.first("platform"),
            "lexicons": self.broken.first("lexicons", language),
        }
        v = self.vocabulary
        lexicons = self.lexicons.get(language, {})
        return Names(v.predicates, v.repairs, v.checks, self.sources, self.platforms, lexicons, broken)

    def _valid(self, kind: type[T], file: SourceFile, language: str, names: Names, problems: list[Problem]) -> T | None:
        """The file as a model, or None where anything at all is wrong with it."""
        problems = [*file.problems, *problems]
        model: Any = None
        try:
            model = kind.model_validate(file.data, context=names)  # type: ignore[attr-defined]
        except ValidationError as e:
            problems += problems_of(e, file, kind)  # type: ignore[arg-type]
        if problems or file.name in self.broken.problems:
            top = next(k for k in _TOP_KEYS if k in file.data)
            self.broken.note(file, top, language, problems)
            return None
        return model  # type: ignore[no-any-return]

    def _same(
        self, file: SourceFile, kind: str, ids: list[tuple[Loc, Any]], *, at_key: bool = False
    ) -> Iterator[Problem]:
        """A problem for each id that was seen before, here or in an earlier file."""
        for loc, name in ids:
            if not isinstance(name, str):
                continue
            if first := self.where.get((kind, name)):
                where = f"{first[0]}:{first[1]}"
                short = name.rpartition("/")[2]
                at = loc if at_key else (*loc, "id")
                yield file.problem(at, f"the {kind} {shown(short)} is there already", f"see {where}", at_key=at_key)
            else:
                self.where[kind, name] = (file.name, file.line(loc))


def _items(file: SourceFile, key: str) -> Iterator[tuple[Loc, Any]]:
    items = file.data.get(key)
    for i, item in enumerate(items if isinstance(items, list) else ()):
        yield (key, i), item


def _entries(file: SourceFile, key: str) -> list[tuple[Loc, Any]]:
    return [(loc, item["id"]) for loc, item in _items(file, key) if isinstance(item, dict) and "id" in item]


def _no_kind(file: SourceFile) -> Problem:
    wanted = "a rule file holds version: 1 and one of: " + ", ".join(_TOP_KEYS)
    if isinstance(file.data, dict):
        hints = {key: did_you_mean(key, _TOP_KEYS) for key in file.data}
        for key, hint in hints.items():
            if hint:
                return file.problem((key,), f"unknown key {shown(key)}", hint, at_key=True)
    return file.problem((), "this is no rule file", wanted)


def _too_many(entry: schema.RuleEntry, folder: Folder, loc: Loc) -> Iterator[relations.Complaint]:
    """Entries that stand for too many phrases, or for none."""
    lists: list[tuple[Loc, list[str]]] = [((*loc, "phrases"), entry.phrases)]
    for i, exception in enumerate(entry.except_):
        lists += [((*loc, "except", i, key), getattr(exception, key)) for key in ("before", "after")]
        lists += [((*loc, "except", i, "phrase"), [exception.phrase])] if exception.phrase else []
    for at, phrases in lists:
        for i, phrase in enumerate(phrases):
            try:
                if not all(folder.expand(phrase)):
                    yield (*at, i), f"{shown(phrase)} holds no word", ""
            except compiling.TooMany:
                most = f"{compiling.MOST_PHRASES:,}"
                yield (*at, i), f"{shown(phrase)} stands for more than {most} phrases", "name fewer lexicons at once"


def _shown(path: Path) -> str:
    """The path as an operator would type it from where the bot was started."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
