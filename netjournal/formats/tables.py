"""Bytes of a table (CSV) into a header and rows of text, whatever program wrote them.

It knows encodings, delimiters and quotes; what a column means is asked of `columns`.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from netjournal.errors import Unreadable
from netjournal.formats.incoming import Skipped
from netjournal.formats.octets import decoded, wide_encoding

MAX_ROWS = 200_000
_CELL = 64 << 20
"""The csv module stops at 128 KB in a cell unless it is told otherwise."""
_DELIMITERS = ",;\t|"
_LOOKED_AT = 20
"""A header stands among so many first rows; notes may come before it."""
_LONG_CELL = 100
_WIDE = 5
"""So many delimiters are in no line of a note."""
_REPAIRS = 50
_SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row: the line of the file it begins in, and its cells."""

    line: int
    cells: list[str]


class Table(msgspec.Struct, frozen=True):
    """A table's header and the rows below it, and what is odd about the file."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()


def read_table(data: bytes, is_known: Callable[[str], bool]) -> Table:
    """Read a table; `known` tells whether a text is a header that means something.

    The header is the row that has most such texts. Raises Unreadable where there is no table.
    """
    text = _text(data)
    marked = _SEPARATOR_LINE.match(text)
    text = text[marked.end() :] if marked else text
    if not text.strip():
        raise Unreadable("This file is empty.", "Export the contacts again.")
    try:
        delimiter, place = _layout(text, marked[1] if marked else _DELIMITERS, is_known)
        rows, skipped = _rows(text, delimiter)
    except csv.Error as problem:
        raise Unreadable("This table cannot be read: a cell in it has no end.") from problem
    if not rows:
        raise Unreadable("This table is empty.", "Export the contacts again.")
    if len(rows) > MAX_ROWS:
        raise Unreadable(f"This file holds more than {MAX_ROWS:,} rows.", "Split it.")
    if place is None:
        width = max(len(row.cells) for row in rows)
        return Table(("",) * width, tuple(rows), tuple(skipped))
    header = tuple(cell.strip() for cell in rows[place].cells)
    while header and not header[-1]:
        header = header[:-1]
    return Table(header, tuple(rows[place + 1 :]), tuple(skipped))


def _text(data: bytes) -> str:
    encoding = wide_encoding(data)
    text = data.decode(encoding, "replace") if encoding else decoded(data.decode("latin-1"))
    text = text.removeprefix("\ufeff").replace("\0", "")
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return text


def _layout(text: str, delimiters: str, is_known: Callable[[str], bool]) -> tuple[str, int | None]:
    """Return the delimiter and the place of the header; None: the first row is a person."""
    best: tuple[int, int, str, int] = (0, 0, "", 0)
    for delimiter in delimiters:
        lines = itertools.islice(_lines(text), _LOOKED_AT * 20)
        filled = (cells for cells in _reader(lines, delimiter) if any(map(str.strip, cells)))
        for place, cells in enumerate(itertools.islice(filled, _LOOKED_AT)):
            score = (sum(map(is_known, cells)), sum(bool(cell.strip()) for cell in cells))
            if score[0] and score > best[:2]:
                best = (*score, delimiter, place)
    if best[0]:
        return best[2], best[3]
    head = text[:10_000]
    delimiter = max(delimiters, key=head.count)
    first = next(_reader(_lines(text), delimiter), [])
    return delimiter, None if any("@" in cell for cell in first) else 0


def _lines(text: str) -> Iterator[str]:
    # `splitlines` would also cut at the separators that people's notes may hold.
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _reader(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_CELL)
    return iter(csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t"))


def _rows(text: str, delimiter: str) -> tuple[list[Row], list[Skipped]]:
    """Return every row that holds something. A quote that is never closed costs only its row."""
    lines = list(_lines(text))
    rows: list[Row] = []
    skipped: list[Skipped] = []
    start = 0
    while start < len(lines):
        reader = csv.reader(
            itertools.islice(lines, start, None), delimiter=delimiter, skipinitialspace=True
        )
        base, before = start, start
        start = len(lines)
        for cells in reader:
            here = base + reader.line_num
            width = len(rows[0].cells) if rows else 2
            if len(skipped) < _REPAIRS and _swallowed(lines[before:here], delimiter, width):
                cells = lines[before].rstrip("\n").replace('"', "").split(delimiter)
                reason = "a quotation mark in it is never closed; it was read up to its end"
                skipped.append(Skipped(f"line {before + 1}", reason, lines[before]))
                rows.append(Row(before + 1, cells))
                start = before + 1
                break
            if any(map(str.strip, cells)):
                rows.append(Row(before + 1, cells))
            before = here
    return rows, skipped


def _swallowed(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Tell whether the lines of one row are really several, behind a quote that nobody closed."""
    if len(lines) == 1:
        return False
    open_at_end = sum(line.count('"') for line in lines) % 2
    if not open_at_end and len(lines) <= _LONG_CELL and width < _WIDE:
        # A note of a few lines with commas in them.
        return False
    inner = lines[1:] if open_at_end else lines[1:-1]
    alike = sum(line.count(delimiter) >= max(1, width - 1) for line in inner)
    return alike * 2 > len(inner)
