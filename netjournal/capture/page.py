"""A line that says what a tag is: "#abos26 20-22 nov Denver" is an event there and then."""

from __future__ import annotations

import re
from datetime import date

from netjournal.capture.draft import DraftPage
from netjournal.capture.words import words
from netjournal.model.date_spans import split_days

_HEAD = r"\s*#(\w[\w-]*\w|\w)\s*(=|:|：)?\s*"
SAID = words(
    "is was are were will would has had have i she he they we her his my met with saw said > < and"
)
"""Words of a sentence: a line that holds one says more than when and where."""


def read_page(seen: str, today: date, *, day_first: bool) -> DraftPage | None:
    """Return what a line says of the tag it begins with; None where it is a note."""
    head = re.match(_HEAD, seen) if seen.startswith("#") else None
    if head is None or not any(map(str.isalpha, head[1])):
        return None
    rest = seen[head.end() :].strip()
    before, days, after = split_days(rest, today, day_first=day_first)
    if days is None:
        return None
    place, title = after, ""
    if head[2] == "=" or "," in before:
        title, _, named = before.partition(",")
        place = ", ".join(filter(None, (named.strip(" ,"), after)))
    elif before:
        place = before if not after else ""
        title = before if after else ""
        place = place or after
    said = f"{before} {after}".lower().split()
    if len(said) > 8 or re.search(r"[.!?;](?:\s|$)", place) or not SAID.isdisjoint(said):
        return None
    if before and not head[2] and not (len(said) <= 5 and before[:1].isupper()):
        return None
    return DraftPage(
        tag=head[1], starts=days.starts, ends=days.ends, place=place, title=title.strip()
    )
