"""A line that says what a tag is: "#abos26 20-22 nov Denver" is an event there and then."""

from __future__ import annotations

import re
from datetime import date, timedelta

from netjournal.capture.draft import DraftPage
from netjournal.capture.words import words
from netjournal.model.dates import find_date

_HEAD = r"\s*#(\w[\w-]*\w|\w)\s*(=|:|：)?\s*"
SAID = words(
    "is was are were will would has had have i she he they we her his my met with saw said > < and"
)
"""Words of a sentence: a line that holds one says more than when and where."""
_DASH = r"\s*(?:-|–|—|to|until|till|bis)\s*"
_DAYS_FIRST = (
    rf"(?i)(\d{{1,2}})(?:st|nd|rd|th)?{_DASH}(?=\d{{1,2}}(?:st|nd|rd|th)?\.? [a-z]{{3,9}}\b)"
)
_MONTH_FIRST = rf"(?i)([a-z]{{3,9}}) (\d{{1,2}}){_DASH}(\d{{1,2}})(?!\w)"


def read_page(seen: str, today: date, *, day_first: bool) -> DraftPage | None:
    """Return what a line says of the tag it begins with; None where it is a note."""
    head = re.match(_HEAD, seen) if seen.startswith("#") else None
    if head is None or not any(map(str.isalpha, head[1])):
        return None
    rest = seen[head.end() :].strip()
    days = None
    for start in (0, *(found.end() for found in re.finditer(r",\s*|\s+", rest))):
        days = find_range(rest[start:], today, day_first=day_first)
        if days:
            before = rest[:start].strip(" ,–—-")
            after = rest[start + days[2] :].strip(" ,–—-.")
            break
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
    return DraftPage(tag=head[1], starts=days[0], ends=days[1], place=place, title=title.strip())


def find_range(text: str, today: date, *, day_first: bool) -> tuple[date, date, int] | None:
    """Read the days a text begins with: the first, the last, and where they end."""
    if month := re.match(_MONTH_FIRST, text):
        first = _near(f"{month[1]} {month[2]}", today, day_first=day_first)
        last = _near(f"{month[1]} {month[3]}", today, day_first=day_first)
        if first and last and last[0] >= first[0]:
            return first[0], last[0], month.end()
    if days := re.match(_DAYS_FIRST, text):
        last = _near(text[days.end() :], today, day_first=day_first)
        if last and 1 <= int(days[1]) <= last[0].day:
            return last[0].replace(day=int(days[1])), last[0], days.end() + last[1]
    first = _near(text, today, day_first=day_first)
    if first is None:
        return None
    dash = re.match(_DASH, text[first[1] :])
    last = _near(text[first[1] + dash.end() :], first[0], day_first=day_first) if dash else None
    if dash and last and first[0] <= last[0] <= first[0] + timedelta(60):
        return first[0], last[0], first[1] + dash.end() + last[1]
    return first[0], first[0], first[1]


def _near(text: str, today: date, *, day_first: bool) -> tuple[date, int] | None:
    """Find the day a text begins with, of the year that is nearest."""
    if not re.match(r"(?i)\d|[a-z]{3,9}\.? \d", text):
        return None
    ahead = find_date(text, today, day_first=day_first)
    back = find_date(text, today, prefer="past", day_first=day_first)
    if ahead is None or back is None or text[ahead[1] : ahead[2]].isdecimal():
        return None
    best = min(ahead, back, key=lambda one: abs((one[0] - today).days))
    return best[0], best[2]
