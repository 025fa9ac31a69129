"""`coach rules`: check them, list them, show one, print the schema that editors use."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import ParamSpec

from rich.text import Text

from bot.caption.predicates import PREDICATES
from bot.coaching.examples import run_examples
from bot.coaching.opening import open_rulebook
from bot.complaint import complain
from bot.report import Indented, counted_noun, labelled, source_line
from bot.rulebook.loading import RulesUnreadable
from bot.rulebook.model import Example, Except, Rule
from bot.rulebook.problems import did_you_mean
from bot.shell.screen import screen

FINE, PROBLEMS = 0, 2
Asked = ParamSpec("Asked")


def run_rules(command: Callable[Asked, int], *args: Asked.args, **kwargs: Asked.kwargs) -> int:
    """The command's exit status; where no rule can be read at all, what is wrong."""
    try:
        return command(*args, **kwargs)
    except RulesUnreadable as error:
        complain(str(error))
        return PROBLEMS


def check(folder: Path | None) -> int:
    """Every problem of every file, then every example that fails."""
    loaded = open_rulebook(folder)
    problems = [*loaded.problems, *run_examples(loaded.rulebook)]
    for problem in problems:
        print(problem)
    if problems:
        complain(f"{counted_noun('problem', len(problems))} in {counted_noun('file', len({p.file for p in problems}))}")
        return PROBLEMS
    rules = loaded.rulebook.rules.values()
    print(f"{len(rules)} rules and their {sum(len(rule.examples) for rule in rules)} examples are fine.")
    return FINE


def list_all(folder: Path | None = None) -> int:
    """Every rule, by family."""
    console = screen()
    family = None
    for rule in sorted(open_rulebook(folder, knowledge=False).rulebook.rules.values(), key=lambda r: (r.family, r.id)):
        if rule.family != family:
            console.print(Text(("" if family is None else "\n") + rule.family, style="bold"))
            family = rule.family
        console.print(Text(f"  {rule.id:32} {rule.level:8} {rule.message}"), soft_wrap=True)
    return FINE


def show(rule_id: str, folder: Path | None = None) -> int:
    """One rule's page, or the id that was probably meant."""
    rules = open_rulebook(folder, knowledge=False).rulebook.rules
    if rule_id not in rules:
        hint = did_you_mean(rule_id, rules)
        complain(f'there is no rule "{rule_id}"; {hint or "coach rules list names them all"}')
        return PROBLEMS
    console = screen()
    for part in page(rules[rule_id], date.today()):  # noqa: DTZ011 - the command line is where the clock is read
        console.print(part)
    return FINE


def page(rule: Rule, today: date) -> Iterator[Text | Indented]:
    """What the rule does, why, what to use instead, and where that comes from."""
    yield Text.assemble((rule.id, "bold"), (f"   {rule.family} · {levels(rule)}", "dim"))
    yield Indented(Text(rule.message))
    for platform, message in (rule.messages or {}).items():
        yield labelled(f"On {platform}", message)
    yield labelled("Finds", finds(rule))
    for name in rule.when:
        yield labelled("Where", evidence(name))
    for exception in rule.excepts:
        yield labelled("But not", describe(exception))
    for name in rule.hint_when:
        yield labelled("Only a hint where", evidence(name))
    yield labelled("Why", rule.why)
    if rule.instead:
        yield labelled("Use instead", rule.instead)
    if rule.rewrite:
        how = ", ".join(rule.rewrite.to) or rule.rewrite.repair or ""
        yield labelled("Rewrite", f"{rule.rewrite.level}{': ' + how if how else ''}")
    for source in rule.sources:
        if source.looked_up:
            yield labelled("Source", source_line(source, today))
    for example in rule.examples:
        found = "Hinted" if example.level == "hint" else "Flagged"
        yield labelled((found if example.spans else "Passes") + given(example), marked(example))
    yield labelled("File", f"{rule.file}:{rule.line}", style="dim")


def given(example: Example) -> str:
    """For whom and where an example holds, if not for everybody: " (alone)", " (tiktok)"."""
    told = ", ".join(str(one) for one in (example.creates, example.platform) if one)
    return f" ({told})" if told else ""


def marked(example: Example) -> str:
    text = example.text
    for start, end in sorted(example.spans, reverse=True):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


def levels(rule: Rule) -> str:
    elsewhere = [f"{level} on {platform}" for platform, level in (rule.levels or {}).items()]
    where = f"only on {', '.join(rule.platforms)}" if rule.platforms else ""
    whose = f"only for members who create {' or '.join(map(how, rule.creates))}" if rule.creates else ""
    return ", ".join(part for part in (rule.level, *elsewhere, where, whose) if part)


def how(creates: str) -> str:
    return "as they have not told" if creates == "unsaid" else "alone" if creates == "alone" else f"as a {creates}"


def finds(rule: Rule) -> str:
    if rule.check:
        numbers = ", ".join(f"{name} {value}" for name, value in (rule.numbers or {}).items())
        return f"what the check {rule.check} finds{f' ({numbers})' if numbers else ''}"
    what = f"the pattern {rule.pattern}" if rule.pattern else some(rule.phrases)
    return f"{what}, where one of these holds:" if rule.when else what


def evidence(predicate: str) -> str:
    """A named predicate in the words of its own documentation."""
    said = inspect.getdoc(PREDICATES[predicate]) or ""
    return f"{predicate}: {' '.join(said.split())}" if said else predicate


def describe(exception: Except) -> str:
    if exception.before:
        return f"after {some(exception.before)}"
    if exception.after:
        return f"before {some(exception.after)}"
    if exception.phrase:
        return f"in “{exception.phrase}”"
    return (
        f"inside a {' or '.join(exception.inside)}" if exception.inside else f"where {evidence(exception.when or '')}"
    )


def some(phrases: tuple[str, ...], most: int = 12) -> str:
    more = f" and {len(phrases) - most} more" if len(phrases) > most else ""
    return ", ".join(f"“{phrase}”" for phrase in phrases[:most]) + more


def schema() -> int:
    from bot.rulebook.schema import json_schema  # noqa: PLC0415

    print(json.dumps(json_schema(), indent=2))
    return FINE
