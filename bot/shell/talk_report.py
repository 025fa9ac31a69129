"""The review of a talk as a terminal shows it: its moments in order of time, each with what to say there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from bot.cards import words
from bot.cards.moments import TITLES, Moment, Praise, Where, heading_aloud, praise_aloud, timeline
from bot.cards.viewer import hear_as, nobody_idea
from bot.coaching.aloud.spoken import SpokenReview
from bot.report import COLOURS, MARKS, Indented, balance, decision_lines, hint_line, labelled, source_lines, visible


class TalkReport:
    """One talk, as a rich renderable. `today` decides which sources are due for a new look."""

    def __init__(self, spoken: SpokenReview, today: date, name: str, *, explain: bool = False) -> None:
        self.spoken = spoken
        self.today = today
        self.name = name
        self.explain = explain

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        spoken, review = self.spoken, self.spoken.review
        hints = [f for f in review.findings if not f.counts]
        yield Text.assemble(
            (heading_aloud(spoken), f"bold {COLOURS[review.verdict]}"),
            (f"   {words.ALOUD} · {visible(self.name)}", "dim"),
        )
        if review.viewer is not None:
            yield Text(visible(hear_as(review.viewer)))
        if review.verdict == "one-to-one":
            yield Text(visible(praise_aloud(spoken)))
        elif review.verdict == "none" and review.in_language:
            yield Text(visible(nobody_idea(review.viewer)))
        if review.to_one or review.to_crowd:
            yield balance(review)
        explained: set[str] = set()
        where: Where = ""
        for moment in timeline(spoken):
            yield Text()
            if isinstance(moment, Praise):
                yield Text.assemble((f"{moment.place}  ", "bold"), visible(moment.line))
                continue
            yield Text.assemble(
                (moment.place, "bold"), f"  {TITLES[moment.where]}".rstrip() if moment.where != where else ""
            )
            yield from moment_lines(moment, explained, plain=console.color_system is None)
            where = moment.where
        if hints:
            yield Text("\nHints (no fault, one idea each)", style="bold")
            for hint in hints:
                yield Indented(Text.assemble((f"{spoken.transcript.place(hint.start)}  ", "bold"), hint_line(hint)))
        counted = [f for f in review.findings if f.counts]
        if any(source.looked_up for finding in counted for source in finding.sources):
            yield Text(f"\nSources (all of them: coach rules show {counted[0].rule})", style="dim")
            yield from source_lines(counted, self.today)
        if self.explain:
            yield Text("\nHow each candidate was decided", style="bold")
            yield from decision_lines(review)


def moment_lines(moment: Moment, explained: set[str], *, plain: bool) -> Iterator[Text | Indented]:
    """What is said, what is wrong with it, and what to say there. A rule's reason is given once."""
    yield Indented(marked(moment, plain=plain))
    for finding in moment.findings:
        yield Indented(Text.assemble(visible(finding.message), (f"   {finding.rule} · {finding.level}", "dim")))
        if finding.why and finding.rule not in explained:
            yield labelled("Why", finding.why)
        explained.add(finding.rule)
    if moment.instead is not None:
        yield labelled("Say", moment.instead or words.LEAVE_OUT)
    elif moment.findings[0].instead:
        yield labelled("Instead", moment.findings[0].instead)


def marked(moment: Moment, *, plain: bool) -> Text:
    """The sentence with what was found marked in place; where there is no colour, between « and »."""
    text, at = Text(), 0
    for (start, end), finding in zip(moment.marks, moment.findings, strict=True):
        if start < at:
            continue
        found = visible(moment.said[start:end])
        text.append(visible(moment.said[at:start]))
        text.append(f"«{found}»" if plain else found, style=MARKS[finding.level])
        at = end
    return text.append(visible(moment.said[at:]))
