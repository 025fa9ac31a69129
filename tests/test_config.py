"""The operator's config: what loads, what is refused and how it says so, and the token that never shows."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from bot.config import Config, ConfigError, TokenError, find_token, read_config
from bot.store.share import Share

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "config.example.yaml"
CASES = yaml.safe_load((Path(__file__).parent / "config_cases.yaml").read_text("utf-8"))
TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.Gexamp.le-token_for-tests-0123456789"


def config_of(folder: Path, text: str) -> Config:
    path = folder / "config.yaml"
    path.write_text(text, "utf-8")
    return read_config(path)


def test_without_a_file_every_choice_has_a_default() -> None:
    assert read_config(None) == Config()


@pytest.mark.parametrize("text", ["", "\n\n", "# language: en\n"])
def test_an_empty_file_means_the_defaults(tmp_path: Path, text: str) -> None:
    assert config_of(tmp_path, text) == Config()


@pytest.mark.parametrize(
    "raw",
    ["# the store of the café\nstore: kept\n".encode("latin-1"), "store: kept\n".encode("utf-16"), b"\x93\xff"],
)
def test_a_file_that_is_no_utf_8_is_refused_and_never_taken_for_an_empty_one(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(raw)

    with pytest.raises(ConfigError, match=r"config\.yaml:1:\d+: error: .*UTF-8") as refused:
        read_config(path)
    assert "save the file as UTF-8" in str(refused.value)


def test_a_file_that_may_not_be_read_is_refused_and_never_taken_for_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("store: kept\n", "utf-8")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(ConfigError, match="Permission denied"):
        read_config(path)


def test_the_example_says_the_defaults(tmp_path: Path) -> None:
    assert config_of(tmp_path, EXAMPLE.read_text("utf-8")) == Config(store=tmp_path / "coach.sqlite3")


def test_the_example_loads_with_every_key_switched_on(tmp_path: Path) -> None:
    switched_on = re.sub(r"(?m)^# (\w+: )", r"\1", EXAMPLE.read_text("utf-8"))

    config = config_of(tmp_path, switched_on)

    assert config.rules == tmp_path / "rules"
    assert config.home_guild == 100000000000000001


def test_the_example_names_every_key() -> None:
    named = re.findall(r"(?m)^(?:# )?(\w+): ?[^\s]*$", EXAMPLE.read_text("utf-8"))
    assert named == [field.name for field in fields(Config)]


def test_every_choice_is_read(tmp_path: Path) -> None:
    config = config_of(
        tmp_path,
        'language: "no"\nrules: my/rules\nstore: /srv/coach.sqlite3\nwatch_drafts: true\n'
        'home_guild: 1234567890123456789\nowners: [1234567890123456788, "123456789012345678"]\n'
        "default_platform: tiktok\ncooldown: 2.5\nlog_level: debug\nlog_format: json\nhealth_port: 8080\n"
        "shards: 4-7/16\ntoken_file: secret.txt\n",
    )

    assert config == Config(
        language="no",
        rules=tmp_path / "my/rules",
        store=Path("/srv/coach.sqlite3"),
        watch_drafts=True,
        home_guild=1234567890123456789,
        owners=(1234567890123456788, 123456789012345678),
        default_platform="tiktok",
        cooldown=2.5,
        log_level="debug",
        log_format="json",
        health_port=8080,
        shards=Share(4, 7, 16),
        token_file=tmp_path / "secret.txt",
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_mistake_is_shown_where_it_stands(tmp_path: Path, case: dict[str, str]) -> None:
    with pytest.raises(ConfigError) as refused:
        config_of(tmp_path, case["config"])

    told = str(refused.value).replace(f"{tmp_path}/", "")
    assert told == case["error"].rstrip("\n")


def test_a_missing_config_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"config\.yaml:1:1: error: can't be read: No such file"):
        read_config(tmp_path / "config.yaml")


def test_a_token_in_the_config_is_refused_and_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="DISCORD_TOKEN") as refused:
        config_of(tmp_path, f"token: {TOKEN}\n")

    assert TOKEN not in str(refused.value)


@pytest.mark.parametrize("wrong", ["tokn: {}", "language: {}", "{}", "owners: [{}", "bot_token: [{}, 1]"])
def test_a_token_anywhere_in_a_broken_config_is_not_repeated(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(ConfigError) as refused:
        config_of(tmp_path, wrong.format(TOKEN))

    assert not any(part in str(refused.value) for part in TOKEN.split("."))


# the token


@pytest.mark.parametrize("typed", [TOKEN, f"  {TOKEN}\n", f'"{TOKEN}"', f"Bot {TOKEN}"])
def test_a_token_is_tidied(typed: str) -> None:
    assert find_token(Config(), {"DISCORD_TOKEN": typed}) == TOKEN


def test_a_token_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{TOKEN}\n", "utf-8")
    assert find_token(Config(token_file=tmp_path / "secret"), {}) == TOKEN


def test_the_environment_goes_before_the_token_file(tmp_path: Path) -> None:
    assert find_token(Config(token_file=tmp_path / "none"), {"DISCORD_TOKEN": TOKEN}) == TOKEN


def test_a_missing_token_says_where_to_find_one_and_where_to_put_it() -> None:
    with pytest.raises(TokenError) as refused:
        find_token(Config(), {"DISCORD_TOKEN": " "})

    assert "DISCORD_TOKEN" in str(refused.value)
    assert "discord.com/developers" in str(refused.value)


def test_a_token_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TokenError, match="secret can't be read: No such file"):
        find_token(Config(token_file=tmp_path / "secret"), {})


def test_an_empty_token_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("\n", "utf-8")
    with pytest.raises(TokenError, match="secret is empty"):
        find_token(Config(token_file=tmp_path / "secret"), {})


@pytest.mark.parametrize("typed", ["hunter2", "two words.in.it", "a..b", "a.b.c.d", "a.b.c\nd", "a.b.ü", "x" * 32])
def test_what_is_no_token_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(TokenError) as refused:
        find_token(Config(), {"DISCORD_TOKEN": typed})

    assert typed not in str(refused.value)
    assert "\n" not in str(refused.value)
