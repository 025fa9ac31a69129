"""One table of what was measured: the coach, the echo bot beside it, their ratio, and what was wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.load.kills import Killed
from tests.load.open_loop import Outcome
from tests.load.servers import CHANNELS, Held
from tests.load.side_by_side import Pair
from tests.load.trouble import Seen

MEGA = 1 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """`good` None: nothing is asked of it."""

    what: str
    coach: str
    echo: str = ""
    ratio: float | None = None
    wanted: str = ""
    good: bool | None = None

    def __str__(self) -> str:
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        verdict = {True: "ok", False: "MISSED", None: ""}[self.good]
        return f"{self.what:46} {self.coach:>12} {self.echo:>12} {ratio:>7}  {self.wanted:16} {verdict}".rstrip()


HEADING = f"{'':46} {'coach':>12} {'echo bot':>12} {'ratio':>7}  wanted"


def compared(what: str, coach: float, echo: float, unit: str, at_most: float | None = None) -> Row:
    ratio = coach / echo
    wanted = f"at most {at_most:g}" if at_most else ""
    good = ratio <= at_most if at_most else None
    return Row(what, f"{coach:.2f} {unit}", f"{echo:.2f} {unit}", ratio, wanted, good)


def none_of(what: str, coach: int, echo: int | None = None) -> Row:
    return Row(what, str(coach), "" if echo is None else str(echo), None, "none", coach == 0)


def of_answers(both: Pair, rate: float) -> Iterator[Row]:
    coach, echo = both.coach, both.echo
    yield Row(f"/review {rate:g} times a second, interactions", str(sum(one.sent for one in coach.outcomes)))
    yield compared("  processor time, each", coach.cpu_each * 1000, echo.cpu_each * 1000, "ms", 2.5)
    yield compared("  half wait less than", coach.wait(0.5) * 1000, echo.wait(0.5) * 1000, "ms")
    most = (coach.wait_in_most_turns(0.99) * 1000, echo.wait_in_most_turns(0.99) * 1000)
    yield compared("  99 in 100 wait less than, in the middle turn", *most, "ms", 3)
    yield compared(
        "  99 in 100 wait less than, all turns together", coach.wait(0.99) * 1000, echo.wait(0.99) * 1000, "ms"
    )
    yield none_of("  lost", coach.lost, echo.lost)
    yield none_of("  answered twice", coach.twice, echo.twice)


def of_flood(coach: Outcome, echo: Outcome, rate: float, seconds: float) -> Iterator[Row]:
    yield Row(f"/review {rate:g} times a second, for {seconds:g} s", str(coach.sent), str(echo.sent))
    yield none_of("  lost", coach.lost, echo.lost)
    yield none_of("  answered twice", coach.twice + coach.refused, echo.twice + echo.refused)
    yield compared("  answered, each second", _pace(coach, seconds), _pace(echo, seconds), "/s")
    yield compared("  half wait less than", coach.wait(0.5) * 1000, echo.wait(0.5) * 1000, "ms")
    yield compared("  99 in 100 wait less than", coach.wait(0.99) * 1000, echo.wait(0.99) * 1000, "ms")
    yield Row("  held open by the watchdog", str(coach.deferred), str(echo.deferred))
    yield Row("  neither answered nor held open in 3 s", str(coach.late), str(echo.late))


def _pace(outcome: Outcome, seconds: float) -> float:
    return len(outcome.waits) / max(seconds, seconds + outcome.wait(1.0) - outcome.wait(0.0))


def of_servers(coach: Held, echo: Held) -> Iterator[Row]:
    yield compared("memory with one server", coach.with_one / MEGA, echo.with_one / MEGA, "MiB")
    many = f"memory with {coach.servers:,} servers of {CHANNELS} channels"
    yield compared(many, coach.with_many / MEGA, echo.with_many / MEGA, "MiB")
    yield compared(
        "  growth by a server, from there to twice that", coach.by_server / 1024, echo.by_server / 1024, "KiB"
    )


def of_kills(killed: Killed) -> Iterator[Row]:
    yield Row("SIGKILL under write load, times", str(killed.kills))
    yield Row("  changes that members were told are kept", str(killed.acknowledged))
    yield none_of("  of these lost", len(killed.broken))
    yield none_of("  files that integrity_check complains of", len(killed.damaged))
    yield Row("  reminders that members were told of", str(killed.reminders))
    yield none_of("  lost", len(killed.lost))
    yield none_of("  doubled", len(killed.doubled))
    yield Row("  sent again after a kill, not shown again", str(killed.sent_again))


def of_trouble(seen: Seen) -> Iterator[Row]:
    yield Row(seen.trouble, "", good=seen.fine)
    yield Row("  /review asked", str(seen.asked))
    yield none_of("  lost", seen.lost)
    yield none_of("  answered twice", seen.twice)
    yield Row("  changes kept", str(seen.kept))
    yield none_of("  changes promised and lost", len(seen.broken))
    yield Row("  99 in 100 wait less than", f"{seen.wait(0.99):.2f} s")
    yield Row("  exit status when asked to stop", str(seen.ended), wanted="0", good=seen.ended == 0)
    yield none_of("  traces of a crash in its log", seen.crashes)
    for said, count in seen.apologies.items():
        yield Row(f"  a member sees, {count} times: {said}", "")
    for line in seen.lines:
        yield Row(f"  {line}", "")
