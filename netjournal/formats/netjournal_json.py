"""The whole journal as JSON, in the shape of the journal's own file, and such a file read back.

It knows tables and records; what merging two journals means is `merging`'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from netjournal.errors import Unreadable
from netjournal.formats.incoming import Skipped, left_out
from netjournal.model.edits import Document, split
from netjournal.model.journal import Journal
from netjournal.model.records import SCHEMA, TABLES, Contact

SETTINGS = "settings"
"""The table of a backup that holds the user's files beside the journal; no record is in it."""
_KEY = re.compile(r"[1-9][0-9]{0,17}\Z")
_NAMING = frozenset({"contacts", "tags", "opportunities", "goals"})
"""Tables whose records say more than what is about one person they name."""
_LINKS = frozenset({"via", "heard_from", "answered_by"})
_LISTS = frozenset({"knows", "contacts", "people", "to_meet"})
_encode = msgspec.json.Encoder().encode


class Exported(msgspec.Struct, frozen=True):
    """A file read back: documents by table and id, whole, and what could not be taken."""

    documents: dict[tuple[str, int], Document]
    skipped: tuple[Skipped, ...] = ()
    uuid: str = ""
    files: dict[str, str] = {}
    """The user's files beside the journal, by name, where it is a backup."""


def export(journal: Journal, *, uuid: str) -> bytes:
    """Return every record with all its fields, one a line, tables in the order of the file."""
    return b"".join(_pieces(journal, uuid))


def _pieces(journal: Journal, uuid: str) -> Iterator[bytes]:
    yield b'{"meta":{"1":' + _encode({"schema": SCHEMA, "uuid": uuid}) + b"}"
    for table in TABLES:
        lines = (
            b'"%d":%b' % (record_id, _encode(_whole(journal, table, record_id)))
            for record_id in journal.table(table)
        )
        rows = b",\n".join(lines)
        yield b',\n"%b":{\n%b' % (table.encode(), rows + b"\n" if rows else b"") + b"}"
    yield b"\n}\n"


def _whole(journal: Journal, table: str, record_id: int) -> object:
    if (table, record_id) in journal.extras:
        return journal.document(table, record_id)
    return journal.table(table)[record_id]


def read(data: bytes) -> Exported:
    """Read an export record by record; a bad one is reported and the others are taken.

    Raises Unreadable where the file is no export at all, or one of a newer version.
    """
    tables = _tables(data)
    meta = _meta(tables)
    schema, uuid = meta.get("schema"), meta.get("uuid")
    if isinstance(schema, int) and schema > SCHEMA:
        raise Unreadable("This file was written by a newer netjournal.", "Install that version.")
    documents: dict[tuple[str, int], Document] = {}
    skipped: list[Skipped] = []
    for table, rows in tables.items():
        if table in ("meta", SETTINGS):
            continue
        if table not in TABLES or not isinstance(rows, dict):
            skipped.append(Skipped(f"table {table}", "this version does not know it"))
            continue
        for key, held in rows.items():
            found = _document(table, key, held)
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                documents[table, found["id"]] = found
    return Exported(
        documents,
        tuple(skipped),
        uuid if isinstance(uuid, str) else "",
        _files(tables.get(SETTINGS)),
    )


def with_files(files: Mapping[str, str]) -> dict[str, bytes]:
    """Return the table, as JSON, with which a backup holds texts by their name."""
    held = {
        str(number): {"name": name, "text": files[name]}
        for number, name in enumerate(sorted(files), 1)
    }
    return {SETTINGS: _encode(held)} if held else {}


def _files(held: object) -> dict[str, str]:
    rows = held.values() if isinstance(held, dict) else ()
    return {
        row["name"]: row["text"]
        for row in rows
        if isinstance(row, dict)
        and isinstance(row.get("name"), str)
        and isinstance(row.get("text"), str)
    }


def without_files(data: bytes) -> bytes:
    """Return an export without the user's files, one that holds records alone."""
    held = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    return _encode({name: rows for name, rows in held.items() if name != SETTINGS})


def _tables(data: bytes) -> dict[str, Any]:
    try:
        held = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.DecodeError as problem:
        raise Unreadable(
            "This file is not valid JSON; it may be cut off.", "Export it again."
        ) from problem
    except RecursionError:
        held = None
    if not isinstance(held, dict) or "contacts" not in held:
        raise Unreadable(
            "This JSON file is not a netjournal export.", "Make one with: netjournal export json"
        )
    return held


def without(exported: Exported, keeps_out: Callable[[Contact], bool]) -> Exported:
    """Leave out people who shall not come back, and what is about them."""
    gone: set[object] = {
        key
        for (table, key), document in exported.documents.items()
        if table == "contacts" and keeps_out(msgspec.convert(document, Contact))
    }
    if not gone:
        return exported
    documents = {
        (table, key): _unnamed(document, gone)
        for (table, key), document in exported.documents.items()
        if key not in gone and (table in _NAMING or gone.isdisjoint(_named_in(document)))
    }
    skipped = (*exported.skipped, left_out(len(gone)))
    return msgspec.structs.replace(exported, documents=documents, skipped=skipped)


def _named_in(document: Document) -> Iterator[object]:
    for name in ("contact", "broker", "first", "second"):
        yield document.get(name)
    for name in ("contacts", "mentions", "about", "people"):
        held = document.get(name)
        yield from held if isinstance(held, list) else ()


def _unnamed(document: Document, gone: set[object]) -> Document:
    """Return a record that stays without them, without what in it names them."""
    kept: Document = {}
    for name, value in document.items():
        if name in _LINKS and value in gone:
            continue
        if name in _LISTS:
            value = [one for one in value if _contact_of(one) not in gone]
        elif name == "met":
            value = _unnamed(value, gone)
        kept[name] = value
    return kept


def _contact_of(one: Any) -> object:
    return one.get("contact") if isinstance(one, dict) else one


def _meta(tables: dict[str, Any]) -> Document:
    meta = tables.get("meta")
    row = meta.get("1") if isinstance(meta, dict) else None
    return row if isinstance(row, dict) else {}


def _document(table: str, key: str, held: object) -> Document | Skipped:
    """Return one record's document with its id, or why it cannot be taken."""
    what = f"{table} {key}"
    raw = _encode(held).decode()
    if not _KEY.match(key) or not isinstance(held, dict):
        return Skipped(what, "it is no record", raw)
    try:
        document = {**held, "id": int(key)}
        record, extra = split(table, document)
    except (msgspec.ValidationError, ValueError) as problem:
        return Skipped(what, str(problem), raw)
    # Written anew, a value has one form only, whatever program wrote the file.
    fresh: Document = msgspec.json.decode(_encode(record))
    return {**fresh, **extra}
