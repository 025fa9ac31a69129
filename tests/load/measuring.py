"""What a process has used, read from the system, and figures out of many times."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used so far, its threads' and the kernel's on its behalf too."""
    after_name = Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    user, system = int(after_name[11]), int(after_name[12])
    return (user + system) / TICKS


def memory(pid: int) -> int:
    """The bytes of memory that a process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text("utf-8").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def percentile(times: Sequence[float], share: float) -> float:
    """The time that this share of them doesn't exceed."""
    ordered = sorted(times)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan
