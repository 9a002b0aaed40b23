"""A table of people, from whatever program, into contacts.

It knows which program wrote a table and how that names its people; it knows nothing of the journal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from urllib.parse import unquote

import msgspec

from netjournal.errors import Unreadable
from netjournal.formats.columns import LABEL, LEFT_OUT, Column, corrected, guess, is_known, plain
from netjournal.formats.content_lines import Card
from netjournal.formats.csv_days import reads_day_first
from netjournal.formats.csv_rows import NAME_PARTS, RowReader
from netjournal.formats.incoming import TOLD_EVERY, Incoming, Progress, Skipped, unheard
from netjournal.formats.tables import Row, Table, read_table
from netjournal.formats.vcard import read_card
from netjournal.model.names import fold
from netjournal.model.records import Contact, Met, Source

_WHO = frozenset({*NAME_PARTS, "nickname", "email", "phone", "organization"})
"""Columns of which one at least has to be there."""
_GUESSED_FROM = 50


class TableFile(msgspec.Struct, frozen=True):
    """A table with the meaning of its columns, and the program that wrote it."""

    origin: str
    table: Table
    columns: tuple[Column, ...]

    @property
    def fingerprint(self) -> str:
        """What is the same in all files of one layout, to remember a mapping by."""
        return "|".join(map(plain, self.table.header))


def open_table(data: bytes, mapping: Mapping[str, str] | None = None) -> TableFile:
    """Read a table and guess what its columns mean; `mapping` corrects the guess.

    Raises Unreadable where there is no table, Usage where the mapping names no column of it.
    """
    table = read_table(data, is_known)
    columns = guess(table.header, (row.cells for row in table.rows[:_GUESSED_FROM]))
    return TableFile(_origin(columns), table, corrected(columns, mapping or {}))


def _origin(columns: Iterable[Column]) -> str:
    headers = {plain(one.header) for one in columns}
    fields = {one.field for one in columns}
    if "met" in fields and {"given", "family"} <= fields:
        return "linkedin"
    ours = "phonetic name" in headers
    if headers & {"email 1 value", "group membership", "phone 1 value"} and not ours:
        return "google"
    if "primary email" in headers:
        return "thunderbird"
    if "email address" in headers and "business phone" in headers:
        return "outlook"
    return "csv"


def read(
    file: TableFile,
    *,
    today: date,
    new_id: Callable[[], int],
    day_first: bool = True,
    progress: Progress = unheard,
) -> Incoming:
    """Return everybody in a table, and the rows that make nobody.

    Raises Unreadable where no column says who a row is about.
    """
    if not _WHO & {one.field for one in file.columns}:
        some = ", ".join(one.header for one in file.columns[:12])
        raise Unreadable(
            "None of the columns says who a row is about.",
            f"Name one: --map 'COLUMN=name'. The columns are: {some}",
        )
    reader = _Reader(file, today, new_id, day_first=day_first)
    contacts: list[Contact] = []
    skipped = list(file.table.skipped)
    nameless = 0
    for number, row in enumerate(file.table.rows):
        if number % TOLD_EVERY == 0:
            progress(number, len(file.table.rows))
        contact = reader.read(row)
        if contact is not None:
            contacts.append(contact)
        elif file.origin == "linkedin":
            nameless += 1
        else:
            raw = " | ".join(filter(None, row.cells))
            skipped.append(Skipped(f"line {row.line}", "it says nothing about anybody", raw))
    if nameless:
        rows = "1 row" if nameless == 1 else f"{nameless:,} rows"
        skipped.append(Skipped(rows, "without a name: accounts that were closed"))
    return Incoming(tuple(contacts), tuple(skipped))


class _Reader:
    """Reads the rows of one table."""

    def __init__(
        self, file: TableFile, today: date, new_id: Callable[[], int], *, day_first: bool
    ) -> None:
        self.linkedin = file.origin == "linkedin"
        self.origin = file.origin
        self.today = today
        self.new_id = new_id
        rows = [row.cells for row in file.table.rows]
        self.columns = [
            (place, one, reads_day_first(rows, place, default=day_first and not self.linkedin))
            if one.field in ("birthday", "met")
            else (place, one, day_first)
            for place, one in enumerate(file.columns)
            if one.field not in (LABEL, LEFT_OUT)
        ]

    def read(self, row: Row) -> Contact | None:
        """Return the contact of one row; None: there is nobody in it."""
        reader = RowReader(row.cells, turns=self.origin == "csv")
        for place, column, day_first in self.columns:
            reader.take(place, column, day_first=day_first)
        if self.linkedin and not any(reader.parts.values()):
            return None
        lines = reader.lines()
        if not lines:
            return None
        contact = read_card(Card(tuple(lines), ""), today=self.today, new_id=self.new_id)
        return contact and self._sourced(contact, reader.met)

    def _sourced(self, contact: Contact, met: str) -> Contact:
        """Say where somebody comes from; LinkedIn tells who is who by the profile's address."""
        key, said = contact.sources[0].key, ""
        if self.linkedin:
            profile = next((_profile(one.value) for one in contact.links), "")
            key = profile or f"{fold(contact.name)} {met}"
            said = ", ".join(filter(None, (contact.title, contact.organization)))
        source = Source(origin=self.origin, on=self.today, key=key, said=said)
        where = "LinkedIn" if self.linkedin else ""
        how = Met(on=met, where=where) if met or where else None
        return msgspec.structs.replace(contact, sources=(source,), met=how)


def _profile(link: str) -> str:
    bare = re.sub(r"^https?://(?:[\w-]+\.)?linkedin\.com/", "", unquote(link).lower())
    return bare.partition("?")[0].rstrip("/")
