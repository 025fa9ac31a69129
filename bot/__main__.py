"""The `coach` command line, also `python -m bot`: run, doctor, demo, review, rules, store."""

from __future__ import annotations

import gc
import os
import re
import sys
import traceback
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand

# Everything else is imported by the command that needs it, so that `coach review` starts fast and without Discord.
# ruff: noqa: PLC0415

UNREADABLE, CRASHED, INTERRUPTED, BROKEN_PIPE = 2, 70, 130, 141
LIKE_AN_OPTION = re.compile(r"--[^-\s].*|-[a-zA-Z][\w-]*(=.*)?", re.DOTALL)  # "- new video" is a caption

RulesFolder = Annotated[
    Path | None, typer.Option("--rules", metavar="FOLDER", help="Your own copy of the rules folder.")
]


ConfigFile = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="The operator's choices.")]


class TakesCaptions(TyperCommand):
    """A command whose arguments may start with a dash, as captions do; a misspelled option is still told."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        known = {name for option in self.params for name in (*option.opts, *option.secondary_opts)} | {"--help"}
        for argument in args[: args.index("--")] if "--" in args else args:
            if LIKE_AN_OPTION.fullmatch(argument) and argument.partition("=")[0] not in known:
                from bot.complaint import complain
                from bot.rulebook.problems import did_you_mean, shown

                name = argument.partition("=")[0]
                hint = did_you_mean(name, sorted(known)) or "coach review --help names them all"
                complain(
                    f'there is no option {shown(name)}; {hint} (a caption that starts with a dash goes after "--")'
                )
                raise typer.Exit(UNREADABLE)
        return super().parse_args(ctx, args)


app = typer.Typer(
    help="Creator Coach tells a creator, before they post, whether a caption speaks to a crowd or to one person.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
rules = typer.Typer(help="Look at the rules and check them.", no_args_is_help=True, rich_markup_mode=None)
store = typer.Typer(help="Back up what the coach remembers, and check it.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(rules, name="rules")
app.add_typer(store, name="store")


@app.command()
def run(
    config: Annotated[Path | None, typer.Option(help="The operator's choices; see config.example.yaml.")] = None,
    shards: Annotated[
        str | None, typer.Option(metavar="FIRST-LAST/COUNT", help="This process's shards, in place of the config's.")
    ] = None,
) -> None:
    """Run the bot on Discord. The token is read from DISCORD_TOKEN."""
    from bot.app import main as run_app

    raise typer.Exit(run_app(config, shards))


@app.command()
def doctor(config: ConfigFile = None) -> None:
    """Look at all that the coach needs to run, also while it runs. Exit status: 0 all well, 1 something to do."""
    from bot.shell.doctor import run_doctor

    raise typer.Exit(run_doctor(config, os.environ))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is served, on this machine only.")] = 8765,
) -> None:
    """Talk to the real bot on a local page: no Discord account, no token, no network."""
    from bot.demo.serving import serve
    from bot.shell.screen import print_report

    raise typer.Exit(serve(port, print_report))


@app.command(cls=TakesCaptions, context_settings={"ignore_unknown_options": True})
def review(  # noqa: PLR0917 - one an option
    caption: Annotated[list[str], typer.Argument(help='A caption in quotes, or files, or "-" for standard input.')],
    platform: Annotated[str, typer.Option(help="instagram, tiktok, ...")] = "instagram",
    format: Annotated[str | None, typer.Option(help="One of the platform's formats, such as reel.")] = None,
    json: Annotated[
        bool,
        typer.Option("--json", help='Answer in JSON lines; "-" reads JSON lines too: {"id", "text", "platform"}.'),
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each candidate was kept or dropped.")] = False,
    creates: Annotated[
        Literal["alone", "couple", "team", "unsaid"], typer.Option(help="How whoever posts it creates.")
    ] = "unsaid",
    formal: Annotated[bool, typer.Option("--formal", help="Suggest words without contractions.")] = False,
    viewer: Annotated[str, typer.Option(help="The one viewer you write for: a name.")] = "",
    aloud: Annotated[
        bool | None,
        typer.Option("--aloud/--caption", help="What you say aloud, or a caption. Otherwise the file's ending tells."),
    ] = None,
    rewrite: Annotated[
        Path | None, typer.Option("--rewrite", metavar="FILE", help="Write the mended subtitle or text file here.")
    ] = None,
    rules: RulesFolder = None,
) -> None:
    """Review captions: who they speak to, what stands in the way, and the words that mend it.

    One argument is a caption, unless a file has that name; several arguments are files. A caption that starts with
    two dashes goes after "--", or through standard input. An .srt, .vtt or .txt file is what you say aloud: found words
    come with their times.

    Exit status: 0 clean, 1 findings (hints don't count), 2 the input or the rules can't be read.
    """
    gc.disable()  # a tenth of the start goes into collecting what stays anyway; run_review turns it on again
    from bot.coaching.profile import Profile, viewer_of
    from bot.shell.reviewing import Options, run_review

    profile = Profile(creates, "formal" if formal else "familiar", viewer_of(viewer, "", ""))
    options = Options(platform, format, json, explain, rules, profile, aloud, rewrite)
    raise typer.Exit(run_review(caption, options, sys.stdin.buffer, sys.stdout.buffer))


@rules.command()
def check(
    path: Annotated[Path | None, typer.Argument(help="A rules folder; without one, the coach's own.")] = None,
) -> None:
    """Read every rule file and run every example. Exit status: 0 fine, 2 problems, each named with its place."""
    from bot.shell import rules as shell

    raise typer.Exit(shell.run_rules(shell.check, path))


@rules.command("list")
def list_(rules: RulesFolder = None) -> None:
    """Every rule: id, level, what it says."""
    from bot.shell import rules as shell

    raise typer.Exit(shell.run_rules(shell.list_all, rules))


@rules.command()
def show(rule_id: Annotated[str, typer.Argument(metavar="ID")], rules: RulesFolder = None) -> None:
    """One rule: what it does, why, what to use instead, and its sources."""
    from bot.shell import rules as shell

    raise typer.Exit(shell.run_rules(shell.show, rule_id, rules))


@rules.command()
def schema() -> None:
    """The JSON Schema of the rule files, for editors."""
    from bot.shell import rules as shell

    raise typer.Exit(shell.schema())


@store.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The backup's name; it must not exist yet.")], config: ConfigFile = None
) -> None:
    """Copy the store into one file, also while the coach runs. Exit status: 0 done, 2 not done."""
    from bot.shell import store as shell

    raise typer.Exit(shell.run_store(config, lambda path: shell.back_up(path, file)))


@store.command("check")
def check_store(config: ConfigFile = None) -> None:
    """Read every page of the store, also while the coach runs. Exit status: 0 sound, 2 not."""
    from bot.shell import store as shell

    raise typer.Exit(shell.run_store(config, shell.check))


@store.command()
def restore(file: Annotated[Path, typer.Argument(help="A backup.")], config: ConfigFile = None) -> None:
    """Put a copy of a backup in the store's place; the coach must be stopped. Exit status: 0 done, 2 not done."""
    from bot.shell import store as shell

    raise typer.Exit(shell.run_store(config, lambda path: shell.restore(path, file)))


@store.command()
def forget(
    member: Annotated[str, typer.Argument(metavar="ID", help="The member's Discord id.")], config: ConfigFile = None
) -> None:
    """Forget a member, as /privacy forget does; the coach must be stopped. Exit status: 0 done, 2 not done."""
    from bot.shell import store as shell

    raise typer.Exit(shell.run_store(config, lambda path: shell.forget(path, member)))


@store.command("copy")
def copy_store(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A store's file, or a URL of PostgreSQL.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="An empty one, which is made if it is a file.")],
) -> None:
    """Move everything to a store of the other kind; no coach may run on either. Exit status: 0 done, 2 not done."""
    from bot.shell import store as shell

    raise typer.Exit(shell.copy(source, target))


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
