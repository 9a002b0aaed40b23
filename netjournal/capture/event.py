"""The name of an event as it is typed, with its days and place if they are said; none is a note."""

from __future__ import annotations

import re
from datetime import date

from netjournal.capture.draft import DraftPage
from netjournal.model.date_spans import split_days

_TAG = re.compile(r"#(\w[\w-]*)\s*([=:：]?)\s*")
_EDGES = " ,.–—-"


def read_event(typed: str, today: date, *, day_first: bool) -> DraftPage:
    """Read "Outreach Weekend 20-22 nov, Denver" or "#abos26 Denver"; every word is kept.

    Without a tag its name is the title's: `tag` is empty.
    """
    head = _TAG.match(typed)
    rest = typed[head.end() :] if head else typed
    before, days, after = split_days(rest, today, day_first=day_first, also=("today", "yesterday"))
    title, comma, place = before.partition(",")
    if head and not head[2] and not comma and not after:
        # The tag is its name already.
        title, place = "", before
    elif not before:
        title, _, place = ("", "", after) if head else after.partition(",")
        after = ""
    return DraftPage(
        tag=head[1] if head else "",
        starts=days.starts if days else None,
        ends=days.ends if days else None,
        title=title.strip(_EDGES),
        place=", ".join(filter(None, (place.strip(_EDGES), after))),
    )
