"""How fast the coach reads, beside yardsticks measured in the same run: `make bench`.

    make bench                        the captions are those of the rules' own examples
    make bench CAPTIONS=file.jsonl    one object a line: {"text": "...", "platform": "tiktok"}

One process, one core, everything on. A figure of another day or machine says little; the ratios do.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bot.coaching.opening import open_rulebook
from bot.coaching.reviewing import review
from bot.rulebook.book import Matcher, Rulebook
from bot.rulebook.model import Rule
from tests.bench.yardsticks import Yardstick, bare_scan, others
from tests.coaching.hostile import LONGEST, REPEATED, repeated

LIBRARIES = "import pydantic, typer, yaml, rich.console"
MEMORY = """
import sys
import pydantic, typer, yaml, re2, ahocorasick_rs, bot.coaching.reviewing, bot.coaching.opening
import tests.bench.bench_review as bench
before = bench.held()
book = bench.open_rulebook().rulebook
loaded = bench.held()
bench.read_all(book, bench.captions(book, sys.argv[1:]))
print(loaded - before, bench.held() - before)
"""


class Caption(NamedTuple):
    text: str
    platform: str


def captions(rulebook: Rulebook, arguments: Sequence[str]) -> list[Caption]:
    """Those of the file that is named, or of the rules' examples."""
    if arguments:
        lines = [line for line in Path(arguments[0]).read_text(encoding="utf-8").split("\n") if line.strip()]
        try:
            read = [json.loads(line) for line in lines]
            found = [Caption(one["text"], one.get("platform") or "instagram") for one in read]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SystemExit(f'{arguments[0]}: error: each line is an object such as {{"text": "..."}}') from error
        if not found:
            raise SystemExit(f"{arguments[0]}: error: no caption in it")
        return found
    texts = dict.fromkeys(example.text for rule in rulebook.rules.values() for example in rule.examples)
    return [Caption(text, "instagram") for text in texts]


def best_of(times: int, run: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of the fastest of several runs, which other processes disturbed least."""
    taken = []
    for _ in range(times):
        gc.collect()
        start = clock()
        run()
        taken.append(clock() - start)
    return min(taken)


def held() -> int:
    """The bytes of memory that this process holds; 0 where the system doesn't tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if told.exists() else 0


def read_all(rulebook: Rulebook, some: Sequence[Caption]) -> None:
    for text, platform in some:
        review(text, rulebook, platform)


def scan_all(read: Callable[[str], object], some: Sequence[Caption]) -> None:
    for text, _ in some:
        read(text)


def many_rules(rulebook: Rulebook, times: int) -> Rulebook:
    """The rulebook with copies of the rules that look for phrases; each copy looks for other words."""
    copies: dict[str, Rule] = dict(rulebook.rules)
    for n in range(1, times):
        for rule in rulebook.rules.values():
            if rule.phrases:
                other = tuple(" ".join(f"{word}q{n}" for word in phrase.split(" ")) for phrase in rule.phrases)
                copies[f"{rule.id}-{n}"] = replace(rule, id=f"{rule.id}-{n}", phrases=other)
    grammar = rulebook.grammar().with_phrases({rule.id: rule.phrases for rule in copies.values() if rule.phrases})
    return replace(
        rulebook, rules=copies, grammars={"en": grammar}, matchers={"en": Matcher(copies.values())}, prepared={}
    )


def run_python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=False, encoding="utf-8").stdout


def print_speed(rulebook: Rulebook, some: list[Caption]) -> None:
    """The coach and its yardsticks, in captions a second."""
    mine = best_of(7, partial(read_all, rulebook, some)) / len(some)
    print(f"{'the whole review':38} {1 / mine:12,.0f} captions/s {mine * 1e6:10.1f} µs each")
    for yardstick in (bare_scan(rulebook), *others(rulebook)):
        taken = speed_of(yardstick, some)
        ratio = (
            f"the review takes {mine / taken:.1f} times as long" if taken < mine else f"{taken / mine:.0f} times ours"
        )
        few = f"   (first {yardstick.sample} captions)" if yardstick.sample < len(some) else ""
        print(f"{yardstick.name:38} {1 / taken:12,.0f} captions/s {taken * 1e6:10.1f} µs each   {ratio}{few}")


def speed_of(yardstick: Yardstick, some: list[Caption]) -> float:
    """Seconds a caption."""
    part = some[: yardstick.sample]
    return best_of(7 if len(part) == len(some) else 2, partial(scan_all, yardstick.read, part)) / len(part)


def print_growth(rulebook: Rulebook, some: list[Caption]) -> None:
    """What ten times the text and ten times the rules cost."""
    some = some[:400]
    print("\nlonger captions, time for each character:")
    for times in (1, 10, 100):
        longer = [Caption("\n".join([c.text] * times), c.platform) for c in some[: max(4, 400 // times)]]
        letters = sum(len(c.text) for c in longer)
        taken = best_of(3, partial(read_all, rulebook, longer))
        print(f"  {times:4} times as long {taken / letters * 1e9:12,.0f} ns")
    print("more rules, time for each caption:")
    for times in (1, 10):
        book = many_rules(rulebook, times)
        read_all(book, some)
        phrases = sum(len(rule.phrases) for rule in book.rules.values())
        taken = best_of(5, partial(read_all, book, some)) / len(some)
        print(f"  {len(book.rules):5} rules, {phrases:7,} phrases {taken * 1e6:10.1f} µs")


def print_worst(rulebook: Rulebook) -> None:
    """The hostile captions, the slowest first."""
    print(f"\nthe worst {LONGEST:,} characters:")
    taken = {name: best_of(3, partial(review, repeated(words), rulebook)) for name, words in REPEATED.items()}
    for name, seconds in sorted(taken.items(), key=lambda item: -item[1])[:8]:
        print(f"  {name:36} {seconds * 1000:10.1f} ms")


def print_start(rulebook: Rulebook, arguments: list[str]) -> None:
    """What it takes to load, to start and to hold."""
    wall = time.perf_counter
    loading = best_of(5, open_rulebook)
    libraries = best_of(5, partial(run_python, "-c", LIBRARIES), wall)
    starting = best_of(5, partial(run_python, "-m", "bot", "review", "Hey guys, the bread is out"), wall)
    loaded, used = (int(figure) / 2**20 for figure in run_python("-c", MEMORY, *arguments).split())
    print(f"\nrules read, compiled   {loading * 1000:10.0f} ms   {loading * 1000 / len(rulebook.rules):.2f} ms a rule")
    print(f"importing libraries    {libraries * 1000:10.0f} ms")
    print(f'coach review "..."     {starting * 1000:10.0f} ms   {starting / libraries:8.1f} times the libraries')
    print(
        f"memory of the engine   {used:10.1f} MB   of it {loaded:.1f} once the rules are read; the rest: every caption"
    )


def main() -> None:
    """Print the tables."""
    arguments = list(filter(None, [os.environ.get("CAPTIONS")]))
    rulebook = open_rulebook().rulebook
    some = captions(rulebook, arguments)
    mean = round(sum(len(c.text) for c in some) / len(some))
    print(f"{len(rulebook.rules)} rules; {len(some)} captions of {mean} characters on average\n")
    print_speed(rulebook, some)
    print_growth(rulebook, some)
    print_worst(rulebook)
    print_start(rulebook, arguments)


if __name__ == "__main__":
    main()
