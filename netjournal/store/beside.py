"""What other programs and crashes leave beside a journal: conflict copies, half-written files."""

from __future__ import annotations

import os
import re
from pathlib import Path

from netjournal.store import durable

_STALE = 3600.0
"""Seconds after which a half-written file is nobody's any more."""


def edits(path: Path) -> Path:
    """Return the file with the edits of a journal, or of a copy of one."""
    return path.with_name(f"{path.name}.edits")


def conflict_copies(path: Path) -> list[Path]:
    """Return the versions of the journal or its edits that a sync program put beside it."""
    names = _names(path.parent)
    own = (path.name, edits(path).name, f"{path.name}.lock")
    start = path.stem.lower()
    like = sorted(one for one in names if one.lower().startswith(start) and one not in own)
    if not like:
        # Compiling takes longer than all the rest here.
        return []
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    mark = r"(?:\.sync-conflict-[\w-]+|[ _.-].*conflict.*| ?\(\d+\)| \d+)"
    pattern = re.compile(
        rf"{stem}(?:{mark}{suffix}(?:\.edits)?|{suffix}{mark}\.edits|{suffix}\.edits{mark})", re.I
    )
    return [path.parent / name for name in like if pattern.fullmatch(name)]


def are_edits(copy: Path, path: Path) -> bool:
    """Tell whether a conflict copy is one of the journal's edits."""
    return ".edits" in copy.name[len(path.stem) :].lower()


def edits_aside(path: Path) -> list[Path]:
    """Return what was kept of edits files that no longer fitted or were damaged."""
    start = f"{edits(path).name}."
    return [path.parent / name for name in _names(path.parent) if name.startswith(start)]


def forgetting(path: Path) -> Path:
    """Return the file that says that somebody of this journal is being forgotten."""
    return path.with_name(f"{path.name}.forgetting")


def scraps(path: Path) -> list[Path]:
    """Return what a crash left half-written beside the journal, or what is being written."""
    names = [name for name in _names(path.parent) if name.endswith(".tmp")]
    if not names:
        return []
    kinds = r"(?:\.edits(?:\.\d{8}T\d{6}-[0-9a-f]{4})?|\.forgetting)?"
    own = re.compile(rf"{re.escape(path.name)}{kinds}\.[0-9a-f]{{8}}\.tmp")
    return [path.parent / name for name in names if own.fullmatch(name)]


def sweep(path: Path, now: float) -> None:
    """Remove what a crash left half-written a while ago."""
    for scrap in scraps(path):
        found = durable.stamp(scrap)
        if found is not None and now - found.changed / 1e9 > _STALE:
            durable.remove(scrap)


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - at every opening
    except OSError:
        return []
