"""Whom the last prompt named, so that the next one need not read the journal again.

A prompt comes after every command of a shell, and the journal is mostly as it was. Only ids are
kept, with what they were true of; names are read from the journal each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeAlias

import msgspec

from netjournal import paths
from netjournal.store import beside, durable
from netjournal.store.durable import Stamp

Files: TypeAlias = tuple[Stamp | None, Stamp | None]
"""What tells a journal's file and its edits from any others."""


class Kept(msgspec.Struct):
    """The people, what they were found by (journal, day, limit), and in which files."""

    of: str
    files: Files
    people: list[int] | None
    """None where the file alone does not have their names."""
    rest: msgspec.Raw
    """For who has to look again; most prompts need not read it."""


class _Named(msgspec.Struct):
    name: str


def remembered(journal: Path, of: str) -> list[str] | None:
    """Return the names of the people of the last prompt; None where anything changed since."""
    last = last_prompt(of)
    if last is None or last.people is None or last.files != files_of(journal):
        return None
    with suppress(OSError, ValueError, msgspec.MsgspecError):
        return list(names(journal, last.people).values())
    return None


def files_of(journal: Path) -> Files:
    """Return the files as they are now."""
    return durable.stamp(journal), durable.stamp(beside.edits(journal))


def last_prompt(of: str) -> Kept | None:
    """Return what the last prompt kept; None where it was of another journal, day or limit."""
    try:
        held = msgspec.json.decode(paths.prompt().read_bytes(), type=Kept)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return held if held.of == of else None


def keep(prompt: Kept) -> None:
    """Keep it for the next prompt; where that cannot be, that reads again."""
    with suppress(OSError):
        path = paths.prompt()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(0o600)
        path.write_bytes(msgspec.json.encode(prompt))


def names(journal: Path, people: Sequence[int]) -> dict[int, str]:
    """Return the names of those people whom the file has, as it has them."""
    found = {}
    with journal.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as held:
        for one in people:
            mark = b'\n"%d":' % one
            start = held.find(mark) + len(mark)
            if start >= len(mark):
                line = held[start : held.find(b"\n", start)].rstrip(b",")
                found[one] = msgspec.json.decode(line, type=_Named).name
    return found
