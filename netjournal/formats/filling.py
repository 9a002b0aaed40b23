"""One contact filled in from another card of the same person; what it holds already stays.

It knows two contacts, not where either comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from netjournal.model.names import fold
from netjournal.model.records import Contact, Point, Position, Source

_FIELDS = (
    "organization",
    "title",
    "city",
    "birthday",
    "pronouns",
    "reading",
    "timezone",
    "language",
)
_WORDS = ("aliases", "former_names", "tags", "roles")
_GROUP = re.compile(r"([\w-]+)\.(?=[^:;]*[:;])")
_KEY_DIGITS = 9
"""So many last digits tell phone numbers apart, with or without the code of a country."""
_FEWEST_DIGITS = 7


class Filled(NamedTuple):
    """The contact with what it lacked, and a sentence for each field that says something else."""

    contact: Contact
    differences: tuple[str, ...]


def fill(contact: Contact, other: Contact) -> Filled:
    """Fill the empty fields of a contact and add the points, tags and names that it lacks."""
    fields: dict[str, object] = {}
    differences: list[str] = []
    for name in _FIELDS:
        ours, theirs = getattr(contact, name), getattr(other, name)
        if theirs and not ours:
            fields[name] = theirs
        elif fold(theirs) != fold(ours) and theirs and not _stood_before(contact, name, theirs):
            differences.append(
                f"{contact.name}: {name} is “{ours}” here and “{theirs}” in the file."
            )
    if other.about and not contact.about:
        fields["about"] = other.about
    elif other.about and other.about not in contact.about:
        differences.append(f"{contact.name}: the notes in the file are not the ones here.")
    if _addresses(other.kept) - _addresses(contact.kept) and _addresses(contact.kept):
        differences.append(f"{contact.name}: the addresses in the file are not the ones here.")
    for name in _WORDS:
        fields[name] = _with_words(getattr(contact, name), getattr(other, name))
    fields["aliases"] = _with_names(contact, other)
    for name in ("emails", "phones", "links"):
        fields[name] = _with_points(getattr(contact, name), getattr(other, name))
    fields["positions"] = _with_positions(contact, other)
    fields["met"] = contact.met or other.met
    fields["kept"] = _with_lines(contact.kept, other.kept)
    fields["sources"] = _with_sources(contact, other)
    if contact.updated is None and not contact.sources and fields["sources"]:
        # Whoever was added by hand stays in the journal, though there is a source now.
        fields["updated"] = contact.created
    return Filled(msgspec.structs.replace(contact, **fields), tuple(differences))


def combine(contact: Contact, other: Contact) -> Contact:
    """Fill a contact in, and keep what the other says differently: as a position, or in words."""
    filled = fill(contact, other).contact
    positions = filled.positions
    post = Position(organization=other.organization, title=other.title)
    now = Position(organization=contact.organization, title=contact.title)
    differs = post != Position() and not _same_post(now, post)
    if differs and not any(_same_post(one, post) for one in positions):
        missing = (post.organization and contact.organization) or (post.title and contact.title)
        positions = (*positions, post) if missing else positions
    words = [
        f"{name.capitalize()}: {theirs}"
        for name in (*_FIELDS[2:], "reach", "archived")
        if (theirs := getattr(other, name))
        and fold(theirs) != fold(getattr(filled, name) or theirs)
    ]
    about = [contact.about, *(text for text in (other.about, *words) if text not in contact.about)]
    lines = {_GROUP.sub("", line, count=1) for line in filled.kept}
    loose = (_GROUP.sub("", line, count=1) for line in other.kept)
    return msgspec.structs.replace(
        filled,
        positions=positions,
        about="\n\n".join(filter(None, dict.fromkeys(about))),
        kept=(*filled.kept, *(line for line in loose if line not in lines)),
        met_yet=contact.met_yet or other.met_yet,
        relations=tuple(dict.fromkeys((*contact.relations, *other.relations))),
        knows=tuple(
            dict.fromkeys(one for one in (*contact.knows, *other.knows) if one != contact.id)
        ),
        met=contact.met or other.met,
        reach=contact.reach or other.reach,
        pace=other.pace if contact.pace is None else contact.pace,
        tended=max(filter(None, (contact.tended, other.tended)), default=None),
    )


def _same_post(position: Position, other: Position) -> bool:
    return (fold(position.organization), fold(position.title)) == (
        fold(other.organization),
        fold(other.title),
    )


def point_key(value: str) -> str:
    """Return what is the same in two ways of writing an address, a number or a link."""
    number, _, extension = value.partition(" ext ")
    digits = _digits(number)
    if digits:
        return f"{digits[-_KEY_DIGITS:]} {extension}".rstrip()
    return re.sub(r"^https?://(www\.)?", "", fold(value)).rstrip("/")


def _digits(number: str) -> str:
    """Return a phone number's digits without leading zeros; empty: it is not one."""
    digits = "".join(filter(str.isdecimal, number))
    if len(digits) < _FEWEST_DIGITS or any(map(str.isalpha, number)):
        return ""
    return digits.lstrip("0")


def _same_point(one: str, other: str) -> bool:
    """Tell whether two points are one; a number may lack the code of its country."""
    if point_key(one) != point_key(other):
        return False
    shorter, longer = sorted((_digits(one), _digits(other)), key=len)
    return longer.endswith(shorter)


def points_of(contact: Contact) -> Iterator[str]:
    """Yield the keys of a contact's e-mail addresses and phone numbers."""
    return (point_key(point.value) for point in (*contact.emails, *contact.phones))


def _stood_before(contact: Contact, field: str, value: str) -> bool:
    """Tell whether a past position has the organization or title that the file still names."""
    return field in ("organization", "title") and any(
        fold(getattr(position, field)) == fold(value) for position in contact.positions
    )


def _with_words(ours: tuple[str, ...], theirs: Iterable[str]) -> tuple[str, ...]:
    known = {fold(word) for word in ours}
    return (*ours, *(word for word in theirs if fold(word) not in known))


def _with_names(contact: Contact, other: Contact) -> tuple[str, ...]:
    known = {fold(name) for name in (contact.name, *contact.former_names, *contact.aliases)}
    found = dict.fromkeys((other.name, *other.aliases))
    return (*contact.aliases, *(name for name in found if fold(name) not in known))


def _with_points(ours: tuple[Point, ...], theirs: Iterable[Point]) -> tuple[Point, ...]:
    points = list(ours)
    for point in theirs:
        exact = (at for at, held in enumerate(points) if held.value == point.value)
        same = (at for at, held in enumerate(points) if _same_point(held.value, point.value))
        place = next(exact, None)
        place = next(same, None) if place is None else place
        if place is None:
            points.append(point)
        elif point.label and not points[place].label:
            points[place] = msgspec.structs.replace(points[place], label=point.label)
    return tuple(points)


def _with_positions(contact: Contact, other: Contact) -> tuple[Position, ...]:
    def key(position: Position) -> tuple[str, str]:
        return fold(position.organization), fold(position.title)

    known = {key(one) for one in contact.positions}
    known.add((fold(contact.organization), fold(contact.title)))
    return (*contact.positions, *(one for one in other.positions if key(one) not in known))


def _with_sources(contact: Contact, other: Contact) -> tuple[Source, ...]:
    if not contact.sources and contact.updated is None and contact.created is None:
        return ()
    known = {(source.origin, source.key) for source in contact.sources}
    known.add(("vcard", f"netjournal-{contact.id}"))
    fresh = (source for source in other.sources if (source.origin, source.key) not in known)
    return (*contact.sources, *fresh)


def _property(line: str) -> str:
    return re.split(r"[:;]", _GROUP.sub("", line, count=1), maxsplit=1)[0].upper()


def _addresses(lines: Iterable[str]) -> set[str]:
    return {_GROUP.sub("", line, count=1) for line in lines if _property(line) == "ADR"}


def _with_lines(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Add the kept lines of properties that we have none of, with the labels of their groups."""
    known = {_property(line) for line in ours}
    groups = [match[1].lower() for line in ours if (match := _GROUP.match(line))]
    wanted = {
        match[1].lower()
        for line in theirs
        if (match := _GROUP.match(line)) and _property(line) not in known | {"X-ABLABEL"}
    }
    renamed: dict[str, str] = {}
    added: list[str] = []
    for line in theirs:
        match = _GROUP.match(line)
        if not match:
            added += [line] if _property(line) not in known else []
        elif match[1].lower() in wanted:
            group = match[1].lower()
            if group not in renamed:
                renamed[group] = _free_group(group, {*groups, *renamed.values()})
            added.append(f"{renamed[group]}.{line[match.end() :]}")
    return (*ours, *added)


def _free_group(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        name, number = f"item{number}", number + 1
    return name
