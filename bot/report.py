"""A review as a terminal shows it: verdict, balance, findings with their words marked, the rewrite as a diff."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from bot.caption.hosts import Hosts
from bot.cards import words
from bot.cards.verdict import heading, number, praised, ticks
from bot.cards.viewer import nobody_idea, read_as
from bot.coaching.review import Finding, Review
from bot.coaching.wordless import wordless
from bot.rulebook.model import Source

COLOURS = {"crowd": "red", "mixed": "yellow", "one-to-one": "green", "none": "cyan"}
MARKS = {"error": "bold underline red", "warning": "bold underline yellow"}
LONGEST_TITLE = 60
MOST_SOURCES = 2
INDENT = "  "
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
PIECES = re.compile(r"\w+|\s+|[^\w\s]")


class Indented:
    """A text wrapped two columns in, without the blanks at the line's end that a padding would add."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.wrap(console, max(options.max_width - len(INDENT), 1)):
            line.rstrip()
            yield Text(INDENT) + line


class ReviewReport:
    """One review, as a rich renderable; print it with crop=False, so that the rewrite's long lines stay whole.

    `today` decides which sources are due for a new look.
    """

    def __init__(self, review: Review, today: date, *, name: str | None = None, explain: bool = False) -> None:
        self.review = review
        self.today = today
        self.name = name
        self.explain = explain

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        review = self.review
        counted = [f for f in review.findings if f.counts]
        hints = [f for f in review.findings if not f.counts]
        yield from title(review, self.name)
        if wordless(review.caption) != "blank":
            yield Indented(marked_caption(review, plain=console.color_system is None))
        if review.to_one or review.to_crowd:
            yield balance(review)
        if wordless(review.caption) is None and (asked := ticks(review)):
            yield Text(asked, style="dim")
        for finding in counted:
            yield Text()
            yield from finding_lines(finding)
        if hints:
            yield Text("\nHints (no fault, one idea each)", style="bold")
            yield from (Indented(hint_line(finding)) for finding in hints)
        if review.rewrite is not None and review.rewrite != review.caption:
            yield Text("\nRewrite", style="bold")
            yield from rewrite_diff(review.caption, review.rewrite)
        if any(source.looked_up for finding in counted for source in finding.sources):
            yield Text(f"\nSources (all of them: coach rules show {counted[0].rule})", style="dim")
            yield from source_lines(counted, self.today)
        if self.explain:
            yield Text("\nHow each candidate was decided", style="bold")
            if review.we is not None:
                yield we_line(review, review.we)
            yield from decision_lines(review)


def title(review: Review, name: str | None) -> Iterator[Text]:
    """What the review says in one line, for whom, and a second line where there is more to say."""
    title = Text(verdict_line(review), style=f"bold {COLOURS[review.verdict]}")
    where = " · ".join(part for part in (review.platform.name, review.format, name) if part)
    yield Text.assemble(title, ("   " + visible(where), "dim"))
    if wordless(review.caption):
        return
    if review.viewer is not None:
        yield Text(visible(read_as(review.viewer)))
    if not review.in_language:
        yield Text(words.OTHER_LANGUAGE_LINE.format(platform=review.platform.name))
    elif review.verdict == "none":
        yield Text(visible(nobody_idea(review.viewer)))
    elif review.verdict == "one-to-one" and review.one_words:
        yield Text(words.PRAISE.format(words=visible(", ".join(f"“{word}”" for word in praised(review)))))


def verdict_line(review: Review) -> str:
    nothing = wordless(review.caption)
    return words.WORDLESS[nothing] if nothing else heading(review)


def balance(review: Review) -> Text:
    return Text(
        f"To one person: {times(review.to_one)}. To a crowd: {times(review.to_crowd)}.",
        style="dim",
    )


def marked_caption(review: Review, *, plain: bool) -> Text:
    """The caption with what was found marked in place; where there is no colour, between « and »."""
    text = Text()
    at = 0
    for start, end, level in marked_spans(review.findings):
        text.append(visible(review.caption[at:start]))
        marked = visible(review.caption[start:end])
        text.append(f"«{marked}»" if plain else marked, style=MARKS[level])
        at = end
    text.append(visible(review.caption[at:]))
    text.rstrip()
    return text


def marked_spans(findings: Iterable[Finding]) -> list[tuple[int, int, str]]:
    """What to mark: the counted findings, those that overlap joined into one."""
    spans: list[tuple[int, int, str]] = []
    for finding in sorted((f for f in findings if f.counts and f.start < f.end), key=lambda f: (f.start, f.end)):
        if spans and finding.start < spans[-1][1]:
            start, end, level = spans.pop()
            joined = "error" if "error" in (level, finding.level) else level
            spans.append((start, max(end, finding.end), joined))
        else:
            spans.append((finding.start, finding.end, finding.level))
    return spans


def finding_lines(finding: Finding) -> Iterator[Text | Indented]:
    title = shortened(finding.text) if finding.text.strip() else "(the whole caption)"
    yield Text.assemble((title, MARKS[finding.level]), (f"   {finding.rule} · {finding.level}", "dim"))
    yield Indented(Text(visible(finding.message)))
    if finding.why:
        yield labelled("Why", finding.why)
    if instead := instead_of(finding):
        yield labelled("Instead", instead)


def instead_of(finding: Finding) -> str:
    """What could stand there: the rule's advice, and the words that the advice doesn't already name."""
    said = finding.instead.casefold()
    new = {choice.says: None for choice in finding.choices if choice.says and choice.says.casefold() not in said}
    if new:
        offered = words.OR.join(words.SAY.format(words=says) for says in new)
        return f"{finding.instead} {words.TRY.format(words=offered)}".strip()
    return finding.instead or (words.DROP if finding.choices else "")


def hint_line(finding: Finding) -> Text:
    where = f"“{shortened(finding.text)}” " if finding.text.strip() and len(finding.text) <= LONGEST_TITLE else ""
    said = finding.message if finding.text.strip() in finding.message else where + finding.message
    return Text.assemble(
        visible(" ".join(part for part in (said, finding.instead) if part)), (f"   {finding.rule}", "dim")
    )


def source_line(source: Source, today: date) -> str:
    """Title, publisher and date; where the source gives no date, the day it was read."""
    read = words.READ_ON.format(date=source.as_of.isoformat())
    known = [part for part in (source.publisher, source.date) if not part.startswith("not ")]
    aged = source.review_after is not None and source.review_after < today
    parts = [source.title, *known, *([] if source.date in known else [read]), *([words.AGED] if aged else [])]
    return ", ".join(parts)


def source_lines(findings: Iterable[Finding], today: date) -> Iterator[Indented]:
    """Where the findings' advice comes from, the first few of each, each once."""
    first = (source for f in findings for source in [s for s in f.sources if s.looked_up][:MOST_SOURCES])
    sources = {source.id: source for source in first}
    for source in sources.values():
        yield Indented(Text(visible(source_line(source, today)), style="dim"))


def rewrite_diff(before: str, after: str) -> Iterator[Text]:
    """The whole rewrite, line by line; lines that changed stand twice, with the changed words marked."""
    old, new = before.split("\n"), after.split("\n")
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (diff_line("  ", [(line, "")]) for line in old[a:b])
            continue
        removed, added = word_changes("\n".join(old[a:b]), "\n".join(new[c:d]))
        if b > a:
            yield from split_lines("- ", removed, "red")
        if d > c:
            yield from split_lines("+ ", added, "green")


def word_changes(before: str, after: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both texts as pieces, each with whether it changed."""
    old, new = PIECES.findall(before), PIECES.findall(after)
    removed, added = [], []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed.append(("".join(old[a:b]), kind != "equal"))
        added.append(("".join(new[c:d]), kind != "equal"))
    return removed, added


def split_lines(sign: str, pieces: list[tuple[str, bool]], colour: str) -> Iterator[Text]:
    line: list[tuple[str, str]] = []
    for piece, changed in pieces:
        style = f"bold {colour}" if changed else colour
        first, *rest = piece.split("\n")
        line.append((first, style))
        for part in rest:
            yield diff_line(sign, line)
            line = [(part, style)]
    yield diff_line(sign, line)


def diff_line(sign: str, parts: list[tuple[str, str]]) -> Text:
    """One line of a diff, never wrapped by the report: it is there to be copied."""
    line = Text(no_wrap=True, overflow="ignore", end="\n")
    line.append(sign, style="dim")
    for piece, style in parts:
        line.append(visible(piece), style=style or "default")
    return line


def we_line(review: Review, we: Hosts) -> Text:
    told = shortened(review.caption[we.start : we.end])
    return Text.assemble("  the kind of we: ", (we.kind, "bold"), f", first said in “{told}” at {we.start}–{we.end}")


def decision_lines(review: Review) -> Iterator[Text]:
    if not review.decisions:
        yield Text("  no rule had a candidate here", style="dim")
    for decision in review.decisions:
        verb, style = ("kept", "green") if decision.kept else ("dropped", "dim")
        yield Text.assemble(
            (f"  {verb:8}", style),
            (f"“{shortened(decision.text)}”", "bold" if decision.kept else ""),
            f" at {decision.start}–{decision.end}  {decision.rule}  by {visible(decision.by)}",
        )


def labelled(label: str, text: str, style: str = "") -> Indented:
    """“Why: …”, indented."""
    line = Text.assemble((f"{label}: ", style or "bold"), (visible(text), style))
    return Indented(line)


def shortened(text: str) -> str:
    one_line = visible(" ".join(text.split()))
    return one_line if len(one_line) <= LONGEST_TITLE else one_line[: LONGEST_TITLE - 1] + "…"


def visible(text: str) -> str:
    """Control characters as something that can be seen and that no terminal obeys; the length stays."""
    return UNSAFE.sub(lambda match: control_picture(match[0]), text.replace("\t", " "))


def control_picture(char: str) -> str:
    code = ord(char)
    if code == 0x0D:
        return " "
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"


def counted_noun(noun: str, n: int) -> str:
    return f"{number(n)} {noun}" if n == 1 else f"{number(n)} {noun}s"


def times(n: int) -> str:
    return f"{n} time" if n == 1 else f"{n} times"
