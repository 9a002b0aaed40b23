"""Reading a file that no fold of this version wrote: record by record, losing nothing.

Also says, in words, why a file cannot be read at all. Writes nothing.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from netjournal.errors import Unreadable, reason
from netjournal.model.edits import Document, document, split
from netjournal.model.records import TABLES
from netjournal.store import layout
from netjournal.store.layout import Key, Leftovers, Meta, Sheets

HINT = "netjournal restore brings back an older copy; netjournal check says more."
STEPS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()
"""The first brings a file of schema 1 to schema 2, and so on, one less than `layout.SCHEMA`."""

_LONG_ID = 17
"""Digits; an id has 53 bits, and spreadsheets keep no more of them either."""


class Problem(msgspec.Struct, frozen=True):
    """Something about the file that a person should know; `raw` is a record set aside, as JSON.

    `kind` is one of: set-aside, duplicate, changed-outside, apart, refused, removed, damage,
    dangling, forgetting, conflict-copy, no-copies.
    """

    kind: str
    sentence: str
    count: int = 1
    table: str = ""
    raw: str = ""


class _Twice(dict[str, Any]):
    """A JSON object in which a key stood more than once; the earlier values are in `others`."""

    others: list[tuple[str, Any]]


def refuse_odd_path(path: Path) -> None:
    """Raise Unreadable where the path is no plain file; a missing one is not refused."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise Unreadable(f"{path} cannot be opened: {reason(error)}.") from error
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a pipe",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
        stat.S_IFSOCK: "a socket",
    }
    if not stat.S_ISREG(mode):
        what = kinds.get(stat.S_IFMT(mode), "no plain file")
        raise Unreadable(f"{path} is {what}, not a journal.", "Name a file with --journal PATH.")


def parse(data: bytes, path: Path) -> dict[str, Any]:
    """Return the file as plain documents; raises Unreadable with the reason."""
    import json

    text = _text(data, path)
    try:
        held = json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant)
        json.dumps(held, ensure_ascii=False).encode()
    except RecursionError as error:
        raise Unreadable(f"{path.name} is nested too deeply to be a journal.", HINT) from error
    except UnicodeEncodeError as error:
        raise Unreadable(f"{path.name} holds half a character.", HINT) from error
    except json.JSONDecodeError as error:
        ends = error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated")
        where = "stops in the middle" if ends else f"is not valid JSON in line {error.lineno}"
        raise Unreadable(f"{path.name} {where}; it was not touched.", HINT) from error
    except ValueError as error:
        raise Unreadable(f"{path.name} is not valid JSON; it was not touched.", HINT) from error
    if not isinstance(held, dict):
        raise Unreadable(f"{path.name} is JSON, but not a journal.", HINT)
    return held


def _text(data: bytes, path: Path) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(f"{path.name} is UTF-16 text; a journal is UTF-8.", HINT)
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable(f"{path.name} is empty; it was not touched.", HINT)
    if b"\0" in data:
        raise Unreadable(f"{path.name} holds NUL bytes, as after a crash of the disk.", HINT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path.name} is not UTF-8 text; it was not touched.", HINT) from error


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    twice = _Twice(made)
    last = {key: number for number, (key, _) in enumerate(pairs)}
    twice.others = [
        (key, value) for number, (key, value) in enumerate(pairs) if last[key] != number
    ]
    return twice


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is not JSON")


def read_carefully(data: bytes, path: Path) -> tuple[Sheets, list[Problem]]:
    """Return all that can be read of a file, and what is odd about it; raises Unreadable."""
    file = parse(data, path)
    table = file.get("meta")
    try:
        meta, rest = layout.split_meta(table if isinstance(table, dict) else {})
    except (msgspec.ValidationError, AttributeError, TypeError):
        meta, rest = Meta(), {"of_before": table}
    for step in STEPS[max(meta.schema, 1) - 1 :]:
        file = step(file)
    reader = _Reader()
    for name in TABLES:
        reader.read(name, file.get(name, {}))
    unknown = {name: value for name, value in file.items() if name not in TABLES and name != "meta"}
    for name, value in getattr(file, "others", ()):
        reader.keep_second_table(name, value)
    left = Leftovers(
        meta=rest,
        tail=layout.tail({name: _raw(value) for name, value in {**unknown, **reader.kept}.items()}),
        verbatim=reader.verbatim,
        aside=reader.aside,
    )
    sheets = Sheets(meta=meta, tables=reader.tables, extras=reader.extras, left=left)
    return sheets, reader.problems


class _Reader:
    """Takes in plain documents table by table."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[int, Any]] = {name: {} for name in TABLES}
        self.extras: dict[Key, Document] = {}
        self.verbatim: dict[Key, Any] = {}
        self.aside: dict[str, list[tuple[str, bytes]]] = {}
        self.kept: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def read(self, table: str, held: object) -> None:
        if not isinstance(held, dict):
            self.kept[f"{table}_set_aside"] = held
            self._tell("set-aside", f"The table {table} holds no records; it was kept as it is.")
            return
        bad = len(self.aside.get(table, ()))
        for key, value in held.items():
            self._take(table, key, value)
        doubles = [pair for pair in getattr(held, "others", ()) if pair[1] != held[pair[0]]]
        for _, value in doubles:
            self._take(table, str(self._free_id(table)), value)
        if doubles:
            count = len(doubles)
            told = f"{count} in {table} had an id that another has as well; both were kept."
            self._tell("duplicate", told, count, table)
        bad = len(self.aside.get(table, ())) - bad
        if bad:
            told = f"{bad} in {table} cannot be read; the file keeps what is there."
            self._tell("set-aside", told, bad, table)

    def keep_second_table(self, name: str, value: object) -> None:
        """Keep a table whose name stood in the file before, under a name of its own."""
        self.kept[f"{name}_set_aside"] = value
        told = f"The table {name} was in the file twice; the second was read, the first kept."
        self._tell("duplicate", told, 1, name)

    def _take(self, table: str, key: str, value: Any) -> None:
        one = int(key) if key.isascii() and key.isdecimal() and len(key) < _LONG_ID else -1
        try:
            if one <= 0 or one in self.tables[table] or not isinstance(value, dict):
                raise msgspec.ValidationError
            doc = {**value, "id": one}
            record, extra = split(table, doc)
        except msgspec.ValidationError:
            self.aside.setdefault(table, []).append((key, _raw(value)))
            return
        self.tables[table][one] = record
        if extra:
            self.extras[table, one] = extra
        if more := _not_in_record(doc, document(record), extra):
            self.verbatim[table, one] = (record, more)

    def _free_id(self, table: str) -> int:
        return max(self.tables[table], default=0) + 1

    def _tell(self, kind: str, sentence: str, count: int = 1, table: str = "") -> None:
        self.problems.append(Problem(kind, sentence, count, table))


def _not_in_record(doc: Document, held: Document, extra: Iterable[str]) -> Document:
    """Return the fields with inner values that the typed record does not hold all of."""
    return {
        name: value
        for name, value in doc.items()
        if isinstance(value, (dict, list)) and name not in extra and value != held.get(name, [])
    }


def _raw(value: Any) -> bytes:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def difference(old: dict[str, dict[int, Any]], new: dict[str, dict[int, Any]]) -> str:
    """Say how two states of the records differ, in counts: "2 contacts gone, 1 entry new"."""
    told: list[str] = []
    for table in TABLES:
        before, after = old[table], new[table]
        gone = len(before.keys() - after.keys())
        fresh = len(after.keys() - before.keys())
        changed = sum(1 for one in before.keys() & after.keys() if before[one] != after[one])
        for count, word in ((gone, "gone"), (fresh, "new"), (changed, "changed")):
            if count:
                told.append(f"{count} of {table.replace('_', '-')} {word}")
    return ", ".join(told) or "no record differs"
