"""The file's layout, between bytes and tables: the meta line, then one record per line, by table.

Knows no paths, no edits and nothing of damage; what it does not understand is for `recovery`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from mmap import mmap
from types import UnionType
from typing import Any, TypeAlias
from zlib import crc32

import msgspec

from netjournal.model.edits import Document
from netjournal.model.records import SCHEMA as SCHEMA
from netjournal.model.records import TABLES, Record

ENTRIES = b'\n"entries":{\n'
"""Where the entries begin; a raw newline cannot occur inside a JSON string."""
PAST = 100
"""How many folded edits a file names, so that two histories can find where they parted."""
_PER_CHUNK = 500

Tables: TypeAlias = Mapping[str, Mapping[int, Record]]
Key: TypeAlias = tuple[str, int]


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """The document of the meta table: whose file this is and how far it is complete.

    `checksum` is of all bytes after the first line; empty when something else than a fold wrote
    them. `fields` is the fingerprint of the fields that the writer knew, empty when the file holds
    more than those. `front` is how many bytes after the first line come before the entries, `tail`
    how many at the end are tables that nobody here knows.
    """

    schema: int = SCHEMA
    uuid: str = ""
    epoch: str = ""
    seq: int = 0
    head: str = ""
    checksum: str = ""
    fields: str = ""
    front: int = 0
    tail: int = 0
    past: tuple[str, ...] = ()


class Leftovers(msgspec.Struct):
    """What a file holds beyond the typed records, written back as it was.

    `verbatim` keeps documents that the typed record does not hold all of; their fields are written
    back as long as the record's own are the same. `aside` keeps records that cannot be read.
    """

    meta: Document = {}
    tail: bytes = b""
    verbatim: dict[Key, tuple[Record, Document]] = {}
    aside: dict[str, list[tuple[str, bytes]]] = {}


class Sheets(msgspec.Struct):
    """A file, decoded."""

    meta: Meta
    tables: dict[str, dict[int, Any]]
    extras: dict[Key, Document] = {}
    left: Leftovers = msgspec.field(default_factory=Leftovers)


encode = msgspec.json.Encoder().encode


@cache
def fingerprint() -> str:
    """Return a name for the set of all tables and fields, inner ones too, that are known here."""
    names: list[str] = []
    for table, record in TABLES.items():
        names.append(table)
        names.extend(field_names(record))
    return checksum(" ".join(names).encode())


def field_names(record: type[msgspec.Struct]) -> Iterator[str]:
    """Yield the fields of a record with their kinds, and those of the records inside it."""
    kinds = _annotations(record)
    for name, told in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        yield f"{told}:{_told(kinds[name])}"
        for part in _parts(kinds[name]):
            yield from field_names(part)


def _annotations(record: type) -> dict[str, Any]:
    kinds: dict[str, Any] = {}
    for base in reversed(record.__mro__):
        kinds |= vars(base).get("__annotations__", {})
    return kinds


def _told(kind: Any) -> str:
    """Return a type in words that are the same for every version of Python."""
    inner = ",".join(map(_told, getattr(kind, "__args__", ())))
    name = "" if isinstance(kind, UnionType) else getattr(kind, "__name__", "")
    return f"{name}[{inner}]" if inner else name


def _parts(kind: Any) -> Iterator[type[msgspec.Struct]]:
    """Yield the structs that a type is made of; their own fields count as well."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
    for inner in getattr(kind, "__args__", ()):
        yield from _parts(inner)


def checksum(*parts: bytes | memoryview) -> str:
    """Return the CRC-32 of some bytes as eight hex digits."""
    crc = 0
    for part in parts:
        crc = crc32(part, crc)
    return f"{crc:08x}"


def meta_of(data: bytes) -> tuple[Meta, Document] | None:
    """Return meta and the rest of its table, if the first line is a meta line as folds write it."""
    end = data.find(b"\n")
    if not data.startswith(b'{"meta":{"1":{') or end < 0 or data[end - 1 : end] != b",":
        return None
    try:
        raw = msgspec.json.decode(data[: end - 1] + b"}", type=dict[str, dict[str, Document]])
        return split_meta(raw["meta"])
    except (msgspec.MsgspecError, KeyError):
        return None


def split_meta(table: dict[str, Any]) -> tuple[Meta, Document]:
    """Return the typed meta and what else the table holds; raises msgspec.ValidationError."""
    doc = table.get("1", {})
    meta = msgspec.convert(doc, Meta)
    rest = {key: value for key, value in table.items() if key != "1"}
    unknown = {key: doc[key] for key in doc if key not in Meta.__struct_fields__}
    if unknown:
        rest["1"] = unknown
    return meta, rest


def is_intact(data: bytes | mmap, meta: Meta) -> bool:
    """Tell whether the bytes after the first line are those that a fold wrote."""
    body = memoryview(data)[data.find(b"\n") + 1 :]
    return bool(meta.checksum) and checksum(body) == meta.checksum


def is_plain(meta: Meta) -> bool:
    """Tell whether the file holds only what this version knows, so that it may be read whole."""
    return meta.schema == SCHEMA and meta.fields == fingerprint()


@cache
def _whole() -> msgspec.json.Decoder[Any]:
    fields: list[tuple[str, Any, Any]] = [
        (table, _rows(table), msgspec.field(default_factory=dict)) for table in TABLES
    ]
    return msgspec.json.Decoder(msgspec.defstruct("Whole", fields, gc=False))


def _rows(table: str) -> Any:
    record: Any = TABLES[table]
    return dict[int, record]


@cache
def decoder(table: str) -> msgspec.json.Decoder[dict[int, Any]]:
    """Return the decoder of one table."""
    return msgspec.json.Decoder(_rows(table))


def decode(data: bytes | bytearray) -> dict[str, dict[int, Any]]:
    """Return the tables of a plain, intact file; raises msgspec.MsgspecError."""
    held = _whole().decode(data)
    return {table: getattr(held, table) for table in TABLES}


class EntryLines:
    """The entries of a plain, intact file, from `{` on, decoded at once or slice by slice."""

    def __init__(self, data: bytes, tail: int) -> None:
        self._data = data
        self._at = len(b"{\n")
        self._end = len(data) - len(b"\n}") - tail - len(b"\n}\n")
        self._tail = tail
        self._decoder = decoder("entries")

    def after(self) -> bytes:
        """Return the tables after the entries, as they stand."""
        start = self._end + len(b"\n}")
        return self._data[start : start + self._tail]

    def newest(self) -> int:
        """Return the highest id; a fold writes records in the order of their ids."""
        if self._end <= len(b"{\n"):
            return 0
        start = self._data.rfind(b'\n"', 0, self._end) + len(b'\n"')
        return int(self._data[start : self._data.find(b'"', start)])

    def all(self) -> dict[int, Any]:
        """Return every entry by its id; raises msgspec.MsgspecError."""
        with memoryview(self._data) as view:
            return self._decoder.decode(view[: self._end + len(b"\n}")])

    def next(self, size: int) -> dict[int, Any]:
        """Return the next entries, about `size` bytes of them; none are left when it is empty."""
        if self._at >= self._end:
            return {}
        stop = self._data.find(b"\n", min(self._at + size, self._end))
        stop = self._end if stop < 0 or stop > self._end else stop
        lines = self._data[self._at : stop].rstrip(b",\n")
        self._at = stop + 1
        return self._decoder.decode(b"{" + lines + b"}")


def body(tables: Tables, extras: Mapping[Key, Document], left: Leftovers) -> Iterator[bytes]:
    """Yield everything after the meta line, in pieces of some hundred records."""
    odd = _odd_lines(tables, extras, left)
    for table in TABLES:
        yield from _section(table, tables[table], odd.get(table, {}), left.aside.get(table, []))
        yield b"\n}" if table == "entries" else b"\n},\n"
    yield left.tail + b"\n}\n"


def _section(
    table: str, rows: Mapping[int, Record], odd: Mapping[int, bytes], aside: list[tuple[str, bytes]]
) -> Iterator[bytes]:
    yield f'"{table}":{{'.encode()
    ids = sorted(rows)
    before = b"\n"
    for start in range(0, len(ids), _PER_CHUNK):
        some = ids[start : start + _PER_CHUNK]
        if odd:
            lines = [b'"%d":%b' % (one, odd.get(one) or encode(rows[one])) for one in some]
        else:
            lines = [b'"%d":%b' % (one, encode(rows[one])) for one in some]
        yield before + b",\n".join(lines)
        before = b",\n"
    for key, raw in aside:
        yield before + encode(key) + b":" + raw
        before = b",\n"


def _odd_lines(
    tables: Tables, extras: Mapping[Key, Document], left: Leftovers
) -> dict[str, dict[int, bytes]]:
    made: dict[str, dict[int, bytes]] = {}
    for table, one in {**extras, **left.verbatim}:
        record = tables[table].get(one)
        if record is None:
            continue
        doc = {**msgspec.to_builtins(record), **extras.get((table, one), {})}
        if (table, one) in left.verbatim:
            loaded, raw = left.verbatim[table, one]
            for name, value in raw.items():
                if getattr(record, name) == getattr(loaded, name):
                    doc[name] = value
        made.setdefault(table, {})[one] = encode(doc)
    return made


def meta_line(meta: Meta, rest: Document) -> bytes:
    """Return the first line of a file."""
    doc = {**rest.get("1", {}), **msgspec.to_builtins(meta)}
    table = {"1": doc, **{key: value for key, value in rest.items() if key != "1"}}
    return b'{"meta":' + encode(table) + b",\n"


def render(
    meta: Meta, tables: Tables, extras: Mapping[Key, Document], left: Leftovers
) -> list[bytes]:
    """Return a whole file in pieces, with its checksum."""
    pieces = list(body(tables, extras, left))
    plain = not (extras or left.verbatim or left.aside)
    front = next(end for end, piece in _ends(pieces) if piece == ENTRIES[1:-1])
    meta = msgspec.structs.replace(
        meta,
        schema=SCHEMA,
        front=front,
        checksum=checksum(*pieces),
        fields=fingerprint() if plain else "",
        tail=len(left.tail),
    )
    return [meta_line(meta, left.meta), *pieces]


def _ends(pieces: list[bytes]) -> Iterator[tuple[int, bytes]]:
    end = 1
    for piece in pieces:
        end += len(piece)
        yield end, piece


def tail(unknown: Mapping[str, bytes]) -> bytes:
    """Return tables that nobody here knows, given as JSON, as they stand at a file's end."""
    return b"".join(b",\n" + encode(name) + b":" + raw for name, raw in unknown.items())
