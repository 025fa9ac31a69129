"""A rule file as text: read into plain data that still knows the line and column of every key and value."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.rulebook.problems import Problem, shown

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times faster, but not everywhere
_MOST_BYTES = 1_000_000
_MOST_PROBLEMS = 100  # of one file; a file of nothing but mistakes must not take for ever
_MOST_DEPTH = 20  # the formats need 6; a file of a million brackets must not exhaust the stack
_START = 'start with "version: 1" and "rules:"'
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML takes for a line's end
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_INT = re.compile(r"[-+]?[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# YAML 1.1 reads more than true and false as a yes or no; "y" and "n" only in some parsers, which is worse.
_BOOLS = {w: w in ("true", "yes", "on", "y") for w in ("true", "false", "yes", "no", "on", "off", "y", "n")}
_NUMBER_LIKE = re.compile(
    r"[-+]?(?:(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|0[xob][0-9a-fA-F_]+|[0-9]+(?::[0-5]?[0-9])+|\.(?:inf|nan))"
)

Loc = tuple[int | str, ...]
Mark = tuple[int, int]


_NONE: Mapping[Any, Any] = {}


@dataclass(slots=True)
class Node:
    """A value of the file with its place. `raw` is a scalar as typed; `keys` are the places of a mapping's keys."""

    mark: Mark
    value: Any
    raw: str = ""
    children: Mapping[int | str, Node] = field(default_factory=lambda: _NONE)
    keys: Mapping[str, Mark] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the rules folder. `root` is None where the text could not be read as YAML."""

    name: str
    text: str
    root: Node | None
    problems: tuple[Problem, ...]

    @property
    def data(self) -> Any:
        return self.root.value if self.root else None

    def node(self, loc: Sequence[int | str]) -> Node | None:
        """The deepest value on the way to `loc`."""
        here = self.root
        for step in loc:
            if here is None or step not in here.children:
                break
            here = here.children[step]
        return here

    def problem(self, loc: Sequence[int | str], message: str, hint: str = "", *, at_key: bool = False) -> Problem:
        """A problem at a value, or at its key."""
        node = self.node(loc)
        mark = node.mark if node else (0, 0)
        if at_key and loc and (parent := self.node(loc[:-1])):
            mark = parent.keys.get(str(loc[-1]), mark)
        return _problem(self.name, self.text, mark, message, hint)

    def line(self, loc: Sequence[int | str]) -> int:
        node = self.node(loc)
        return node.mark[0] + 1 if node else 1


def read_file(path: Path, name: str) -> SourceFile:
    """Read one file. `name` is how the file is called in messages."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # a pipe would keep the reader waiting for ever
            return _unread(name, "this is no ordinary file", "take it out of the rules folder")
        if about.st_size > _MOST_BYTES:
            message = f"the file has {about.st_size:,} bytes, {_MOST_BYTES:,} is the most"
            return _unread(name, message, "split it into several files")
        raw = path.read_bytes()
    except OSError as e:
        return _unread(name, f"can't be read: {e.strerror or e}", "check that the file may be read")
    return read_bytes(raw, name)


def read_bytes(raw: bytes, name: str, start: str = _START) -> SourceFile:
    """Read YAML that is at hand as bytes. `start` is the hint where there is nothing in it."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        good = raw[: e.start].decode("utf-8-sig", errors="replace")
        text = raw.decode("utf-8-sig", errors="replace")
        lines = _LINE_END.split(good)
        mark = (len(lines) - 1, len(lines[-1]))
        problem = _problem(name, text, mark, f"byte 0x{raw[e.start]:02x} is not UTF-8", "save the file as UTF-8")
        return SourceFile(name, "", None, (problem,))
    return read_text(text, name, start)


def _unread(name: str, message: str, hint: str) -> SourceFile:
    return SourceFile(name, "", None, (Problem(name, 1, 1, message, hint=hint),))


def read_text(text: str, name: str, start: str = _START) -> SourceFile:
    """Read YAML that is at hand as text."""
    if found := _FORBIDDEN.search(text):
        lines = _LINE_END.split(text[: found.start()])
        message = f"the character U+{ord(found[0]):04X} can't stand in a YAML file"
        problem = _problem(
            name, text, (len(lines) - 1, len(lines[-1])), message, "take it out, or write it as \\u in quotes"
        )
        return SourceFile(name, text, None, (problem,))
    builder = _Builder(name, text, start)
    root = None
    try:
        root = builder.build()
    except yaml.MarkedYAMLError as e:
        builder.problems.append(_syntax(name, text, e))
    except (yaml.YAMLError, ValueError) as e:  # these know no place
        builder.problems.append(Problem(name, 1, 1, f"this is not YAML: {e}".splitlines()[0]))
    except _Unreadable:
        pass  # noted already
    return SourceFile(name, text, root, tuple(builder.problems))


class _Unreadable(Exception):
    """The rest of the file makes no sense to read; the problem is noted."""


class _Builder:
    """Builds the tree from the parser's events: no recursion in C, aliases seen where they stand, depth kept small."""

    def __init__(self, name: str, text: str, start: str) -> None:
        self.name, self.text, self.start = name, text, start
        self.problems: list[Problem] = []
        self.lines: Sequence[str] = ()
        self.next: Callable[[], Any]

    def build(self) -> Node | None:
        loader = _LOADER(self.text)
        self.next = loader.get_event
        try:
            self.next()  # the stream's start
            if isinstance(event := self.next(), yaml.StreamEndEvent):
                self.note((0, 0), "the file is empty", self.start)
                return None
            root = self.value(self.next(), 0)
            self.next()  # the document's end
            event = self.next()
            if not isinstance(event, yaml.StreamEndEvent):
                self.note(
                    (event.start_mark.line, event.start_mark.column),
                    "a second document starts here",
                    'take out the line "---"',
                )
            if root.value is None and not root.raw:
                self.note((0, 0), "the file is empty", self.start)
            return root
        finally:
            loader.dispose()

    def note(self, mark: Mark, message: str, hint: str = "") -> None:
        self.lines = self.lines or _LINE_END.split(self.text)
        self.problems.append(_problem_on(self.lines, self.name, mark, message, hint))
        if len(self.problems) >= _MOST_PROBLEMS:
            raise _Unreadable

    def value(self, event: Any, depth: int) -> Node:
        kind, start = type(event), event.start_mark
        mark = (start.line, start.column)
        if kind is yaml.ScalarEvent and event.tag is None:  # nearly all there is
            raw = event.value
            return Node(mark, _plain(raw) if event.implicit[0] else raw, raw, _NONE, _NONE)
        if kind is yaml.AliasEvent:
            self.note(mark, f"aliases (*{event.anchor}) are not read here", "write the value out again")
            return Node(mark, event.anchor, event.anchor)
        if event.tag is not None and event.tag != "!":
            self.note(mark, f"tags ({_tag(event.tag)}) are not read here", "take it out, or put the word in quotes")
        if kind is yaml.ScalarEvent:
            return Node(mark, event.value, event.value)
        if depth > _MOST_DEPTH:
            self.note(mark, f"more than {_MOST_DEPTH} levels deep")
            raise _Unreadable
        return self.sequence(mark, depth) if kind is yaml.SequenceStartEvent else self.mapping(mark, depth)

    def sequence(self, mark: Mark, depth: int) -> Node:
        children: list[Node] = []
        following, value, below = self.next, self.value, depth + 1
        while type(event := following()) is not yaml.SequenceEndEvent:
            children.append(value(event, below))
        return Node(mark, [child.value for child in children], "", dict(enumerate(children)))

    def mapping(self, mark: Mark, depth: int) -> Node:
        keys: dict[str, Mark] = {}
        children: dict[int | str, Node] = {}
        following, value, below = self.next, self.value, depth + 1
        while type(event := following()) is not yaml.MappingEndEvent:
            key = value(event, below)
            child = value(following(), below)
            name = key.value if type(key.value) is str else self.no_word(key)
            if name in keys:
                first = keys[name][0] + 1
                self.note(key.mark, f"the key {shown(name)} stands here a second time", f"the first is on line {first}")
            elif name is not None:
                keys[name] = key.mark
                children[name] = child
        return Node(mark, {name: child.value for name, child in children.items()}, "", children, keys)

    def no_word(self, key: Node) -> str | None:
        """Note a key that YAML doesn't read as text; its text, if it has one."""
        if isinstance(key.value, (dict, list)):
            self.note(key.mark, "a key must be a word, not a list or a mapping", "put the key in quotes")
            return None
        self.note(key.mark, f"YAML reads the key {shown(key.raw)} as {kind_of(key.value)}", quote(key.raw))
        return key.raw


def kind_of(value: object) -> str:
    """How YAML understood a value, in plain words."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the yes-or-no value {str(value).lower()}"
        case int():
            return "a number"
        case float():
            return "a number of another kind"
        case date():
            return "a date"
        case str():
            return "text"
        case list():
            return "a list"
    return "a mapping"


def means_itself(word: str) -> bool:
    """Whether a bare word means the text that it is: "on" and "1" don't."""
    return isinstance(_plain(word), str)


def quote(raw: str) -> str:
    """The hint for a bare word that YAML doesn't read as text."""
    return f'put it in quotes: "{raw}"'


def _plain(raw: str) -> Any:
    """What a bare word means. Only what has to be told apart from text is told apart."""
    if len(raw) > 5 and raw[0].isalpha():
        return raw  # longer than any word with a meaning
    if raw.lower() in ("", "~", "null"):
        return None
    if raw.lower() in _BOOLS:
        return _BOOLS[raw.lower()]
    if raw[0] not in "+-.0123456789":
        return raw
    if _INT.fullmatch(raw):
        return int(raw) if len(raw) < 19 else float(raw)
    if _DATE.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            return raw
    return float("nan") if _NUMBER_LIKE.fullmatch(raw) else raw


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _syntax(name: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """A problem for text that is not YAML, with a hint for what people get wrong most."""
    mark = error.problem_mark or error.context_mark
    at = (mark.line, mark.column) if mark else (0, 0)
    lines = _LINE_END.split(text)
    line = lines[at[0]] if at[0] < len(lines) else ""
    here = line[at[1] : at[1] + 1]
    if here == "\t":
        return _problem(name, text, at, "a tab stands where YAML wants spaces", "indent with spaces")
    hint = ""
    if here and here in "@`%{}[]*&!|>":
        hint = "put the text in quotes"
    elif "mapping values" in str(error.problem):
        hint = "text that holds a colon needs quotes; keys of one entry start in the same column"
    elif error.context_mark and error.context_mark.line != at[0]:
        hint = f"what began on line {error.context_mark.line + 1} isn't closed, or the indentation is off"
    what = ", ".join(part for part in (error.context, error.problem) if part)
    if at[0] >= len(lines) or not line.strip():  # the end of the file: show where it began instead
        start = error.context_mark
        at = (start.line, start.column) if start else at
        hint = "it isn't closed before the end of the file"
    return _problem(name, text, at, f"this is not YAML: {what}", hint)


def _problem(name: str, text: str, mark: Mark, message: str, hint: str) -> Problem:
    return _problem_on(_LINE_END.split(text), name, mark, message, hint)


def _problem_on(lines: Sequence[str], name: str, mark: Mark, message: str, hint: str) -> Problem:
    line = lines[mark[0]] if mark[0] < len(lines) else ""
    return Problem(name, mark[0] + 1, mark[1] + 1, message, line, hint)
