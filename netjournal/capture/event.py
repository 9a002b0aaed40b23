"""The name of an event as it is typed, with its days and place if they are said; none is a note."""

from __future__ import annotations

import re
from datetime import date

from netjournal.capture.draft import DraftPage
from netjournal.model.date_spans import Days, read_days

_TAG = re.compile(r"#(\w[\w-]*)\s*([=:：]?)\s*")
_EDGES = " ,.–—-"
_LONGEST = 8
"""How many words say days at most: "28 november 2026 to 2 december 2026"."""


def read_event(typed: str, today: date, *, day_first: bool) -> DraftPage:
    """Read "Outreach Weekend 20-22 nov, Denver" or "#abos26 Denver"; every word is kept.

    Without a tag its name is the title's: `tag` is empty.
    """
    head = _TAG.match(typed)
    rest = typed[head.end() :] if head else typed
    before, days, after = _split(rest, today, day_first=day_first)
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


def _split(text: str, today: date, *, day_first: bool) -> tuple[str, Days | None, str]:
    """Return the longest words of a text that say days, with what stands before and after."""
    words = list(re.finditer(r"\S+", text))
    for length in range(min(len(words), _LONGEST), 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first].start(), words[first + length - 1].end()
            said = text[start:end].strip(_EDGES)
            days = read_days(said, today, day_first=day_first) if _may_be_days(said) else None
            if days is not None:
                return text[:start].strip(_EDGES), days, text[end:].strip(_EDGES)
    return text.strip(_EDGES), None, ""


def _may_be_days(words: str) -> bool:
    """Tell whether words are more than a name: no "Weekend", no "2026"."""
    if words.lower() in ("today", "yesterday"):
        return True
    return re.search(r"\d", words) is not None and not words.isdecimal()
