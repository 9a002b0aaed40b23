"""What other programs and crashes leave beside a journal: conflict copies, half-written files."""

from __future__ import annotations

import os
import re
from pathlib import Path

from netjournal.store import durable

_STALE = 3600.0
"""Seconds after which a half-written file is nobody's any more."""


def conflict_copies(path: Path) -> list[Path]:
    """Return the versions of the journal or its edits that a sync program put beside it."""
    try:
        names = os.listdir(path.parent)  # noqa: PTH208 - at every opening
    except OSError:
        return []
    own = (path.name, f"{path.name}.edits", f"{path.name}.lock")
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


def forgetting(path: Path) -> Path:
    """Return the file that says that somebody of this journal is being forgotten."""
    return path.with_name(f"{path.name}.forgetting")


def sweep(path: Path, now: float) -> None:
    """Remove what a crash left half-written beside the journal a while ago."""
    for scrap in path.parent.glob(f"{path.name}*.tmp"):
        found = durable.stamp(scrap)
        if found is not None and now - found.changed / 1e9 > _STALE:
            durable.remove(scrap)
