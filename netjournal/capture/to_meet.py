"""A line that puts people on an event's list: "meet: Lise Meitner at #nyla27"."""

from __future__ import annotations

import re

from netjournal.capture.board import Board, tidy
from netjournal.capture.draft import DraftPage, DraftToMeet, SpanKind
from netjournal.capture.who import Namer

_TAG = r"#(?P<{0}>(?=[\w-]*[^\W\d_])\w(?:[\w-]*\w)?)"
_HEAD = (
    rf"(?i)\s*(?:{_TAG.format('before')}\s*[:,]?\s+)?(?:(?:want|hope|people) )?(?:to )?meet"
    r"\s*[:：]\s*"
)
_TAIL = rf"(?i)(?:,|\s+at|\s+in|\s+during|\s@)?\s+{_TAG.format('behind')}[\s.!]*$"
_JOINT = r"\s*(?:[,;]\s*(?:and\s+)?|\s(?:and|&|\+)\s)\s*"


def read_to_meet(board: Board, namer: Namer, event: str) -> DraftPage | None:
    """Return whom a line puts on the list of an event; None where it does no such thing.

    `event` is the tag of a debrief, where the line need not name one.
    """
    head = re.match(_HEAD, board.seen) if "meet" in board.seen.lower() else None
    if head is None:
        return None
    tail = re.compile(_TAIL).search(board.seen, head.end())
    tag = head["before"] or (tail["behind"] if tail else event)
    end = tail.start() if tail else len(board.seen)
    if not tag or (tail and head["before"]) or re.search(r"[.!?]\s", board.seen[head.end() : end]):
        return None
    edges = [found.span() for found in re.compile(_JOINT).finditer(board.seen, head.end(), end)]
    starts = [head.end(), *(last for _, last in edges)]
    ends = [*(first for first, _ in edges), end]
    listed = [_one(board, namer, *place) for place in zip(starts, ends, strict=True)]
    people = tuple(one for one in listed if any(map(str.isalpha, one.name)))
    return DraftPage(tag=tag, to_meet=people) if people else None


def _one(board: Board, namer: Namer, start: int, end: int) -> DraftToMeet:
    known = namer.at(start)
    if known and known.end == end and len(known.ids) == 1 and known.ids[0] > 0:
        board.mark(start, end, SpanKind.PERSON)
        return DraftToMeet(name=board.line[start:end], contact=known.ids[0])
    board.mark(start, end, SpanKind.NEW_PERSON)
    return DraftToMeet(name=tidy(board.line[start:end]))
