"""How long it takes to read, check and compile 150 rules: `python tests/rulebook/bench_load.py` prints it."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from bot.rulebook.loading import Loaded, load
from bot.rulebook.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    predicates={"vocative": lambda place: True, "after_greeting": lambda place: True},
    repairs={"drop_vocative": lambda place: (), "second_person": lambda place: ()},
    checks={},
)

RULE = """
  - id: crowd.rule-{n}
    family: crowd
    level: warning
    message: "“{{match}}” speaks to a room, not to the one person who reads it."
    why: One person reads your caption, alone, on a phone, and decides in a second whether it is meant for them.
    instead: Say “you”, as if you wrote to one friend.
    source: [source-{source}, source-0]
    phrases: [{word}, "{{list_{list}}} {word}", a longer phrase {word}, "all of the {{list_{other}}}"]
    when: [vocative, after_greeting]
    except:
      - before: [the, these, those, my, "two", "{{list_{other}}}"]
      - phrase: five {word}
      - inside: [quote, hashtag, mention, link]
      - after: [who, at work, in finance]
    rewrite: {{repair: drop_vocative, level: auto}}
    levels: {{tiktok: hint}}
    examples:
      - flag: "Good morning <<{word}>> ☀️ the new recipe is up, tell me how it went"
        fix: "Good morning ☀️ the new recipe is up, tell me how it went"
      - flag: "A second example, a little longer than the first, ends in a <<longer phrase {word}>>"
      - pass: I told the {word} at work about it, and they laughed.
      - pass: "“Five {word}, two a.m.” is the name of the song."
"""


def write_pack(folder: Path, rules: int = 150, files: int = 12) -> None:
    """A rules folder of the size that the coach is meant to grow to."""
    (folder / "en").mkdir(parents=True)
    (folder / "platforms").mkdir()
    source = (
        '  - {{id: source-{n}, title: A page, publisher: A site, date: "2025", as_of: 2025-06-01, confidence: H}}\n'
    )
    sources = "".join(source.format(n=n) for n in range(60))
    (folder / "sources.yaml").write_text(f"version: 1\nsources:\n{sources}")
    for name in ("instagram", "tiktok"):
        limit = "{value: 2200, unit: code points, source: source-1, as_of: 2026-11-01, review_after: 2027-05-01}"
        platform = f"platform: {{id: {name}, name: {name}, formats: [video], limits: {{caption: {limit}}}}}\n"
        (folder / "platforms" / f"{name}.yaml").write_text(f"version: 1\n{platform}")
    words = "".join(f"  list_{n}: [{', '.join(_word(n, i) for i in range(25))}]\n" for n in range(40))
    (folder / "en" / "words.yaml").write_text(f"version: 1\nlexicons:\n{words}")
    for f in range(min(files, rules)):
        mine = [
            RULE.format(n=n, word=_word(n, 30), source=n % 60, list=n % 40, other=(n + 7) % 40)
            for n in range(f, rules, files)
        ]
        (folder / "en" / f"rules{f}.yaml").write_text("version: 1\nrules:" + "".join(mine))


def _word(n: int, i: int) -> str:
    """A made-up word of letters, another one for each pair of numbers."""
    return "".join(chr(ord("a") + digit) for digit in (n % 26, n // 26, i % 26, i // 26)) + "en"


def best_of(times: int, folder: Path) -> tuple[float, Loaded]:
    """The quickest of several loads, in seconds, and what the last one gave."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        loaded = load(folder, VOCABULARY)
        taken.append(time.perf_counter() - start)
    return min(taken), loaded


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        write_pack(Path(temporary) / "rules")
        seconds, loaded = best_of(9, Path(temporary) / "rules")
    phrases = sum(len(rule.phrases) for rule in loaded.rulebook.rules.values())
    print(f"{len(loaded.rulebook.rules)} rules, {phrases:,} phrases: {seconds * 1000:.0f} ms, the best of 9")
    assert not loaded.problems, loaded.problems[0]
