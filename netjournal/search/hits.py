"""What a search finds: one hit, its place on a scale that holds for every query, and why."""

from __future__ import annotations

import msgspec

Spans = tuple[tuple[int, int], ...]
"""Half-open character ranges of the shown title."""

SCALE = 100 / 1.13
"""From what is added up for a person to the score that is shown."""
SURE = 84.0
"""From this score on a hit for a person is what was asked for; below, it is similar."""


class Hit(msgspec.Struct, frozen=True):
    """Something found.

    `type` is contact, entry, favor, tag …; `score` goes from 0 to 100 and means the same for
    every query; `reason` says in words where it matched if not in the title.
    """

    type: str
    id: int
    score: float
    title: str
    spans: Spans = ()
    reason: str = ""
