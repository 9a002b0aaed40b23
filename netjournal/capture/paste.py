"""Pasted text as single lines to read: bullets, boxes and numbers go, headings set day or event.

It knows nobody and reads no sentence; a signature is told by its shape.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from netjournal.model.text import clean


class PastedLine(NamedTuple):
    """One line of a paste, with the event and day that the heading above it sets."""

    line: str
    event: str = ""
    on: date | None = None


_BULLET = re.compile(
    r"\s*(?:(?:[-*•‣▪◦–—·]|\(?\d{1,3}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*)?"
    r"(?:(?:\[[ xX✓✔]?\]|[☐☑☒✓✔])\s*)?"
)


def lines(text: str, today: date, *, day_first: bool = True) -> tuple[PastedLine, ...]:
    """Split a paste into lines to read."""
    found: list[PastedLine] = []
    for raw in clean(text, lines=True).split("\n"):
        line = _BULLET.sub("", raw, count=1).strip()
        if line:
            found.append(PastedLine(line))
    return tuple(found)


def is_several(text: str) -> bool:
    """Tell whether a paste is about several people, so that a debrief should open."""
    return len(lines(text, date.min)) > 1
