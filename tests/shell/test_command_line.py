"""The `coach` command as a person or a script meets it: its own process, its exit status, its two streams."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COACH = [sys.executable, "-m", "bot"]
CROWD = "Hey guys, the new recipe is up"
CLEAN = "You asked for the recipe, so here it is"
CLEAN_STATUS, FINDINGS, UNREADABLE = 0, 1, 2
# Starting may take this many times as long as Python takes to import the libraries it can't do without.
SLOWEST = 5.0


def coach(*arguments: str | bytes, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command: Sequence[str | bytes] = [*COACH, *arguments]
    env = {**os.environ, **environment}
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=env, timeout=60)


def ask(*objects: object, options: Sequence[str] = ()) -> subprocess.CompletedProcess[bytes]:
    lines = "".join(json.dumps(item) + "\n" for item in objects)
    return coach("review", "--json", *options, "-", stdin=lines.encode())


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line]


def test_a_caption_that_talks_to_a_crowd_is_reported_and_ends_with_1() -> None:
    done = coach("review", CROWD)
    assert done.returncode == FINDINGS
    assert "«guys»" in done.stdout.decode()


def test_a_caption_that_talks_to_one_person_ends_with_0() -> None:
    assert coach("review", CLEAN).returncode == CLEAN_STATUS


def test_a_pipe_gets_no_colours() -> None:
    assert b"\x1b" not in coach("review", CROWD).stdout


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colours_unless_no_color_is_set(no_color: str, coloured: bool) -> None:
    ours, theirs = pty.openpty()
    env = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm-256color"}
    process = subprocess.Popen([*COACH, "review", CROWD], stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    shown = b""
    try:
        while data := os.read(ours, 65536):
            shown += data
    except OSError:
        pass  # Linux says EIO where the other end is closed
    process.wait(60)
    os.close(ours)
    assert (b"\x1b[" in shown) is coloured


def test_several_files_are_reported_one_after_the_other(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(CLEAN, "utf-8")
    second.write_text(CROWD, "utf-8")
    done = coach("review", str(first), str(second))
    assert done.returncode == FINDINGS
    out = done.stdout.decode()
    assert out.index("a.txt") < out.index("b.txt")


def test_a_caption_can_come_through_a_pipe() -> None:
    assert coach("review", "-", stdin=CROWD.encode()).returncode == FINDINGS


def test_a_caption_may_start_with_a_dash() -> None:
    assert coach("review", "- hey guys, look").returncode == FINDINGS


@pytest.mark.parametrize("caption", ["--soon: hey guys, look", "-guys", "-"])
def test_what_looks_like_an_option_is_a_caption_after_two_dashes(caption: str) -> None:
    assert coach("review", "--", caption).returncode in (CLEAN_STATUS, FINDINGS)


@pytest.mark.parametrize(
    "arguments", [("--explian",), (CLEAN, "--explian"), ("-explain", CLEAN), ("--explian=1", CLEAN)]
)
def test_a_misspelled_option_is_no_caption_and_is_met_with_the_one_that_was_meant(arguments: tuple[str, ...]) -> None:
    done = coach("review", *arguments)
    assert done.returncode == UNREADABLE
    assert done.stdout == b""
    assert b'did you mean "--explain"?' in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--platform", "instagrm", CLEAN),
        ("--format", "nonsense", CLEAN),
        ("missing.txt",),
        ("a", "b"),
        ("/",),
        ("--jsn", CLEAN),
        (),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_says_so_on_standard_error(arguments: tuple[str, ...]) -> None:
    done = coach("review", *arguments)
    assert done.returncode == UNREADABLE
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    assert done.stderr.strip()


def test_a_misspelled_platform_is_met_with_the_one_that_was_meant() -> None:
    assert b'did you mean "instagram"' in coach("review", "--platform", "instagrm", CLEAN).stderr


@pytest.mark.parametrize(
    "caption",
    [
        b"",
        b"  ",
        b"caf\xe9 guys",
        b"\xed\xa0\x80 you",
        "☀️🙂".encode(),
        "a\u200b\u202eb".encode(),
        b"x" * 4001,
        b"\x1b[31mhi",
    ],
    ids=["empty", "blank", "latin-1", "surrogate", "emoji", "marks", "4001", "escape"],
)
@pytest.mark.parametrize("option", ["--json", "--explain"])
def test_any_bytes_in_a_caption_have_an_answer(caption: bytes, option: str) -> None:
    done = coach("review", option, "--", caption)
    assert done.returncode in (CLEAN_STATUS, FINDINGS), done.stderr.decode()
    out = done.stdout.decode("utf-8")
    assert "\x1b" not in out
    if option == "--json":
        assert len(answers(done)) == 1


def test_an_ascii_terminal_gets_numbers_for_what_it_cannot_show() -> None:
    done = coach("review", CROWD + " ☀️", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == FINDINGS
    assert done.stdout.isascii()


def test_json_lines_are_answered_in_order_with_their_ids() -> None:
    done = ask({"id": "b", "text": CROWD, "platform": "tiktok"}, {"id": 2, "text": CLEAN}, {"id": None, "text": ""})
    assert done.returncode == FINDINGS
    rows = answers(done)
    assert [row["id"] for row in rows] == ["b", 2, None]
    assert rows[0]["verdict"] == "crowd"
    assert rows[1]["rewrite"] is None


def test_json_lines_that_are_clean_end_with_0() -> None:
    assert ask({"id": 1, "text": CLEAN}).returncode == CLEAN_STATUS


def test_a_bad_json_line_is_located_and_the_others_are_still_answered() -> None:
    unknown = b'{"id": 3, "text": "three", "platform": "myspace"}'
    lines = [b'{"id": 1, "text": "one"}', b'{"id": 2, "text": ', unknown, b'{"id": 4, "text": "four"}']
    done = coach("review", "--json", "-", stdin=b"\n".join(lines))
    assert done.returncode == UNREADABLE
    assert [row["id"] for row in answers(done)] == [1, 4]
    assert re.findall(r"standard input:(\d+):\d+: error", done.stderr.decode()) == ["2", "3"]


def test_a_lone_surrogate_in_json_comes_back_at_its_place() -> None:
    (row,) = answers(coach("review", "--json", "-", stdin=b'{"id": 1, "text": "\\ud83d hey guys"}\n'))
    (found,) = [f for f in row["findings"] if f["family"] == "crowd"]  # type: ignore[attr-defined]
    assert "\ud83d hey guys"[found["start"] : found["end"]] == found["text"]


def test_each_line_is_answered_before_the_next_is_written() -> None:
    process = subprocess.Popen([*COACH, "review", "--json", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    for n in range(3):
        process.stdin.write(json.dumps({"id": n, "text": CROWD}).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == n
    process.stdin.close()
    assert process.wait(60) == FINDINGS
    process.stdout.close()


def test_explain_adds_the_decisions_to_the_json() -> None:
    (row,) = answers(ask({"id": 1, "text": CROWD}, options=["--explain"]))
    assert {"rule", "start", "end", "text", "kept", "by"} <= set(row["decisions"][0])  # type: ignore[index]


def test_a_reader_that_goes_away_is_no_crash() -> None:
    lines = b'{"id": 1, "text": "x"}\n' * 5000
    process = subprocess.Popen(
        [*COACH, "review", "--json", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    try:
        process.stdin.write(lines)
        process.stdin.close()
    except BrokenPipeError:
        pass
    assert b"Traceback" not in process.stderr.read()
    process.wait(60)
    process.stderr.close()


def test_reviewing_imports_neither_discord_nor_the_network() -> None:
    code = (
        "import sys; from bot.__main__ import main\n"
        "sys.argv = ['coach', 'review', 'Hey guys']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sorted({'discord', 'aiohttp', 'aiosqlite', 'asyncio', 'ssl'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stderr.decode().strip() == ""


@pytest.mark.alone
def test_reviewing_starts_fast() -> None:
    bare = fastest([sys.executable, "-c", "import pydantic, typer, yaml"])
    assert fastest([*COACH, "review", CROWD]) < SLOWEST * bare


def fastest(command: list[str], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False, timeout=60)
        taken.append(time.perf_counter() - start)
    return min(taken)


def test_the_rules_that_come_with_the_coach_are_fine() -> None:
    done = coach("rules", "check")
    assert done.returncode == CLEAN_STATUS, done.stdout.decode()


def test_a_missing_rules_folder_is_named(tmp_path: Path) -> None:
    done = coach("rules", "check", str(tmp_path / "nowhere"))
    assert done.returncode == UNREADABLE
    assert b"nowhere" in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The coach and its rules, copied to a folder where they may be broken."""
    for name in ("bot", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_a_broken_rule_file_is_named_and_the_others_still_work(copy: Path) -> None:
    (copy / "rules" / "en" / "value.yaml").write_text("rules: [", "utf-8")
    done = subprocess.run([*COACH, "review", CROWD], cwd=copy, capture_output=True, check=False, timeout=60)
    assert done.returncode == FINDINGS
    assert b"value.yaml" in done.stderr


def test_a_review_needs_nothing_of_what_is_known_of_platforms_and_reads_none_of_it(copy: Path) -> None:
    (copy / "rules" / "en" / "knowledge" / "kpi.yaml").write_text("kpi: [", "utf-8")
    done = subprocess.run([*COACH, "review", CROWD], cwd=copy, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (FINDINGS, b"")


def test_your_own_rules_are_read_where_they_are_named(copy: Path) -> None:
    own = copy / "rules"
    (own / "en" / "crowd.yaml").unlink()
    assert coach("review", CROWD).returncode == FINDINGS
    assert coach("review", "--rules", str(own), CROWD).returncode == CLEAN_STATUS
    assert b"crowd.vocative" not in coach("rules", "list", "--rules", str(own)).stdout
    assert coach("rules", "show", "crowd.vocative", "--rules", str(own)).returncode == UNREADABLE


@pytest.mark.parametrize("command", [["review", CROWD], ["rules", "check"], ["rules", "list"], ["rules", "show", "x"]])
def test_without_any_rules_every_command_ends_with_2_and_one_message(copy: Path, command: list[str]) -> None:
    shutil.rmtree(copy / "rules")
    done = subprocess.run([*COACH, *command], cwd=copy, capture_output=True, check=False, timeout=60)
    assert done.returncode == UNREADABLE
    assert b"rules folder" in done.stderr
    assert b"Traceback" not in done.stderr


def test_every_rule_that_is_listed_can_be_shown() -> None:
    listed = re.findall(r"^  (\S+)", coach("rules", "list").stdout.decode(), re.MULTILINE)
    assert "crowd.vocative" in listed
    shown = coach("rules", "show", "crowd.vocative")
    assert shown.returncode == CLEAN_STATUS
    for part in ("Why", "Use instead", "Source", "Flagged", "«", "Passes"):
        assert part in shown.stdout.decode()


def test_a_misspelled_rule_is_met_with_the_one_that_was_meant() -> None:
    done = coach("rules", "show", "crowd.vocatve")
    assert done.returncode == UNREADABLE
    assert b'did you mean "crowd.vocative"?' in done.stderr


def test_the_schema_is_json() -> None:
    assert json.loads(coach("rules", "schema").stdout)


def test_who_creates_alone_is_advised_to_say_i_and_nobody_else() -> None:
    caption = "Today we're folding dumplings"
    alone = coach("review", "--creates", "alone", "--viewer", "Mara", caption)
    couple = coach("review", "--creates", "couple", caption)

    assert "Today I'm folding dumplings" in alone.stdout.decode()
    assert "Read it as Mara would." in alone.stdout.decode()
    assert "I'm" not in couple.stdout.decode() and "I'm" not in coach("review", caption).stdout.decode()


def test_the_kind_of_we_is_in_json_and_explained() -> None:
    caption = "Our team moved, and we're tired"
    told = json.loads(coach("review", "--json", caption).stdout)["we"]

    assert (told["kind"], caption[told["start"] : told["end"]]) == ("team", "Our team")
    assert "the kind of we: team, first said in “Our team”" in coach("review", "--explain", caption).stdout.decode()
