"""The log: lines or JSON, where it broke but not whose words, no secret, and no storm while Discord is away."""

from __future__ import annotations

import asyncio
import io
import json
import logging

import discord
import pytest

from bot.commands.accounting import Entry
from bot.logs import JsonLines, PlainLines, Sparingly, start_logging

TOKEN = "my.secret.token"
both_forms = pytest.mark.parametrize("form", [PlainLines, JsonLines])


def line(
    error: BaseException | None = None,
    text: str = "it broke",
    *args: object,
    form: type[PlainLines] = PlainLines,
    logger: str = "bot.there",
    **more: object,
) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(logger, logging.ERROR, "there.py", 1, text, args, info)
    record.__dict__.update(more)
    return form(TOKEN).format(record)


@both_forms
def test_the_log_shows_where_it_broke_but_not_the_errors_words(form: type[PlainLines]) -> None:
    caption = " ".join(["Hey", "guys"])
    try:
        raise ValueError(caption)
    except ValueError as error:
        logged = line(error, form=form)

    assert caption not in logged
    assert "ValueError" in logged
    assert "test_logs.py" in logged


def test_losing_the_line_is_one_line_in_the_log() -> None:
    assert line(ConnectionResetError("reset by peer")).count("\n") == 1
    assert "reset by peer" in line(ConnectionResetError("reset by peer"))


@both_forms
def test_the_log_holds_neither_the_token_nor_an_interactions(form: type[PlainLines]) -> None:
    url = "https://discord.com/api/v10/webhooks/12/aW50ZXJhY3Rpb24?wait=1"
    logged = line(None, "POST %s with %s", url, TOKEN, form=form)

    assert TOKEN not in logged
    assert "aW50ZXJhY3Rpb24" not in logged


@both_forms
def test_an_error_that_carries_the_token_does_not_carry_it_into_the_log(form: type[PlainLines]) -> None:
    try:
        try:
            raise OSError(f"wss://gateway refused {TOKEN}")
        except OSError as first:
            raise ConnectionResetError(f"with {TOKEN} again") from first
    except OSError as error:
        logged = line(error, f"identify with {TOKEN}", form=form, logger="discord.gateway")

    assert TOKEN not in logged
    assert "[token]" in logged


class _Refused:
    status, reason = 400, "Bad Request"


@both_forms
def test_what_discord_says_of_a_form_is_not_logged_because_it_may_quote_it(form: type[PlainLines]) -> None:
    told = {"code": 50035, "message": "Invalid Form Body: the plum kettle is no choice"}
    logged = line(discord.HTTPException(_Refused(), told), form=form)  # type: ignore[arg-type]

    assert "plum kettle" not in logged
    assert "400" in logged and "50035" in logged


@both_forms
async def test_a_task_that_broke_with_nobody_waiting_is_logged_without_its_words(form: type[PlainLines]) -> None:
    async def breaks() -> None:
        raise ValueError("the plum kettle (is back)")

    task = asyncio.create_task(breaks())
    await asyncio.wait([task])
    logged = line(None, f"Task exception was never retrieved\nfuture: {task!r}", form=form, logger="asyncio")

    assert "plum kettle" not in logged
    assert "ValueError" in logged


def test_json_is_one_object_a_line() -> None:
    logged = line(ValueError("a\nb"), "two\nlines", form=JsonLines)
    told = json.loads(logged)

    assert "\n" not in logged
    assert told["message"] == "two\nlines"
    assert told["level"] == "error" and told["logger"] == "bot.there"
    assert told["time"].endswith("Z")
    assert told["trace"] == "ValueError"


def test_an_answers_line_has_its_figures_as_keys() -> None:
    entry = Entry(12, "command", "/review", 34, 5.0, 6.0, "failed", "7F3A")
    told = json.loads(line(None, "%s", entry, form=JsonLines, entry=entry))

    assert told["event"] == "answer"
    assert (told["id"], told["command"], told["server"]) == ("12", "/review", "34")
    assert (told["first_ms"], told["total_ms"], told["outcome"], told["error"]) == (5.0, 6.0, "failed", "7F3A")
    assert "/review: failed, error 7F3A, first answer 5 ms, all 6 ms, server 34, id 12" in line(None, "%s", entry)


def test_what_discord_py_repeats_is_said_once_a_minute_with_how_often() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PlainLines(""))
    handler.addFilter(Sparingly(60))
    for second in range(0, 180, 5):
        record = logging.LogRecord("discord.shard", logging.ERROR, "shard.py", 1, "no shard %s", (second,), None)
        record.created = float(second)
        handler.handle(record)
    said = stream.getvalue().splitlines()

    assert len(said) == 3
    assert said[1].endswith("no shard 60 (11 more like it since)")


def test_the_coach_itself_may_repeat_what_it_says() -> None:
    records = [logging.LogRecord("bot.online", logging.ERROR, "", 1, "again", (), None) for _ in range(3)]
    sparingly = Sparingly()

    assert all(sparingly.filter(one) for one in records)


@pytest.fixture
def _logging_as_before() -> object:
    root, coach = logging.getLogger(), logging.getLogger("bot")
    handlers, levels = root.handlers[:], (root.level, coach.level)
    yield
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    coach.setLevel(levels[1])


@pytest.mark.usefixtures("_logging_as_before")
def test_the_operator_chooses_the_form() -> None:
    stream = io.StringIO()
    start_logging("info", TOKEN, stream, "json")
    logging.getLogger("bot.app").info("online with %s", TOKEN)

    assert json.loads(stream.getvalue())["message"] == "online with [token]"
