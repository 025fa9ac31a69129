"""JSON lines in and out: what is taken, what is refused and where, and that the answer is always JSON."""

from __future__ import annotations

import json

import pytest

from bot.shell.json_lines import BadLine, Request, as_line, requests
from tests.shell.reviews import a_finding, a_review


def read(*lines: bytes) -> list[Request | BadLine]:
    return list(requests(lines))


def test_a_line_is_an_id_a_text_and_a_platform() -> None:
    assert read('{"id": "a", "text": "Hé", "platform": "tiktok"}\n'.encode()) == [Request("a", "Hé", "tiktok", 1)]


def test_the_platform_may_be_left_out_or_null() -> None:
    assert [r.platform for r in read(b'{"id": 1, "text": ""}', b'{"text": "", "platform": null}')] == [None, None]


def test_blank_lines_are_skipped_and_still_counted() -> None:
    assert read(b"\n", b'{"text": ""}', b"  \n", b"{") == [Request(None, "", None, 2), BadLine(4, 2, ANY_MESSAGE)]


def test_a_byte_order_mark_is_no_error() -> None:
    assert read(b'\xef\xbb\xbf{"text": "x"}') == [Request(None, "x", None, 1)]


@pytest.mark.parametrize(
    "line",
    [
        b"hello",
        b'{"text": "x"',
        b'["text"]',
        b'"text"',
        b"{}",
        b'{"text": 3}',
        b'{"text": null}',
        b'{"text": "x", "platform": 3}',
        b'{"text": "\xff"}',
        b'{"text": "x", "id": NaN}',
        b'{"text": "x", "id": 1e999}',
        b'{"text": "x", "id": ' + b"1" * 5000 + b"}",
        b"[" * 100_000,
    ],
    ids=lambda line: line[:30].decode("latin-1"),
)
def test_a_bad_line_is_located(line: bytes) -> None:
    (bad,) = read(line)
    assert isinstance(bad, BadLine)
    assert str(bad).startswith("standard input:1:")


def test_an_answer_is_one_line_of_utf_8_json() -> None:
    caption = "Hi guys\nsee “this” ☀️"
    line = as_line(a_review(caption, a_finding(caption, "guys"), rewrite="Hi"), {"any": ["id", None]})
    assert line.count(b"\n") == 1
    answer = json.loads(line.decode("utf-8"))
    assert answer["id"] == {"any": ["id", None]}
    assert set(answer) == {"id", "verdict", "voice", "we", "direct", "rewrite", "findings"}
    (found,) = answer["findings"]
    assert set(found) == {"rule", "family", "level", "start", "end", "text", "suggestions"}
    assert caption[found["start"] : found["end"]] == found["text"] == "guys"
    assert found["suggestions"] == ["you"]


def test_a_lone_surrogate_comes_back_as_it_was() -> None:
    line = as_line(a_review("x", rewrite="\udc80 \ud83d"), "\udcff")
    answer = json.loads(line.decode("utf-8"))
    assert (answer["rewrite"], answer["id"]) == ("\udc80 \ud83d", "\udcff")


class _Anything:
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


ANY_MESSAGE: str = _Anything()  # type: ignore[assignment]
