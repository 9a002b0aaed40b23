"""What a piece of a row means, for whoever paints it; must not know colors or terminals."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """The meaning of a piece of text. No tone is ever the only sign of a state."""

    PLAIN = "plain"
    DIM = "dim"
    STRONG = "strong"
    LATE = "late"
    SOON = "soon"
    OWE = "owe"
    OWED = "owed"
    DONE = "done"
    TAG = "tag"
    HEADING = "heading"
    MATCH = "match"
