"""One broken file never takes the others down; files that need it say which file to mend."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.rulebook.loading import Loaded, RulesUnreadable, load
from bot.rulebook.vocabulary import Vocabulary


def break_file(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\nnonsense: [", encoding="utf-8")


def said(loaded: Loaded, folder: Path) -> list[tuple[str, str, str]]:
    return [
        (str(Path(p.file).relative_to(folder)), p.message, p.hint.replace(f"{folder}/", "")) for p in loaded.problems
    ]


def test_with_a_rule_file_broken_the_other_rules_live_on(folder: Path, vocabulary: Vocabulary) -> None:
    break_file(folder / "en" / "platform.yaml")

    loaded = load(folder, vocabulary)

    assert list(loaded.rulebook.rules) == ["crowd.vocative"]
    assert {p.file for p in loaded.problems} == {str(folder / "en" / "platform.yaml")}


def test_with_the_lexicons_broken_the_rules_that_need_them_name_the_file(folder: Path, vocabulary: Vocabulary) -> None:
    break_file(folder / "en" / "words.yaml")

    loaded = load(folder, vocabulary)

    assert list(loaded.rulebook.rules) == ["platform.too-long", "access.fancy-letters"]
    assert said(loaded, folder)[1:] == [
        ("en/crowd.yaml", 'unknown lexicon "greeting"', "en/words.yaml is broken and left out: mend it first")
    ]


def test_with_a_file_of_sources_broken_each_file_that_needs_it_says_so_once(
    folder: Path, vocabulary: Vocabulary
) -> None:
    limits = folder / "limits.yaml"
    limits.write_text((folder / "sources.yaml").read_text().replace("one-reader", "a-second"), encoding="utf-8")
    voice = (folder / "sources.yaml").read_text().replace("caption-limits", "a-third")
    (folder / "sources.yaml").write_text(voice, encoding="utf-8")
    crowd = (folder / "en" / "crowd.yaml").read_text()
    plain = [line for line in crowd.splitlines() if "platform" not in line and "levels" not in line]
    (folder / "en" / "crowd.yaml").write_text("\n".join(plain), encoding="utf-8")
    break_file(limits)

    loaded = load(folder, vocabulary)

    assert list(loaded.rulebook.rules) == ["crowd.vocative"]
    assert [(file, hint) for file, _, hint in said(loaded, folder)[1:]] == [
        ("platforms/instagram.yaml", "limits.yaml is broken and left out: mend it first"),
        ("platforms/tiktok.yaml", "limits.yaml is broken and left out: mend it first"),
        ("en/platform.yaml", "limits.yaml is broken and left out: mend it first"),
    ]


def test_problems_of_several_files_are_told_at_once(folder: Path, vocabulary: Vocabulary) -> None:
    (folder / "platforms" / "threads.yaml").write_text("version: 3\nplatform: {id: threads}\n")
    (folder / "en" / "platform.yaml").write_text("version: 1\nrules: none\n")

    loaded = load(folder, vocabulary)

    assert [(file, message) for file, message, _ in said(loaded, folder)] == [
        ("platforms/threads.yaml", "this version of the format isn't known"),
        ("platforms/threads.yaml", '"name" is missing'),
        ("platforms/threads.yaml", '"formats" is missing'),
        ("en/platform.yaml", "a list is expected here, this is text"),
    ]


def test_a_missing_folder_is_told_in_one_line(tmp_path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(RulesUnreadable, match="there is no rules folder"):
        load(tmp_path / "nowhere", vocabulary)


@pytest.mark.parametrize("part", ["en", "platforms", "en/crowd.yaml"])
def test_a_part_of_the_rules_is_answered_with_the_whole_in_one_line(
    folder: Path, vocabulary: Vocabulary, part: str
) -> None:
    with pytest.raises(RulesUnreadable) as error:
        load(folder / part, vocabulary)
    assert str(error.value).endswith(str(folder))
    assert "\n" not in str(error.value)


def test_a_folder_without_rule_files_is_told(tmp_path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(RulesUnreadable, match=r"holds no \.yaml file"):
        load(tmp_path, vocabulary)


def test_where_all_files_are_broken_each_is_named(folder: Path, vocabulary: Vocabulary) -> None:
    for path in folder.rglob("*.yaml"):
        break_file(path)

    with pytest.raises(RulesUnreadable, match="mend this first") as error:
        load(folder, vocabulary)

    assert {p.file for p in error.value.problems} == {str(path) for path in folder.rglob("*.yaml")}
    assert all(str(problem) in str(error.value) for problem in error.value.problems)


def test_a_file_of_another_size_than_a_rule_file_is_refused(folder: Path, vocabulary: Vocabulary) -> None:
    (folder / "en" / "huge.yaml").write_text("# much\n" * 200_000)

    loaded = load(folder, vocabulary)

    assert [message for _, message, _ in said(loaded, folder)] == [
        "the file has 1,400,000 bytes, 1,000,000 is the most"
    ]


def test_a_file_that_points_nowhere_is_named(folder: Path, vocabulary: Vocabulary) -> None:
    (folder / "en" / "gone.yaml").symlink_to(folder / "nothing.yaml")

    loaded = load(folder, vocabulary)

    assert [(file, message) for file, message, _ in said(loaded, folder)] == [
        ("en/gone.yaml", "can't be read: No such file or directory")
    ]


def test_a_pipe_among_the_rules_keeps_nobody_waiting(folder: Path, vocabulary: Vocabulary) -> None:
    os.mkfifo(folder / "en" / "pipe.yaml")

    loaded = load(folder, vocabulary)

    assert [message for _, message, _ in said(loaded, folder)] == ["this is no ordinary file"]


def test_hidden_files_of_editors_are_passed_over(folder: Path, vocabulary: Vocabulary) -> None:
    (folder / "en" / ".#crowd.yaml").symlink_to("someone@somewhere.1234")
    (folder / "en" / ".crowd.yaml").write_text("half written: [")

    assert not load(folder, vocabulary).problems


def test_windows_line_ends_and_a_byte_order_mark_are_fine(folder: Path, vocabulary: Vocabulary) -> None:
    path = folder / "en" / "crowd.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    loaded = load(folder, vocabulary)

    assert not loaded.problems
    assert loaded.rulebook.rules["crowd.vocative"].line == 3
