"""Contacts as a table that spreadsheets open without harm, and that comes back as it went.

Its columns are named as Google's, which other programs know, too. It knows contacts, no file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from netjournal.model.records import Contact, Point
from netjournal.model.text import clean

_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
"""With one of these in front, a spreadsheet takes a cell for a formula."""
_PLAIN = {
    "Name": "name",
    "Nickname": "aliases",
    "Organization Name": "organization",
    "Organization Title": "title",
    "City": "city",
    "Birthday": "birthday",
    "Pronouns": "pronouns",
    "Phonetic Name": "reading",
    "Language": "language",
}
_POINTS = {"E-mail": "emails", "Phone": "phones", "Website": "links"}


def write(contacts: Sequence[Contact], *, notes: bool = False, raw: bool = False) -> str:
    """Return the table, with a byte order mark as Excel wants it.

    With `notes` tags and notes go out, too; `raw` leaves cells as they are, for programs that do
    not compute them.
    """
    out = io.StringIO(newline="")
    out.write("\ufeff")
    rows = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    most = {kind: max((len(_points(one, kind)) for one in contacts), default=0) for kind in _POINTS}
    rows.writerow([*_PLAIN, *_numbered(most), *(("Labels", "Notes") if notes else ())])
    for contact in contacts:
        cells = _cells(contact, most, notes)
        rows.writerow(cells if raw else map(_harmless, cells))
    return out.getvalue()


def _numbered(most: dict[str, int]) -> Iterator[str]:
    for kind, count in most.items():
        for number in range(1, count + 1):
            yield f"{kind} {number} - Label"
            yield f"{kind} {number} - Value"


def _points(contact: Contact, kind: str) -> tuple[Point, ...]:
    points: tuple[Point, ...] = getattr(contact, _POINTS[kind])
    return points


def _cells(contact: Contact, most: dict[str, int], notes: bool) -> Iterator[str]:
    for name in _PLAIN.values():
        value = getattr(contact, name)
        yield clean(value if isinstance(value, str) else " ::: ".join(value))
    for kind, count in most.items():
        points = _points(contact, kind)
        for point in (*points, *[Point(value="")] * (count - len(points))):
            yield clean(point.label)
            yield clean(point.value)
    if notes:
        yield " ::: ".join(map(clean, contact.tags))
        yield clean(contact.about, lines=True)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_COMPUTED) else cell
