"""What the columns of a table mean: guessed from their names in several languages, or told.

It knows headers, not the rows below them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from netjournal.errors import Usage
from netjournal.formats import column_names as names
from netjournal.model.names import fold

LEFT_OUT = "-"
"""The field of a column that nobody needs."""
ABOUT = ""
"""The field of a column that is kept in words, as "Status: Active"."""
LABEL = "label"
"""The field of a column that says what the one after it is."""

_EMAIL = re.compile(r"e[-‐ ]mail")
_NUMBERED = re.compile(
    r"(email|phone|address|organization|website|relation|event|custom field|im|jot) (\d+) (.+)"
)
_OUTLOOK_EMAIL = re.compile(
    r"email (?:(\d) )?(address|adresse|type|typ|display name|anzeigename|angezeigter name)\Z"
)
_PLACE = re.compile(r"(business|home|other|work) (.+)")
_GERMAN_PLACE = re.compile(r"(.+) (geschaftlich|privat|weitere)\Z")
_READING = re.compile(r"phonetic |.*\byomi\b|.*\bfurigana\b|ふりがな|フリガナ|よみ")
_BRACKETS = re.compile(r"[(\[（][^)\]）]*[)\]）]\s*\Z")
_NUMBER = re.compile(r"[+(]?[\d\s()./-]{7,}")
_LABELLED = frozenset({"phone", "email", "link"})
_TELLING = (
    ("email", re.compile(r"\S+@\S+\.\S+")),
    ("link", re.compile(r"https?://\S+")),
    ("phone", re.compile(r"\+[\d\s()./-]{7,}")),
)
"""What a cell is whatever its column is called."""


class Column(msgspec.Struct, frozen=True):
    """What a column holds.

    `label` is what kind of phone or place it is; where another column says so, `labelled_by` is
    that one's place. Columns of one `group` are parts of one address or organization.
    """

    header: str
    field: str = ABOUT
    label: str = ""
    labelled_by: int | None = None
    group: str = ""


def plain(header: str) -> str:
    """Return a header without case, accents and signs: "E-mail 1 - Value" is "email 1 value"."""
    text = _EMAIL.sub("email", fold(header)).replace("'", "")
    return " ".join(re.sub(r"[^\w\s]|_", " ", text).split())


@cache
def _fields() -> dict[str, str]:
    return {
        plain(name): field
        for field, written in names.HEADERS.items()
        for name in written.split("|")
    }


@cache
def _phones() -> dict[str, str]:
    return {plain(name): label for name, label in names.PHONES.items()}


def is_known(header: str) -> bool:
    """Tell whether a text is the header of a column that means something."""
    return bool(header) and len(header) < 60 and _column(header).field not in (ABOUT, LEFT_OUT)


@lru_cache(maxsize=1024)
def _column(header: str) -> Column:
    """Guess one column by its name alone."""
    name = plain(header)
    if numbered := _NUMBERED.match(name):
        kind, number, part = numbered.groups()
        field = names.NUMBERED.get((kind, part))
        if part in ("label", "type", "service"):
            return Column(header, LABEL, group=f"{kind} {number}")
        if field is not None:
            return Column(header, field, group=f"{kind} {number}")
    if outlook := _OUTLOOK_EMAIL.match(name):
        field = "email" if outlook[2].startswith("ad") else LEFT_OUT
        return Column(header, field, group=f"email {outlook[1] or 1}")
    if name in _phones():
        return Column(header, "phone", _phones()[name])
    place = _PLACE.match(name)
    if place and (field := names.PLACES.get(place[2])):
        return Column(header, field, place[1].replace("business", "work"), group=place[1])
    german = _GERMAN_PLACE.match(name)
    if german and (field := names.GERMAN_PLACES.get(german[1])):
        label = {"geschaftlich": "work", "privat": "home"}.get(german[2], "other")
        return Column(header, field, label, group=label)
    if _READING.match(name):
        return Column(header, "reading")
    field = _fields().get(name, LEFT_OUT if name in names.NOT_NEEDED else ABOUT)
    if field == ABOUT and (qualified := _qualified(header, name)):
        return qualified
    return Column(header, field, group="address" if field in names.PLACES.values() else "")


def _qualified(header: str, name: str) -> Column | None:
    """Read "Tel. (work)", "Téléphone portable", "Rue (bureau)" and "Company (text)"."""
    words = name.split()
    for size in range(len(words) - 1, 0, -1):
        for known_words, others in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            field = _fields().get(" ".join(known_words), ABOUT)
            label = names.LABELS.get(" ".join(others))
            if field in _LABELLED and label is not None:
                return Column(header, field, label)
            if field in names.PLACES.values() and label:
                return Column(header, field, label, group=label)
            kind = _phones().get(" ".join(known_words))
            if kind and label:
                return Column(header, "phone", kind if label == "cell" else f"{label} {kind}")
    bare = plain(_BRACKETS.sub("", header))
    field = _fields().get(bare, ABOUT) if bare != name else ABOUT
    return Column(header, field) if field != ABOUT else None


def guess(header: Sequence[str], rows: Iterable[Sequence[str]] = ()) -> tuple[Column, ...]:
    """Return what each column means. Columns without a name are told by what is in them."""
    rows = list(rows)
    columns = [_column(one) for one in header]
    if header and not any(header):
        return _by_content(len(header), rows)
    columns = [
        _by_cells(one, rows, place) if one.field == ABOUT else one
        for place, one in enumerate(columns)
    ]
    fields = {one.field for one in columns}
    headers = set(map(plain, header))
    if "title" in headers and "job title" in headers:
        # Outlook's "Title" is what stands before a name.
        columns = [_with(one, "prefix") if plain(one.header) == "title" else one for one in columns]
    elif "title" in headers:
        columns = [_with(one, "title") if plain(one.header) == "title" else one for one in columns]
    if "name" in fields and len(fields & {"given", "family"}) == 1:
        # "Nom" beside "Prénom" is the last name, "Nome" beside "Cognome" the first.
        missing = "family" if "given" in fields else "given"
        columns = [_with(one, missing) if one.field == "name" else one for one in columns]
    if not fields & {"year", "month"}:
        columns = [_with(one, "birthday") if one.field == "day" else one for one in columns]
    places = {one.group: place for place, one in enumerate(columns) if one.field == LABEL}
    return tuple(
        msgspec.structs.replace(one, labelled_by=places[one.group])
        if one.group in places and one.field != LABEL
        else one
        for one in columns
    )


def _with(column: Column, field: str) -> Column:
    return msgspec.structs.replace(column, field=field)


def _by_cells(column: Column, rows: Iterable[Sequence[str]], place: int) -> Column:
    """Tell an unknown column by what all its cells are: addresses, pages or numbers."""
    cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
    if not cells:
        return column
    label = names.LABELS.get(plain(column.header))
    if label is not None and all(map(_NUMBER.fullmatch, cells)):
        return Column(column.header, "phone", label)
    told = (field for field, form in _TELLING if all(map(form.fullmatch, cells)))
    return _with(column, next(told, ABOUT))


def _by_content(width: int, rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    fields = [ABOUT] * width
    for cells in rows:
        for place, cell in enumerate(cells[:width]):
            if fields[place] != ABOUT or not cell.strip():
                continue
            if re.fullmatch(r"\S+@\S+\.\S+", cell.strip()):
                fields[place] = "email"
            elif re.match(r"https?://", cell.strip()):
                fields[place] = "link"
            elif _NUMBER.fullmatch(cell.strip()):
                fields[place] = "phone"
            elif "name" not in fields and re.match(r"[^\W\d]", cell.strip()):
                fields[place] = "name"
    return tuple(Column(f"column {place}", field) for place, field in enumerate(fields, 1))


def corrected(columns: Sequence[Column], mapping: Mapping[str, str]) -> tuple[Column, ...]:
    """Correct columns by what somebody said: a header, or its number, to a field.

    A phone's field may have a label: "phone work". Raises Usage for what there is not.
    """
    fresh = list(columns)
    for header, words in mapping.items():
        place = _place(columns, header)
        field, label = _field(words)
        fresh[place] = msgspec.structs.replace(columns[place], field=field, label=label, group="")
    return tuple(fresh)


def _place(columns: Sequence[Column], header: str) -> int:
    for place, column in enumerate(columns):
        if plain(column.header) == plain(header):
            return place
    if header.isdecimal() and 1 <= int(header) <= len(columns):
        return int(header) - 1
    there = ", ".join(one.header for one in columns if one.header)
    near = difflib.get_close_matches(header, [one.header for one in columns], n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"The columns are: {there}"
    raise Usage(f"There is no column “{header}” in the file.", hint)


def _field(words: str) -> tuple[str, str]:
    """Return the field that words name, and the label after it."""
    said = " ".join(words.lower().split())
    by_words = {words: field for field, words in names.FIELDS.items()}
    for whole in (said, said.partition(" ")[0]):
        field = whole if whole in names.FIELDS else names.SPOKEN.get(whole) or by_words.get(whole)
        if field is not None:
            return field, said[len(whole) :].strip()
    raise Usage(f"“{words}” is no field.", "Fields: " + ", ".join(names.FIELDS) + ", - (left out)")


def pairs(words: Iterable[str]) -> dict[str, str]:
    """Read "Firma=organization" and "A=name,B=email"; raises Usage."""
    found: dict[str, str] = {}
    for word in words:
        pieces = word.split(",")
        for piece in pieces if all("=" in one for one in pieces) else [word]:
            header, equals, field = piece.rpartition("=")
            if not equals or not header.strip():
                raise Usage(f"“{piece}” maps no column.", "Write: --map 'Firma=organization'")
            found[header.strip()] = field.strip()
    return found
