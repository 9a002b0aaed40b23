"""Older copies of a journal, one folder for each journal's uuid; thinned as they age."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from netjournal.store import beside, durable
from netjournal.store.recovery import Problem

HOURLY, DAILY, MONTHLY = 24, 30, 12
SPECIAL = 30
"""How many copies from before an import, a merge or a restore are kept."""
_ABOUT = "about.txt"
_NAME = re.compile(r"(\d{8}T\d{9})Z(?:-([a-z-]+?))?(?:\.\d+)?\.json")


class Backup(msgspec.Struct, frozen=True):
    """One older copy; `reason` is why it was made, empty for the hourly ones."""

    path: Path
    at: datetime
    reason: str = ""


def listed(root: Path, uuid: str) -> list[Backup]:
    """Return a journal's copies, newest first."""
    folder = root / uuid
    if not uuid or not folder.is_dir():
        return []
    made = [backup for path in folder.iterdir() if (backup := _backup(path))]
    return sorted(made, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def _backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if not match:
        return None
    at = datetime.strptime(match[1], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    return Backup(path, at, match[2] or "")


def known_for(root: Path, path: Path) -> list[Backup]:
    """Return the copies made of whatever journal was at this path, newest first."""
    found: list[Backup] = []
    if root.is_dir():
        for about in root.glob(f"*/{_ABOUT}"):
            if _tells_of(about, path):
                found += listed(root, about.parent.name)
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def folders_for(root: Path, uuid: str, path: Path) -> list[Path]:
    """Return the folders with copies of this journal, or of whatever else was at its path."""
    found = {about.parent for about in root.glob(f"*/{_ABOUT}") if _tells_of(about, path)}
    return sorted({*found, root / uuid} if uuid else found)


def _tells_of(about: Path, path: Path) -> bool:
    return str(path) in _told_in(about)


def no_place(root: Path) -> Problem:
    """Say that copies cannot be kept there."""
    return Problem("no-copies", f"No older copies can be kept in {root}.")


def can_keep(root: Path) -> bool:
    """Tell whether copies can be kept, as far as that shows without trying."""
    there = next(folder for folder in (root, *root.parents) if folder.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def keep(root: Path, uuid: str, path: Path, now: datetime, reason: str = "") -> Backup | None:
    """Keep the file as it stands, at most one an hour where no reason is given.

    Returns None where nothing was to be kept; raises OSError.
    """
    there = durable.stamp(path)
    if there is None or not there.size:
        return None
    at = now.astimezone(UTC)
    held = listed(root, uuid)
    if held and not reason and timedelta(0) <= at - held[0].at < timedelta(hours=1):
        return None
    folder = root / uuid
    durable.make_folder(folder)
    _note_path(folder, path)
    target = free_name(folder, at, reason)
    durable.link_or_copy(path, target)
    durable.sync_folder(folder)
    hourly = [backup for backup in held if not backup.reason]
    special = [backup for backup in held if backup.reason]
    for old in (*too_many(hourly, at), *special[SPECIAL:]):
        durable.remove(old.path)
        durable.remove(beside.edits(old.path))
    return _backup(target)


def free_name(folder: Path, at: datetime, reason: str) -> Path:
    """Return a name for a copy that is not taken yet."""
    at = at.astimezone(UTC)
    stem = f"{at:%Y%m%dT%H%M%S}{at.microsecond // 1000:03d}Z" + (f"-{reason}" if reason else "")
    target = folder / f"{stem}.json"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{stem}.{number}.json"
    return target


def _note_path(folder: Path, path: Path) -> None:
    about = folder / _ABOUT
    held = _told_in(about) if about.exists() else ["Older copies of the journal at"]
    if str(path) not in held:
        text = "\n".join((*held, str(path), ""))
        durable.replace(about, [text.encode("utf-8", "surrogateescape")])


def _told_in(about: Path) -> list[str]:
    # The name of a file need not be UTF-8.
    return about.read_text("utf-8", "surrogateescape").splitlines()


def too_many(held: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return the copies to drop: all but the newest of each of 24 hours, 30 days, 12 months."""
    newest_first = sorted(held, key=lambda backup: backup.at, reverse=True)
    kept: set[Path] = set()
    for form, count in (("%Y%m%d%H", HOURLY), ("%Y%m%d", DAILY), ("%Y%m", MONTHLY)):
        seen: set[str] = set()
        for backup in newest_first:
            slot = backup.at.strftime(form)
            if slot not in seen and len(seen) < count:
                seen.add(slot)
                kept.add(backup.path)
    # A clock that went back makes copies of the future; those are never too old.
    return [b for b in newest_first if b.path not in kept and b.at <= now]
