"""What `coach review` takes its arguments for: a caption, files, standard input."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from bot.cards import words
from bot.shell.drafts import Draft, Unreadable, drafts


def read(*arguments: str, stdin: bytes = b"") -> list[Draft]:
    return list(drafts(arguments, io.BytesIO(stdin)))


def test_one_argument_is_a_caption() -> None:
    assert read("Hello you") == [Draft(None, "Hello you")]


def test_an_argument_that_names_a_file_is_that_file(tmp_path: Path) -> None:
    file = tmp_path / "caption"
    file.write_text("Hello ☀️\n", "utf-8")
    assert read(str(file)) == [Draft(str(file), "Hello ☀️")]


def test_a_dash_is_standard_input() -> None:
    assert [draft.text for draft in read("-", stdin=b"Hello\nyou\n")] == ["Hello\nyou"]


def test_several_arguments_are_files_and_a_missing_one_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("one")
    with pytest.raises(Unreadable, match=r"nowhere: no such file"):
        read(str(file), "nowhere")


@pytest.mark.parametrize("name", ["captoin.txt", "TALK.SRT", "notes.Md"])
def test_a_missing_text_file_is_not_taken_for_a_caption(name: str) -> None:
    with pytest.raises(Unreadable, match=f"{name}: no such file"):
        read(name)


@pytest.mark.parametrize("name", ["draft.pdf", "draft.docx", "draft.zip", "draft.rtf", "draft", "draft.md"])
@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"PK\x03\x04\n", b"{\\rtf1 Hello you}"], ids=["pdf", "zip", "rtf"])
def test_a_document_is_told_by_its_first_bytes_and_asked_for_as_text(name: str, data: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Unreadable, match=f"{name}: .*Paste the text, or save it as .txt"):
        read(str(file))


def test_a_film_or_picture_under_any_name_is_told_as_one(tmp_path: Path) -> None:
    for data, problem in ((b"\0\0\0\x20ftypmp42", "film"), (b"GIF89a", "picture")):
        file = tmp_path / "bread"
        file.write_bytes(data)
        with pytest.raises(Unreadable, match=re.escape(words.FILE_PROBLEMS[problem])):
            read(str(file))


@pytest.mark.parametrize(
    "caption", ["ID3 tags, and why", "The big WAVE", "Any ftyp", "GIF8 is no file", "{dough}", "PK"]
)
def test_a_caption_that_starts_almost_like_a_file_is_read(caption: str) -> None:
    assert read("-", stdin=caption.encode())[0].text == caption


def test_a_folder_is_named_as_one(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is a folder"):
        read(str(tmp_path))


def test_a_file_that_is_not_utf_8_is_located(tmp_path: Path) -> None:
    file = tmp_path / "latin"
    file.write_bytes(b"one\ntw\xf6")
    with pytest.raises(Unreadable, match=r"latin:2:3: error: not UTF-8"):
        read(str(file))


def test_a_byte_order_mark_and_the_last_line_end_are_no_part_of_the_caption(tmp_path: Path) -> None:
    file = tmp_path / "notepad"
    file.write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    assert read(str(file))[0].text == "one\r\ntwo"


def test_a_file_far_too_long_for_a_caption_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "film"
    file.write_bytes(b"a" * 1_000_001)
    with pytest.raises(Unreadable, match="no caption"):
        read(str(file))


@pytest.mark.parametrize("caption", ["", " ", "a\x00b", "\udcff", "x" * 5000, "🙂" * 300, "- new video"])
def test_any_text_can_be_a_caption(caption: str) -> None:
    assert read(caption) == [Draft(None, caption)]
