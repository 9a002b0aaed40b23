"""vCards of any version and program into contacts.

It knows what the properties of a card mean; it knows nothing of the journal that takes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from netjournal.formats import vcard_values as values
from netjournal.formats.content_lines import Card, Line, read_cards
from netjournal.formats.incoming import TOLD_EVERY, Incoming, Progress, Skipped, unheard
from netjournal.formats.unfolding import BINARY
from netjournal.formats.vcard_groups import Group, group_of, with_groups
from netjournal.formats.vcard_names import Names, read_names
from netjournal.model.names import fold
from netjournal.model.records import Contact, Point, Position, Source
from netjournal.model.text import clean

ORIGIN = "vcard"
NO_NAME = "(no name)"
OWN = "X-NETJOURNAL"
"""The property for what only this program keeps of a person, as JSON."""
KEPT = "X-NETJOURNAL-KEPT"
"""The property for a line of another program that is none to every reader."""
STRAY = "X-NETJOURNAL-LINE"
"""Under this property a line that is no content line is kept."""

_IGNORED = frozenset({"BEGIN", "END", "VERSION", "PRODID", "REV", "PROFILE", "UID"})
_NAMES = frozenset({"FN", "N", "NICKNAME", "X-MAIDENNAME"})
_PHONETIC = ("X-PHONETIC-FIRST-NAME", "X-PHONETIC-MIDDLE-NAME", "X-PHONETIC-LAST-NAME")
_LINKS = frozenset({"URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP", *values.HANDLES})
_MAPPED = frozenset({OWN, "EMAIL", "TEL", "NOTE", "CATEGORIES", "PRONOUNS", *_PHONETIC, *_LINKS})
_OWN_ALWAYS = ("positions",)
_OWN_NOTES = ("former_names", "relations", "roles", "met", "reach", "pace", "met_yet", "archived")


class _Properties:
    """The lines of a card by name, the labels of its groups, and the lines no field took."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.named: dict[str, list[Line]] = {}
        self.labels: dict[str, str] = {}
        self.left: list[Line] = []
        for line in lines:
            if line.value.strip("; \t\n"):
                self.named.setdefault(line.name, []).append(line)
                if line.name == "X-ABLABEL" and line.group:
                    self.labels[line.group] = values.label(line)

    def all(self, name: str) -> list[Line]:
        """Return every line of a property that holds something, the preferred first."""
        lines = self.named.get(name, [])
        if len(lines) > 1:
            return sorted(lines, key=lambda line: values.preference(line.params))
        return lines

    def first(self, name: str) -> str:
        """Return the text of the first line of a property and leave the others."""
        lines = self.all(name)
        self.left += lines[1:]
        return values.text(lines[0]) if lines else ""


def read(
    data: bytes, *, today: date, new_id: Callable[[], int], progress: Progress = unheard
) -> Incoming:
    """Return every contact of a vCard file, and what makes none, with the reason.

    Raises Unreadable where the file is no vCard file; a card never raises.
    """
    found = read_cards(data)
    contacts: list[Contact] = []
    skipped: list[Skipped] = []
    groups: list[Group] = []
    dropped = 0
    for number, card in enumerate(found.cards, 1):
        if number % TOLD_EVERY == 0:
            progress(number, len(found.cards))
        dropped += sum(line.name in BINARY and not _is_reading(line) for line in card.lines)
        if group := group_of(card):
            groups.append(group)
            continue
        contact = None if card.problem else read_card(card, today=today, new_id=new_id)
        if contact:
            contacts.append(contact)
        else:
            skipped.append(Skipped(f"card {number}", card.problem or _emptiness(card), card.raw))
    if ":" in found.outside:
        skipped.append(Skipped("lines", "they stand outside of every card", found.outside))
    tagged, idle = with_groups(contacts, groups)
    return Incoming(tagged, (*skipped, *idle), dropped)


def read_card(card: Card, *, today: date, new_id: Callable[[], int]) -> Contact | None:
    """Return the contact of one card; None: there is nothing in it about anybody."""
    lines = tuple(map(_as_usual, card.lines))
    properties = _Properties(lines)
    names = read_names(properties.all("FN"), properties.all("N"), properties.all("NICKNAME"))
    emails = _points(properties, "EMAIL", values.email)
    phones = _points(properties, "TEL", values.phone)
    links = _links(properties)
    positions = _positions(properties)
    birthday = _birthday(properties)
    current, *former = positions or (Position(),)
    found = Contact(
        id=0,
        name=names.name,
        aliases=names.aliases,
        former_names=tuple(map(values.text, properties.all("X-MAIDENNAME"))),
        pronouns=properties.first("PRONOUNS"),
        reading=_reading(properties),
        organization=current.organization,
        title=current.title,
        positions=tuple(former),
        emails=emails,
        phones=phones,
        links=links,
        city=_city(properties),
        timezone=properties.first("TZ"),
        language=properties.first("LANG"),
        birthday=birthday,
        tags=_tags(properties),
        about="\n\n".join(
            filter(None, (values.text(x, lines=True) for x in properties.all("NOTE")))
        ),
        kept=_kept(properties, lines, names),
    )
    for line in properties.all(OWN):
        found = _with_own(found, line)
    if found == Contact(id=0, name=""):
        return None
    points = (*emails, *phones, *links)
    name = found.name or found.organization or (points[0].value if points else NO_NAME)
    uid = _uid(properties)
    key = uid or " ".join([fold(name), *(point.value for point in points[:1])])
    source = Source(origin=ORIGIN, on=today, key=key)
    return msgspec.structs.replace(found, id=new_id(), name=name, sources=(source,))


def _as_usual(line: Line) -> Line:
    """Return Outlook's and Android's own lines for a number and a nickname as others write them."""
    if line.name == "X-MS-TEL":
        return Line("TEL", line.value, "TEL", line.group, line.params)
    if line.name != "X-ANDROID-CUSTOM":
        return line
    kind, nickname, *_ = (*values.pieces(line, ";"), "", "")
    if kind != "vnd.android.cursor.item/nickname":
        return line
    return Line("NICKNAME", values.escaped(nickname), "NICKNAME")


def own_fields(contact: Contact, *, notes: bool) -> str:
    """Return what no other property holds, for the card's own line; empty: there is nothing."""
    names = (*_OWN_ALWAYS, *_OWN_NOTES) if notes else _OWN_ALWAYS
    fields = {name: value for name in names if (value := getattr(contact, name))}
    if notes and not contact.met_yet:
        fields["met_yet"] = False
    else:
        fields.pop("met_yet", None)
    if notes and contact.pace is not None:
        fields["pace"] = contact.pace
    if notes and contact.met is not None:
        # Whom one met somebody through is another card, with another number over there.
        fields["met"] = msgspec.structs.replace(contact.met, via=None)
    return msgspec.json.encode(fields).decode() if fields else ""


def _with_own(found: Contact, line: Line) -> Contact:
    """Take the fields that this program wrote; where they are not what it writes, none."""
    try:
        given = msgspec.json.decode(values.unescaped(line.value))
        fields = {name: given[name] for name in (*_OWN_ALWAYS, *_OWN_NOTES) if name in given}
        own = msgspec.convert({"id": 0, "name": "", **fields}, Contact)
    except (msgspec.DecodeError, TypeError):
        return found
    return msgspec.structs.replace(found, **{name: getattr(own, name) for name in fields})


def _uid(properties: _Properties) -> str:
    return values.bare_uid(properties.first("UID"))


def _points(
    properties: _Properties, name: str, value_of: Callable[[Line], str]
) -> tuple[Point, ...]:
    return _once(
        Point(
            value=value_of(line),
            label=properties.labels.get(line.group) or " ".join(values.types(line.params)),
        )
        for line in properties.all(name)
    )


def _links(properties: _Properties) -> tuple[Point, ...]:
    return _once(
        values.link(line, properties.labels.get(line.group, ""))
        for name in properties.named
        if name in _LINKS
        for line in properties.all(name)
    )


def _once(points: Iterable[Point]) -> tuple[Point, ...]:
    """Leave out empty points, and join the labels of points that say the same."""
    found: dict[str, Point] = {}
    for point in points:
        key = point.value.lower()
        held = found.get(key, point)
        if held is not point and point.label not in held.label.split(" / "):
            labels = " / ".join(filter(None, (held.label, point.label)))
            point = Point(value=held.value, label=labels)
        elif held is not point:
            continue
        if key:
            found[key] = point
    return tuple(found.values())


def _positions(properties: _Properties) -> tuple[Position, ...]:
    """Pair organizations with titles in their order; a department stays in the line kept."""
    organizations: list[str] = []
    for line in properties.all("ORG"):
        parts = list(filter(None, values.pieces(line, ";")))
        organizations += parts[:1]
        if len(parts) > 1:
            properties.left.append(line)
    titles = properties.all("TITLE")
    if titles:
        properties.left += properties.all("ROLE")
    else:
        titles = properties.all("ROLE")
    written = [values.text(line) for line in titles]
    count = max(len(organizations), len(written))
    organizations += [""] * (count - len(organizations))
    written += [""] * (count - len(written))
    pairs = dict.fromkeys(zip(organizations, written, strict=True))
    return tuple(Position(organization=one, title=title) for one, title in pairs)


def _birthday(properties: _Properties) -> str:
    birthday = ""
    for line in properties.all("BDAY"):
        read = values.birthday(line)
        birthday = birthday or read
        if not read or read != birthday:
            properties.left.append(line)
    return birthday


def _city(properties: _Properties) -> str:
    """Return the first city of the addresses, whose lines are all kept whole."""
    lines = properties.all("ADR")
    cities = (parts[3] for line in lines if len(parts := values.pieces(line, ";")) > 3)
    city = next(filter(None, cities), "")
    # An address that is a city alone is held by the field.
    properties.left += [
        line for line in lines if line.text() != f"ADR:;;;{values.escaped(city)};;;"
    ]
    return city


def _tags(properties: _Properties) -> tuple[str, ...]:
    tags: dict[str, str] = {}
    for line in properties.all("CATEGORIES"):
        for name in values.text(line).replace(";", ",").split(","):
            if tag := values.tag(name):
                tags.setdefault(fold(tag), tag)
    return tuple(tags.values())


def _is_reading(line: Line) -> bool:
    """Tell whether a SOUND is the spelled-out name that Japanese phones write there."""
    return line.name == "SOUND" and any(value == "X-IRMC-N" for _, value in line.params)


def _reading(properties: _Properties) -> str:
    parts = [values.text(properties.all(name)[0]) for name in _PHONETIC if properties.all(name)]
    parts = parts or [
        part
        for line in properties.all("SOUND")
        if _is_reading(line)
        for part in values.pieces(line, ";")[:2]
    ]
    return " ".join(filter(None, parts))


def _kept(properties: _Properties, lines: Iterable[Line], names: Names) -> tuple[str, ...]:
    """Return the lines that no field holds, each with the label of its group, in their order."""
    left = {id(line) for line in (*properties.left, *names.left)}
    first_only = {"TZ", "LANG", "PRONOUNS", "BDAY", "ORG", "TITLE", "ROLE", "ADR"}
    elsewhere = _IGNORED | _NAMES | _MAPPED | BINARY | first_only | {"X-ABLABEL"}
    kept = [
        line
        for line in lines
        if line.value.strip("; \t\n")
        and (line.name not in elsewhere or id(line) in left)
        and not (line.name == "KIND" and line.value.strip().lower() == "individual")
    ]
    groups = {line.group for line in kept if line.group}
    if groups:
        whole = {id(line) for line in kept}
        kept = [
            line
            for line in lines
            if id(line) in whole or (line.name == "X-ABLABEL" and line.group in groups)
        ]
    return tuple(dict.fromkeys(map(_kept_text, kept)))


def _kept_text(line: Line) -> str:
    if line.name == KEPT:
        return values.text(line)
    written = clean(line.text(), lines=True).replace("\n", "\\n")
    return written if line.name else f"{STRAY}:{written}"


def _emptiness(card: Card) -> str:
    if any(line.name in BINARY for line in card.lines):
        return "there is only a picture in it"
    return "there is nothing in it"
