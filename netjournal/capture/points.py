"""Points of contact in a line: which go to the card, and which stay in the text as well."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from netjournal.capture.board import TAKEN, Board
from netjournal.capture.draft import DraftPoint, Who
from netjournal.capture.marks import Found


def cut_points(board: Board, points: Sequence[Found], start: int, *, somebody: bool) -> None:
    """Leave contact data out of the text where it stands alone or right behind the name."""
    bare = board.text()
    for one in points:
        bare = bare.replace(board.line[one.start : one.end], " ")
    if not somebody:
        return
    alone = not any(map(str.isalnum, bare))
    at = start
    for one in sorted(points, key=lambda point: point.start):
        between = board.seen[at : one.start].replace(TAKEN, "")
        if alone or (one.start >= at and not any(map(str.isalnum, between))):
            board.cut(one.start, one.end)
            one.profile = True
            at = one.end


def points_of(
    first: Who | None, points: Sequence[Found], text: str, owners: Mapping[int, Who]
) -> tuple[DraftPoint, ...]:
    """Return what goes to the card: not every link in a sentence is the person's own.

    It is of the first person, or by `owners` of whom it stands right behind.
    """
    held = ((owners.get(one.start, first), one) for one in points if one.profile or not text)
    return tuple(
        DraftPoint(contact=who, field=one.field, point=one.point)
        for who, one in held
        if who is not None
    )


def is_theirs(text: str) -> bool:
    """Tell whether contact data in a text is of whom it names: "… is Emmy's new number"."""
    return (
        re.search(r"(?i)\b(?:number|e-?mail|phone|mobile|address|handle|website)\b", text)
        is not None
    )
