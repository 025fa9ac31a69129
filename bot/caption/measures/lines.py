"""The lines of a caption, as the writer broke them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Every line that holds more than blanks, as code points without the blanks around it."""
    for m in _LINE.finditer(text):
        line = m[0]
        if stripped := line.strip():
            start = m.start() + line.index(stripped)
            yield start, start + len(stripped)
