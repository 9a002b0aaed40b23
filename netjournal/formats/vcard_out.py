"""Contacts as vCards 3.0 or 4.0 that any address book reads, and that come back as they went.

It knows contacts and content lines, no file. Nothing in a value can begin a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC

from netjournal.formats.content_lines import Line
from netjournal.formats.vcard import KEPT, OWN, STRAY, own_fields
from netjournal.formats.vcard_values import escaped, pieces
from netjournal.model.records import Contact, Point
from netjournal.model.text import clean

VERSIONS = ("3.0", "4.0")
_OCTETS = 75
_SIMPLE = re.compile(r"[a-z][a-z0-9-]*(?: [a-z][a-z0-9-]*)*\Z")
_NOT_SHOWN = frozenset({"internet", "pref", "voice", "postal", "parcel", "text", "uri"})
_NAME = re.compile(r"(?:[\w-]+\.)?([A-Za-z0-9][A-Za-z0-9 _/+-]*)[;:]")
_VALUE = r'(?:"[^"]*"|[^";:,\\]*)'
_REGULAR = re.compile(
    rf"(?:[A-Za-z0-9-]+\.)?[A-Za-z0-9-]+(?:;[A-Za-z0-9-]+={_VALUE}(?:,{_VALUE})*)*:"
)
"""A line that every reader takes."""
_NEVER = frozenset({"BEGIN", "END", "VERSION", "UID", "FN", "REV", "PRODID"})
_NESTED = "AGENT"
"""A card in a card, which not every reader keeps apart from the one around it."""
_GROUP = re.compile(r"item(\d+)\.", re.IGNORECASE)


def write(contacts: Iterable[Contact], *, version: str = "3.0", notes: bool = False) -> str:
    """Return a file of cards; with `notes` also what you wrote about people."""
    return "".join(
        "".join(map(_folded, _Card(contact, version, notes).lines())) for contact in contacts
    )


class _Card:
    """Writes one contact."""

    def __init__(self, contact: Contact, version: str, notes: bool) -> None:
        self.contact = contact
        self.version = version
        self.notes = notes
        taken = (match[1] for line in contact.kept if (match := _GROUP.match(line)))
        self.groups = max(map(int, taken), default=0)

    def lines(self) -> Iterator[str]:
        """Yield the content lines, not folded."""
        contact = self.contact
        kept = [line for line in map(_safe, contact.kept) if line]
        yield from ("BEGIN:VCARD", f"VERSION:{self.version}", f"UID:{_uid(contact)}")
        yield f"FN:{escaped(contact.name)}"
        if not any(_name(line) == "N" for line in kept):
            yield _n(contact.name)
        if contact.aliases:
            yield "NICKNAME:" + ",".join(map(escaped, contact.aliases))
        yield from self._plain(kept)
        for name, points in (
            ("EMAIL", contact.emails),
            ("TEL", contact.phones),
            ("URL", contact.links),
        ):
            for point in points:
                yield from self._point(name, point)
        yield from kept
        if self.notes:
            yield from self._notes()
        own = own_fields(contact, notes=self.notes)
        if own:
            yield f"{OWN}:{escaped(own)}"
        moment = contact.updated or contact.created
        if moment is not None:
            yield f"REV:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        yield "END:VCARD"

    def _plain(self, kept: Sequence[str]) -> Iterator[str]:
        contact = self.contact
        departments = any(_name(line) == "ORG" for line in kept)
        if contact.organization and not departments:
            yield f"ORG:{escaped(contact.organization)}"
        for name, value in (
            ("TITLE", contact.title),
            ("PRONOUNS", contact.pronouns),
            ("X-PHONETIC-FIRST-NAME", contact.reading),
            ("TZ", contact.timezone),
            ("LANG", contact.language),
        ):
            if value:
                first = ";PREF=1" if any(_name(line) == name for line in kept) else ""
                yield f"{name}{first}:{escaped(value)}"
        if contact.birthday:
            yield _birthday(contact.birthday, self.version)
        if contact.city and contact.city not in _cities(kept):
            # The first city of the addresses is read as this one.
            yield f"ADR:;;;{escaped(contact.city)};;;"

    def _point(self, name: str, point: Point) -> Iterator[str]:
        label, value = point.label, escaped(point.value)
        if not label:
            yield f"{name}:{value}"
        elif _SIMPLE.match(label) and _NOT_SHOWN.isdisjoint(label.split()):
            yield f"{name};TYPE={','.join(label.split())}:{value}"
        else:
            self.groups += 1
            yield f"item{self.groups}.{name}:{value}"
            yield f"item{self.groups}.X-ABLabel:{escaped(label)}"

    def _notes(self) -> Iterator[str]:
        if self.contact.tags:
            yield "CATEGORIES:" + ",".join(map(escaped, self.contact.tags))
        if self.contact.about:
            yield f"NOTE:{escaped(self.contact.about)}"


def _uid(contact: Contact) -> str:
    """Return the card's own UID where it came with one, else one that stays the same."""
    given = (source.key for source in contact.sources if source.origin == "vcard")
    key = next((key for key in given if re.fullmatch(r"[\w.:@-]{8,200}", key)), "")
    return key or f"netjournal-{contact.id}"


def _n(name: str) -> str:
    given, _, family = name.rpartition(" ")
    parts = (family, given) if given else ("", family)
    return "N:" + ";".join(map(escaped, parts)) + ";;;"


def _birthday(day: str, version: str) -> str:
    if not day.startswith("--"):
        return f"BDAY:{day}"
    if version == "4.0":
        return f"BDAY:{day.replace('-', '').rjust(6, '-')}"
    # Version 3 has no day without a year; this is how Apple writes it, and others read it.
    return f"BDAY;X-APPLE-OMIT-YEAR=1604:1604{day[1:]}"


def _name(line: str) -> str:
    match = _NAME.match(line)
    return match[1].upper() if match else ""


def _cities(kept: Iterable[str]) -> list[str]:
    """Return the city of the first address that has one."""
    values = (line.partition(":")[2] for line in kept if _name(line) == "ADR")
    cities = (pieces(Line("ADR", value), ";")[3:4] for value in values)
    return next((city for city in cities if city and city[0]), [])


def _safe(line: str) -> str:
    """Return a line that was kept of an imported card; empty: it is none to write back.

    One that other readers would stumble over is a value of ours.
    """
    text = clean(line, lines=True).replace("\n", "\\n")
    name = _name(text)
    if name in _NEVER or (name.startswith(OWN) and name != STRAY):
        return ""
    if name == _NESTED or not _REGULAR.match(text):
        return f"{KEPT}:{escaped(text)}"
    return text


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a character."""
    if len(line) * 4 <= _OCTETS or len(line.encode()) <= _OCTETS:
        return line + "\r\n"
    pieces: list[str] = []
    start = size = 0
    limit = _OCTETS
    for place, letter in enumerate(line):
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > limit:
            pieces.append(line[start:place])
            start, size, limit = place, 0, _OCTETS - 1
        size += octets
    return "\r\n ".join([*pieces, line[start:]]) + "\r\n"
