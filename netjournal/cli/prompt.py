"""Whom the last prompt named, so that the next one need not read the journal again.

A prompt comes after every command of a shell, and the journal is mostly as it was. Only ids are
kept, with what they were true of; names are read from the journal each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from mmap import ACCESS_READ, mmap
from pathlib import Path

import msgspec

from netjournal import paths


class _Kept(msgspec.Struct):
    """The people, and the day, the limit and the files that they were found by."""

    of: str
    people: list[int] = []


class _Named(msgspec.Struct):
    name: str


def remembered(journal: Path, moment: str) -> list[str] | None:
    """Return the names of the people of the last prompt; None where anything changed since."""
    try:
        kept = msgspec.json.decode(paths.prompt().read_bytes(), type=_Kept)
        if kept.of != moment:
            return None
        return _names(journal, kept.people) if kept.people else []
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def remember(journal: Path, moment: str, people: Sequence[int], names: Sequence[str]) -> None:
    """Keep the people of a moment from before they were read; where that cannot be, the next
    prompt reads again.

    Nothing is kept where the file has not these names, because they came since it was folded.
    """
    with suppress(OSError, ValueError, msgspec.MsgspecError):
        if people and _names(journal, people) != names:
            return
        kept = msgspec.json.encode(_Kept(moment, list(people)))
        path = paths.prompt()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(0o600)
        path.write_bytes(kept)


def moment_of(journal: Path, day: date, limit: int) -> str:
    """Return what tells this moment from any in which others would be named."""
    held = [f"{journal} {day} {limit}"]
    for path in (journal, journal.with_name(f"{journal.name}.edits")):
        with suppress(FileNotFoundError):
            found = path.stat()
            held.append(f"{found.st_ino} {found.st_size} {found.st_mtime_ns}")
    return " ".join(held)


def _names(journal: Path, people: Sequence[int]) -> list[str]:
    names = []
    with journal.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as held:
        for one in people:
            mark = b'\n"%d":' % one
            start = held.find(mark)
            if start < 0:
                raise ValueError
            line = held[start + len(mark) : held.find(b"\n", start + len(mark))]
            names.append(msgspec.json.decode(line.rstrip(b","), type=_Named).name)
    return names
