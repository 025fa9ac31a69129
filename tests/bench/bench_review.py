"""How fast the coach reads, beside yardsticks measured in the same run: `make bench`.

A figure of another day or machine says little; the ratios do.
"""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

from bot.coaching.opening import open_rulebook
from bot.coaching.reviewing import review
from bot.rulebook.book import Rulebook

CAPTIONS = (
    "Hey guys ☀️ the new recipe is up, I hope all of you try it",
    "Sunday on the balcony. The tomatoes made it through the storm, and so did I 🍅",
    "You asked how the glaze turns that blue. Copper, a slow kiln, and patience. Save this for your next firing.",
    "Good morning besties! Who's ready for the market? Link in bio\n.\n.\n#pottery #market #handmade #clay #studio",
    "Everyone at the workshop said it couldn't be mended, so we mended it @jo_makes https://example.com/mended",
    "Thank you to everyone who came on Sunday. " + "The oven was on from five in the morning. " * 12,
    "",
    "🔥🔥🔥",
)
ROUNDS = 60
WORDS = re.compile(r"\b(guys|everyone|everybody|besties|friends|folks|y'all|all of you|you all)\b", re.IGNORECASE)
LIBRARIES = "import pydantic, typer, yaml, rich.console"


def best_of(times: int, run: Callable[[], object]) -> float:
    """Seconds of the fastest of several runs, which other processes disturbed least."""
    taken = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def read_all(rulebook: Rulebook) -> None:
    for _ in range(ROUNDS):
        for caption in CAPTIONS:
            review(caption, rulebook)


def scan_all() -> None:
    for _ in range(ROUNDS):
        for caption in CAPTIONS:
            WORDS.findall(caption)


def run_python(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False)


def main() -> None:
    """Print the table."""
    rulebook = open_rulebook().rulebook
    count = ROUNDS * len(CAPTIONS)
    examples = sum(len(rule.examples) for rule in rulebook.rules.values())
    reading, scanning = best_of(5, partial(read_all, rulebook)), best_of(5, scan_all)
    loading = best_of(5, open_rulebook)
    bare = best_of(5, partial(run_python, "-c", "pass"))
    libraries = best_of(5, partial(run_python, "-c", LIBRARIES))
    starting = best_of(5, partial(run_python, "-m", "bot", "review", CAPTIONS[0]))

    print(f"{len(rulebook.rules)} rules, {examples} examples; captions of {mean_length()} characters on average\n")
    print(f"review, in process     {count / reading:10,.0f} captions/s   {reading / count * 1000:8.3f} ms each")
    print(f"a plain word list      {count / scanning:10,.0f} captions/s   {reading / scanning:8.0f} times as fast\n")
    print(f"rules read, compiled   {loading * 1000:10.0f} ms   {loading * 1000 / len(rulebook.rules):.2f} ms a rule\n")
    print(f"python -c pass         {bare * 1000:10.0f} ms")
    print(f"importing libraries    {libraries * 1000:10.0f} ms")
    print(f'coach review "..."     {starting * 1000:10.0f} ms   {starting / libraries:8.1f} times the libraries')


def mean_length() -> int:
    return round(sum(map(len, CAPTIONS)) / len(CAPTIONS))


if __name__ == "__main__":
    main()
