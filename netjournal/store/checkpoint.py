"""The journal file as a TinyDB storage, for `TinyDB(path, storage=JournalStorage)`.

`read` and `write` are TinyDB's own; the store itself reads bytes and puts whole files in place.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from netjournal.model.records import TABLES
from netjournal.store import durable, recovery


class JournalStorage(Storage):
    """Reads the file as tables of documents, and writes it whole and in one step."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path).resolve()

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return every table as documents; None: there is no file. Raises Unreadable."""
        try:
            data = self.load()
        except FileNotFoundError:
            return None
        return recovery.parse(data, self.path)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Write tables of documents; counts as a change from outside, for no edit tells of it."""
        durable.replace(self.path, _as_lines(data))

    def load(self) -> bytes:
        """Return the file's bytes."""
        return durable.read(self.path)

    def write_beside(self, pieces: Iterable[bytes]) -> Path:
        """Write a whole file under another name in the same folder, and return that."""
        target = durable.temporary(self.path)
        durable.write_new(target, pieces)
        return target

    def put_in_place(self, written: Path) -> None:
        """Put a file written beside it in the journal's place, in one step."""
        durable.rename(written, self.path)
        durable.sync_folder(self.path.parent)


def _as_lines(data: dict[str, dict[str, Any]]) -> list[bytes]:
    meta = dict(data.get("meta", {}))
    if isinstance(meta.get("1"), dict):
        meta["1"] = {**meta["1"], "checksum": ""}
    pieces = [b'{"meta":' + msgspec.json.encode(meta)]
    tables = [*TABLES, *(name for name in data if name not in TABLES and name != "meta")]
    for table in tables:
        lines = [
            msgspec.json.encode(str(one)) + b":" + msgspec.json.encode(doc)
            for one, doc in data.get(table, {}).items()
        ]
        section = b",\n" + msgspec.json.encode(table) + b":{\n" + b",\n".join(lines)
        pieces.append(section + (b"\n}" if lines else b"}"))
    pieces.append(b"\n}\n")
    return pieces
