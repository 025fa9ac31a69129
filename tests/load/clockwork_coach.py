"""The coach with a clock that the load can set: the file named by COACH_CLOCK holds the seconds that it is off."""

from __future__ import annotations

import datetime as datetimes
import os
import sys
import time
from pathlib import Path

from bot import app

CLOCK_VARIABLE = "COACH_CLOCK"
_real_time = time.time


def off() -> float:
    try:
        return float(Path(os.environ[CLOCK_VARIABLE]).read_text("utf-8"))
    except (OSError, ValueError):  # being written at this moment
        return 0.0


class SetClock(datetimes.datetime):
    """`datetime.now` and `time.time` jump; the clock that sleeping goes by does not, as with a real one."""

    @classmethod
    def now(cls, tz: datetimes.tzinfo | None = None) -> datetimes.datetime:  # type: ignore[override]
        return datetimes.datetime.fromtimestamp(_real_time() + off(), tz)


if __name__ == "__main__":
    time.time = lambda: _real_time() + off()
    app.datetime = SetClock  # type: ignore[attr-defined]
    sys.exit(app.main())
