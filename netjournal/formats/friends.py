"""The `friends.md` of the friends program into contacts and entries.

It knows that file's headings and signs, nothing of the journal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from netjournal.formats.incoming import Incoming, Skipped
from netjournal.formats.octets import decoded, octet_text
from netjournal.model.names import fold
from netjournal.model.records import Contact, Entry, Source
from netjournal.model.text import clean

ORIGIN = "friends"

_HEADING = re.compile(r"#+\s*(\w+):?\s*\Z")
_TAG = re.compile(r"(?:^|(?<=\s))@([\w:-]+)")
_CITY = re.compile(r"\s*\[([^\]]*)\]")
_ALSO = re.compile(r"\s*\((?:a\.k\.a\.\s*)(.*)\)")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2}):?\s+(.*)", re.DOTALL)
_PERSON = re.compile(r"\*\*(.+?)\*\*")
_PLACE = re.compile(r"(?<![\w])_(.+?)_(?![\w])")


def read(data: bytes, *, today: date, new_id: Callable[[], int]) -> Incoming:
    """Return the friends and what was done with them; a line that says neither is reported."""
    lines = decoded(octet_text(data)[0]).split("\n")
    contacts: dict[str, Contact] = {}
    dated: list[tuple[int, str, str]] = []
    skipped: list[Skipped] = []
    section = ""
    for number, line in enumerate(lines, 1):
        heading = _HEADING.match(line.strip())
        if heading:
            section = heading[1].lower()
            continue
        item = re.sub(r"^\s*[-*]\s+", "", line).strip()
        if not item or section == "locations":
            continue
        if section == "friends":
            contact = _friend(item, today, new_id)
            contacts.setdefault(fold(contact.name), contact)
        elif section in ("activities", "notes"):
            dated.append((number, section, item))
        else:
            skipped.append(Skipped(f"line {number}", "it stands under no heading", line))
    entries: list[Entry] = []
    for number, kind, item in dated:
        entry = _entry(item, kind, contacts, new_id)
        if entry is None:
            skipped.append(Skipped(f"line {number}", "it begins with no day", item))
        else:
            entries.append(entry)
    return Incoming(tuple(contacts.values()), tuple(skipped), entries=tuple(entries))


def _friend(item: str, today: date, new_id: Callable[[], int]) -> Contact:
    tags = tuple(_TAG.findall(item))
    rest = _TAG.sub("", item)
    city, also = _CITY.search(rest), _ALSO.search(rest)
    name = clean(_ALSO.sub("", _CITY.sub("", rest)))
    aliases = re.split(r"\s*,?\s*a\.k\.a\.\s*", also[1]) if also else ()
    return Contact(
        id=new_id(),
        name=name,
        aliases=tuple(filter(None, map(clean, aliases))),
        city=clean(city[1]) if city else "",
        tags=tags,
        sources=(Source(origin=ORIGIN, on=today, key=fold(name)),),
    )


def _entry(
    item: str, section: str, contacts: dict[str, Contact], new_id: Callable[[], int]
) -> Entry | None:
    found = _DATED.match(item)
    try:
        on = date.fromisoformat(found[1]) if found else None
    except ValueError:
        on = None
    if found is None or on is None:
        return None
    written = found[2]
    named = [contacts.get(fold(name)) for name in _PERSON.findall(written)]
    text = _PLACE.sub(r"\1", _PERSON.sub(r"\1", written))
    return Entry(
        id=new_id(),
        on=on,
        kind="met" if section == "activities" else "note",
        text=clean(text),
        contacts=tuple(dict.fromkeys(one.id for one in named if one)),
        tags=tuple(dict.fromkeys(_TAG.findall(written))),
    )
