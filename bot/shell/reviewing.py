"""`coach review`: captions in, reports or JSON lines out, and the exit status that says what was found."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bot.coaching.opening import open_rulebook
from bot.coaching.profile import NOTHING_TOLD, Profile
from bot.coaching.review import Review
from bot.coaching.reviewing import review
from bot.complaint import complain
from bot.rulebook.book import Rulebook, UnknownPlatform
from bot.rulebook.loading import RulesUnreadable
from bot.rulebook.problems import Problem, did_you_mean
from bot.shell.drafts import Talk, Unreadable, drafts
from bot.shell.json_lines import BadLine, as_line, requests

ONLY_TALKS = "--rewrite writes the mended file of what is said aloud; for one file, an .srt, .vtt or .txt"
CLEAN, FINDINGS, UNREADABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for beside the captions."""

    platform: str = "instagram"
    format: str | None = None
    json: bool = False
    explain: bool = False
    rules: Path | None = None  # None: the rules that came with the coach
    profile: Profile = NOTHING_TOLD
    aloud: bool | None = None  # whether it is said aloud; None: as the file tells
    mended: Path | None = None  # where the mended file of a talk goes


def run_review(arguments: Sequence[str], options: Options, stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Review what is named; 0 clean, 1 findings (hints don't count), 2 what can't be read."""
    try:
        rulebook = usable_rulebook(options.rules)
        gc.freeze()
        gc.enable()
        check_format(rulebook, options)
        if options.mended is not None and len(arguments) > 1:
            raise Unreadable(ONLY_TALKS)
        if options.json and list(arguments) == ["-"] and not options.aloud:
            return answer_json_lines(rulebook, options, stdin, stdout)
        return answer_drafts(rulebook, arguments, options, stdin, stdout)
    except (Unreadable, RulesUnreadable, UnknownPlatform) as error:
        complain(str(error))
        return UNREADABLE


def usable_rulebook(folder: Path | None) -> Rulebook:
    """The rules that can be read; those that can't are named in one line, and stop nothing."""
    loaded = open_rulebook(folder, knowledge=False)
    if loaded.problems:
        check = f"coach rules check {folder or ''}".rstrip()
        complain(f"{broken_files(loaded.problems)}; {check} says what is wrong")
    return loaded.rulebook


def broken_files(problems: Sequence[Problem]) -> str:
    files = sorted({problem.file for problem in problems})
    return f"left out, because broken: {', '.join(files[:3])}{' and more' if len(files) > 3 else ''}"


def check_format(rulebook: Rulebook, options: Options) -> None:
    formats = rulebook.platform(options.platform).formats
    if options.format is not None and options.format not in formats:
        hint = did_you_mean(options.format, formats) or f"known: {', '.join(formats)}"
        raise Unreadable(f'unknown format "{options.format}" of {options.platform}; {hint}')


def answer_drafts(
    rulebook: Rulebook, arguments: Sequence[str], options: Options, stdin: BinaryIO, stdout: BinaryIO
) -> int:
    found = False
    for number, draft in enumerate(drafts(arguments, stdin, options.aloud)):
        if isinstance(draft, Talk):
            found = has_findings(answer_talk(rulebook, draft, options, stdout, gap=number > 0)) or found
            continue
        if options.mended is not None:
            raise Unreadable(ONLY_TALKS)
        answer = answered(draft.text, rulebook, options.platform, options)
        found = found or has_findings(answer)
        if options.json:
            stdout.write(as_line(answer, draft.name, explain=options.explain))
        else:
            print_answer(answer, draft.name, explain=options.explain, gap=number > 0)
    stdout.flush()
    return FINDINGS if found else CLEAN


def answer_talk(rulebook: Rulebook, talk: Talk, options: Options, stdout: BinaryIO, *, gap: bool) -> Review:
    """Review one talk; print it, and write its mended file where that was asked for."""
    from bot.coaching.aloud.spoken import review_aloud  # noqa: PLC0415 - most reviews are of a caption
    from bot.shell.talks import WORDS, as_talk_line, read, write_mended  # noqa: PLC0415

    name = talk.name or WORDS
    spoken = review_aloud(read(talk), rulebook, options.platform, explain=options.explain, profile=options.profile)
    if options.json:
        stdout.write(as_talk_line(spoken, talk.name, explain=options.explain))
    else:
        from bot.shell.screen import print_talk  # noqa: PLC0415 - as above, for JSON

        print_talk(spoken, name, explain=options.explain, gap=gap)
    if options.mended is not None:
        write_mended(spoken, name, options.mended)
    return spoken.review


def answer_json_lines(rulebook: Rulebook, options: Options, stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Answer each line as it comes. A bad line is named, has no answer, and doesn't stop the others."""
    found = bad = False
    for asked in requests(stdin):
        if isinstance(asked, BadLine):
            complain(str(asked))
            bad = True
            continue
        platform = options.platform if asked.platform is None else asked.platform
        try:
            answer = answered(asked.text, rulebook, platform, options)
        except UnknownPlatform as error:
            complain(str(BadLine(asked.line, 1, str(error))))
            bad = True
            continue
        found = found or has_findings(answer)
        stdout.write(as_line(answer, asked.id, explain=options.explain))
        stdout.flush()
    return UNREADABLE if bad else FINDINGS if found else CLEAN


def answered(caption: str, rulebook: Rulebook, platform: str, options: Options) -> Review:
    return review(caption, rulebook, platform, format=options.format, explain=options.explain, profile=options.profile)


def has_findings(answer: Review) -> bool:
    return any(finding.counts for finding in answer.findings)


def print_answer(answer: Review, name: str | None, *, explain: bool, gap: bool) -> None:
    from bot.shell.screen import print_report  # noqa: PLC0415 - rich takes a tenth of the start; JSON needs none of it

    if gap:
        print()
    print_report(answer, name, explain=explain)
