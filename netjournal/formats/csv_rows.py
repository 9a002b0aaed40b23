"""One row of a table into the lines of the card it would be.

It knows what programs write into cells of each meaning, not the file around the row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from netjournal.formats import column_names as names
from netjournal.formats.columns import Column
from netjournal.formats.content_lines import Line
from netjournal.formats.csv_days import read_day
from netjournal.model.text import clean

NAME_PARTS = ("name", "given", "middle", "family", "prefix", "suffix")

_PLACE_PARTS = ("box", "", "street", "city", "region", "code", "country")
_POST_PARTS = ("organization", "title", "department")
_PROPERTIES = {
    **{"nickname": "NICKNAME", "maiden": "X-MAIDENNAME", "phone": "TEL", "email": "EMAIL"},
    **{"link": "URL", "pronouns": "PRONOUNS", "language": "LANG"},
}
_SEVERAL = re.compile(r"\s*:::\s*")
_LISTED = re.compile(r"\s*(?::::|[;,])\s*")
_ADDRESSES = re.compile(r"[^\s@,;]+@[^\s@,;]+(?:[\s,;]+[^\s@,;]+@[^\s@,;]+)+\Z")
_SURNAME_FIRST = re.compile(r"([^\W\d_]{2,}(?:['-][^\W\d_]+)?), ([^\W\d_]{2,}(?: [^\W\d_]+)?)\Z")
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
_CREDENTIALS = re.compile(r"\s*,\s*(?=\S)")


class RowReader:
    """Takes the cells of one row; then `lines` are those of the card."""

    def __init__(self, cells: Sequence[str], *, turns: bool = False) -> None:
        """With `turns` "Lovelace, Ada" is Ada Lovelace."""
        self.cells = cells
        self.turns = turns
        self.met = ""
        self.parts = dict.fromkeys(NAME_PARTS, "")
        self._points: list[Line] = []
        self._about: list[str] = []
        self._places: dict[str, dict[str, str]] = {}
        self._posts: dict[str, dict[str, str]] = {}
        self._birth: dict[str, str] = {}
        self._readings: list[str] = []

    def take(self, place: int, column: Column, *, day_first: bool) -> None:
        """Take what stands in one column, if anything does."""
        cell = _unguarded(self.cells[place].strip()) if place < len(self.cells) else ""
        if cell:
            _TAKERS.get(column.field, RowReader._words)(self, column, cell, day_first)

    def lines(self) -> list[Line]:
        """Return the lines of the card; none: the row says nothing about anybody."""
        lines = [
            *_name_lines(self.parts, turns=self.turns),
            *_post_lines(self._posts.values()),
            *self._points,
            *_place_lines(self._places.values()),
            *_birthday_lines(self._birth),
        ]
        if not any(line.name != "CATEGORIES" for line in lines):
            return []
        if self._readings:
            lines.append(_line("X-PHONETIC-FIRST-NAME", " ".join(self._readings)))
        if self._about:
            lines.append(_line("NOTE", "\n".join(self._about)))
        return lines

    def _label(self, column: Column) -> str:
        at = column.labelled_by
        written = self.cells[at] if at is not None and at < len(self.cells) else ""
        label = clean(written).lstrip("* ")
        return (label.lower() if label.lower() in names.GOOGLE_LABELS else label) or column.label

    def _name(self, column: Column, cell: str, _day_first: bool) -> None:
        self.parts[column.field] = self.parts[column.field] or clean(cell)

    def _post(self, column: Column, cell: str, _day_first: bool) -> None:
        self._posts.setdefault(column.group, {}).setdefault(column.field, clean(cell))

    def _place(self, column: Column, cell: str, _day_first: bool) -> None:
        held = self._places.setdefault(column.group, {"label": self._label(column)})
        before = held.get(column.field, "")
        held[column.field] = ", ".join(filter(None, (before, clean(cell))))

    def _birthday(self, column: Column, cell: str, day_first: bool) -> None:
        read = read_day(cell, day_first=day_first)
        if read:
            self._birth["whole"] = read
        else:
            self._words(column, cell, day_first)

    def _birth_part(self, column: Column, cell: str, _day_first: bool) -> None:
        if cell.isdecimal():
            self._birth[column.field] = cell

    def _met(self, column: Column, cell: str, day_first: bool) -> None:
        self.met = read_day(cell, day_first=day_first)
        if not self.met:
            self._words(column, cell, day_first)

    def _reading(self, _column: Column, cell: str, _day_first: bool) -> None:
        self._readings.append(clean(cell))

    def _note(self, _column: Column, cell: str, _day_first: bool) -> None:
        self._about.append(clean(cell, lines=True))

    def _tags(self, _column: Column, cell: str, _day_first: bool) -> None:
        self._points.append(_line("CATEGORIES", ",".join(_LISTED.split(cell))))

    def _point(self, column: Column, cell: str, _day_first: bool) -> None:
        label = self._label(column)
        for value in _SEVERAL.split(cell):
            if column.field == "link":
                value = value.replace("\\:", ":")
            self._add(_PROPERTIES[column.field], value, label)

    def _email(self, column: Column, cell: str, day_first: bool) -> None:
        label = self._label(column)
        for value in _SEVERAL.split(cell):
            if "@" in value:
                several = re.split(r"[\s,;]+", value) if _ADDRESSES.match(value) else [value]
                for one in several:
                    self._add("EMAIL", one, label)
            elif value.lstrip("* "):
                # Outlook writes the path of a mailbox there, Google sometimes a label.
                self._words(column, value, day_first)

    def _add(self, name: str, value: str, label: str) -> None:
        written = _line(name, value).value
        if name == "NICKNAME":
            written = written.replace(",", "\\,")
        group = ""
        if label != label.lower():
            # A type has no capitals; the label of a group has.
            group = f"item{len(self._points)}"
            self._points.append(Line("X-ABLABEL", label, "X-ABLabel", group))
        params = (("TYPE", label),) if label and not group else ()
        self._points.append(Line(name, written, name, group, params))

    def _words(self, column: Column, cell: str, _day_first: bool) -> None:
        label = self._label(column) or column.header
        if label == "pronouns":
            self._points.append(_line("PRONOUNS", cell))
        elif cell.lower() not in names.MACHINE_VALUES:
            self._about.append(f"{label}: {clean(cell)}")


_Taker = Callable[[RowReader, Column, str, bool], None]
_TAKERS: dict[str, _Taker] = {
    **dict.fromkeys(NAME_PARTS, RowReader._name),
    **dict.fromkeys(_POST_PARTS, RowReader._post),
    **dict.fromkeys((*filter(None, _PLACE_PARTS), "formatted"), RowReader._place),
    **dict.fromkeys(("year", "month", "day"), RowReader._birth_part),
    **dict.fromkeys(_PROPERTIES, RowReader._point),
    "email": RowReader._email,
    "birthday": RowReader._birthday,
    "met": RowReader._met,
    "reading": RowReader._reading,
    "about": RowReader._note,
    "tag": RowReader._tags,
}


def _line(name: str, value: str) -> Line:
    return Line(name, value.replace("\\", "\\\\").replace("\n", "\\n"), name)


def _structured(name: str, parts: Iterable[str], label: str = "") -> Line:
    escaped = (re.sub(r"([\\,;])", r"\\\1", one).replace("\n", "\\n") for one in parts)
    head = f"{name};TYPE={label}" if re.fullmatch(r"[\w-]+", label) else name
    return Line(name, ";".join(escaped), head)


def _name_lines(parts: Mapping[str, str], *, turns: bool) -> Iterator[Line]:
    # On LinkedIn the letters after a name stand in the last name.
    family, *letters = _CREDENTIALS.split(parts["family"])
    if parts["name"] and parts["name"] != f"{parts['family']}, {parts['given']}":
        turned = _SURNAME_FIRST.match(parts["name"]) if turns else None
        if turned and turned[1].istitle() and turned[2].istitle():
            yield _line("FN", f"{turned[2]} {turned[1]}")
        yield _line("FN", parts["name"])
    elif letters and not (parts["middle"] or parts["prefix"] or parts["suffix"]):
        yield _line("FN", f"{parts['given']} {family}".strip())
        yield _line("FN", f"{parts['given']} {parts['family']}".strip())
        return
    suffix = ", ".join(filter(None, (*letters, parts["suffix"])))
    held = (family, parts["given"], parts["middle"], parts["prefix"], suffix)
    if any(held):
        yield _structured("N", held)


def _post_lines(posts: Iterable[Mapping[str, str]]) -> Iterator[Line]:
    # A position beside an organization is the one there; another stands alone.
    for post in sorted(posts, key=lambda post: not post.get("organization")):
        units = [post.get("organization", ""), post.get("department", "")]
        if any(units):
            yield _structured("ORG", units if units[1] else units[:1])
        if post.get("title"):
            yield _line("TITLE", post["title"])


def _place_lines(places: Iterable[Mapping[str, str]]) -> Iterator[Line]:
    for place in places:
        parts = [place.get(part, "") for part in _PLACE_PARTS]
        if not any(parts):
            parts[2] = place.get("formatted", "")
        yield _structured("ADR", parts, place["label"])


def _birthday_lines(birth: Mapping[str, str]) -> Iterator[Line]:
    whole = birth.get("whole") or birth.get("year", "")
    if "month" in birth and "day" in birth:
        start = birth["year"].zfill(4) if "year" in birth else "-"
        whole = f"{start}-{int(birth['month']):02}-{int(birth['day']):02}"
    if whole:
        yield _line("BDAY", whole)


def _unguarded(cell: str) -> str:
    """Take away what keeps a spreadsheet from computing a cell: our sign, or ="0049 171"."""
    if kept := _TEXT_FORMULA.fullmatch(cell):
        return kept[1]
    return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@\t\r" else cell
