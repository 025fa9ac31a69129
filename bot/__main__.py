"""The `coach` command line, also `python -m bot`: run, demo, review, rules."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

# Everything else is imported by the command that needs it, so that `coach review` starts fast and without Discord.
# ruff: noqa: PLC0415

CRASHED, INTERRUPTED, BROKEN_PIPE = 70, 130, 141

app = typer.Typer(
    help="Creator Coach tells a creator, before they post, whether a caption speaks to a crowd or to one person.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
rules = typer.Typer(help="Look at the rules and check them.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(rules, name="rules")


@app.command()
def run(
    config: Annotated[Path | None, typer.Option(help="The operator's choices; see config.example.yaml.")] = None,
) -> None:
    """Run the bot on Discord. The token is read from DISCORD_TOKEN."""
    from bot.app import main as run_app

    raise typer.Exit(run_app(config))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is served, on this machine only.")] = 8765,
) -> None:
    """Talk to the real bot on a local page: no Discord account, no token, no network."""
    from bot.demo import serve
    from bot.shell.screen import print_report

    raise typer.Exit(serve(port, print_report))


# A caption may start with a dash ("- new video"): what is no option of ours is taken as the caption.
@app.command(context_settings={"ignore_unknown_options": True})
def review(
    caption: Annotated[list[str], typer.Argument(help='A caption in quotes, or files, or "-" for standard input.')],
    platform: Annotated[str, typer.Option(help="instagram, tiktok, ...")] = "instagram",
    format: Annotated[str | None, typer.Option(help="One of the platform's formats, such as reel.")] = None,
    json: Annotated[
        bool,
        typer.Option("--json", help='Answer in JSON lines; "-" reads JSON lines too: {"id", "text", "platform"}.'),
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each candidate was kept or dropped.")] = False,
) -> None:
    """Review captions: who they speak to, what stands in the way, and the words that mend it.

    One argument is a caption, unless a file has that name; several arguments are files.

    Exit status: 0 clean, 1 findings (hints don't count), 2 the input or the rules can't be read.
    """
    gc.disable()  # a tenth of the start goes into collecting what stays anyway; run_review turns it on again
    from bot.shell.reviewing import Options, run_review

    options = Options(platform, format, json, explain)
    raise typer.Exit(run_review(caption, options, sys.stdin.buffer, sys.stdout.buffer))


@rules.command()
def check(
    path: Annotated[Path | None, typer.Argument(help="A rules folder; without one, the coach's own.")] = None,
) -> None:
    """Read every rule file and run every example. Exit status: 0 fine, 2 problems, each named with its place."""
    from bot.shell import rules as shell

    raise typer.Exit(shell.run_rules(shell.check, path))


@rules.command("list")
def list_() -> None:
    """Every rule: id, level, what it says."""
    from bot.shell import rules as shell

    raise typer.Exit(shell.run_rules(shell.list_all))


@rules.command()
def show(rule_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """One rule: what it does, why, what to use instead, and its sources."""
    from bot.shell import rules as shell

    raise typer.Exit(shell.run_rules(shell.show, rule_id))


@rules.command()
def schema() -> None:
    """The JSON Schema of the rule files, for editors."""
    from bot.shell import rules as shell

    raise typer.Exit(shell.schema())


def main() -> None:
    """The entry point. A closed pipe and Ctrl-C end the command quietly; a crash must not look like findings."""
    try:
        app()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the flush at exit must not fail again
        sys.exit(BROKEN_PIPE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception:
        traceback.print_exc()
        sys.exit(CRASHED)


if __name__ == "__main__":
    main()
