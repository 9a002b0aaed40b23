"""Paths that somebody typed or dragged into the files to import, and their bytes.

It reads the disk and knows nothing of what the files hold beyond their first bytes.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from netjournal.errors import Unreadable, reason
from netjournal.formats.detect import Kind, detect

LARGEST = 256 << 20
ENDINGS = (".vcf", ".vcard", ".csv", ".tsv", ".zip", ".json", ".md")
_DEEP = 3
_MOST = 1_000
_FIRST = 64 * 1024
_IMPORTED = (Kind.VCARD, Kind.NETJOURNAL, Kind.CSV, Kind.FRIENDS, Kind.ZIP)


def dragged(words: str) -> list[Path]:
    """Read paths as terminals type dropped files: quoted, escaped, as URLs."""
    whole = Path(_bare(words.strip())).expanduser()
    if _exists(whole):
        return [whole]
    try:
        parts = shlex.split(words)
    except ValueError:
        parts = [words]
    return [Path(_bare(part)).expanduser() for part in parts if part.strip()]


def _bare(word: str) -> str:
    if word[:1] in "'\"" and word[-1:] == word[:1]:
        word = word[1:-1]
    if word.startswith("file://"):
        word = unquote(re.sub(r"^file://(localhost)?", "", word))
    return word


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def expanded(paths: Iterable[Path]) -> list[Path]:
    """Return the files meant: of a folder those that can be imported, by name."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = list(_inside(path))
            if not inside:
                raise Unreadable(
                    f"{path} holds nothing that can be imported.",
                    "Looked for: " + " ".join(ENDINGS),
                )
            found.update(dict.fromkeys(inside))
        else:
            found[path] = None
    return list(found)


def _inside(folder: Path) -> Iterator[Path]:
    held: list[Path] = []
    depth = len(folder.parts)
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if len(here.parts) - depth >= _DEEP:
            folders.clear()
        held += [here / name for name in sorted(names) if _has_ending(name)]
        if len(held) > _MOST:
            raise Unreadable(f"{folder} holds more than {_MOST:,} files.", "Name some of them.")
    for path in held:
        if kind_of(path) in _IMPORTED:
            yield path


def _has_ending(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and not name.startswith(".")


def candidates(folder: Path) -> list[Path]:
    """Return the files of a folder that look importable by name, newest first."""
    found: list[tuple[float, Path]] = []
    try:
        with os.scandir(folder) as held:
            for one in held:
                if _has_ending(one.name) and one.is_file():
                    found.append((-one.stat().st_mtime, Path(one.path)))
    except OSError:
        return []
    return [path for _, path in sorted(found)]


def kind_of(path: Path) -> Kind:
    """Return the kind of a file by its first bytes; one that cannot be read is unknown."""
    try:
        with path.open("rb") as file:
            return detect(file.read(_FIRST), path.name)
    except OSError:
        return Kind.UNKNOWN


def read_file(path: Path) -> bytes:
    """Return a file's bytes; raises Unreadable."""
    try:
        with path.open("rb") as file:
            # A device has no size, and may never end.
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as problem:
        raise Unreadable(f"{path} cannot be read: {reason(problem)}.") from None
    if len(data) > LARGEST:
        raise Unreadable(f"{path.name} is too large.", "256 MB is the most; split the file.")
    return data
