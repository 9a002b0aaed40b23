"""Every step the store takes on the disk, one small function each, so that tests can make any fail.

Knows bytes and paths, nothing of journals.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

import msgspec

MODE = 0o600
"""A journal is nobody else's business."""


class Stamp(msgspec.Struct, frozen=True):
    """What tells one version of a file from the next without reading it."""

    device: int
    inode: int
    size: int
    changed: int


def _stamp_of(found: os.stat_result) -> Stamp:
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def stamp(path: Path) -> Stamp | None:
    """Return the file's stamp; None where there is no file."""
    try:
        return _stamp_of(os.stat(path))  # noqa: PTH116 - half the time of Path.stat, at every save
    except FileNotFoundError:
        return None


def stamp_open(fd: int) -> Stamp:
    """Return the stamp of an open file."""
    return _stamp_of(os.fstat(fd))


def read(path: Path) -> bytes:
    """Return everything a file holds."""
    with path.open("rb", buffering=0) as file:
        return file.readall() or b""


def read_at(fd: int, start: int, size: int) -> bytes:
    """Return up to `size` bytes of an open file from `start`."""
    os.lseek(fd, start, os.SEEK_SET)
    parts = []
    while size > 0:
        part = os.read(fd, size)
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def read_into(fd: int, size: int, more: bytes) -> bytearray:
    """Return the first `size` bytes of an open file and then `more`, copied only once."""
    held = bytearray(size + len(more))
    taken = 0
    os.lseek(fd, 0, os.SEEK_SET)
    with memoryview(held) as view, FileIO(fd, closefd=False) as file:
        while taken < size and (part := file.readinto(view[taken:size])):
            taken += part
    held[taken:] = more
    return held


def open_appending(path: Path) -> int:
    """Open a file to read it and append to it, made with mode 0600 where it is missing."""
    return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY | _PRIVATE, MODE)


def open_reading(path: Path) -> int:
    """Open a file to read it."""
    return os.open(path, os.O_RDONLY | _BINARY | _PRIVATE)


def create(path: Path) -> int:
    """Make a file that must not exist yet, mode 0600."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _PRIVATE, MODE)


def write(fd: int, data: bytes | memoryview) -> int:
    """Write once; the disk may take less than it was given."""
    return os.write(fd, data)


def sync(fd: int) -> None:
    """Return when the file's data are on the disk, so that an append survives a power cut."""
    if sys.platform == "darwin":
        full_sync(fd)
    elif sys.platform == "win32":
        os.fsync(fd)
    else:
        os.fdatasync(fd)


def full_sync(fd: int) -> None:
    """Return when data and metadata are on the disk; on macOS past the drive's own cache."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
    else:
        os.fsync(fd)


def truncate(fd: int, size: int) -> None:
    """Cut an open file to a length."""
    os.ftruncate(fd, size)


def close(fd: int) -> None:
    """Close an open file."""
    os.close(fd)


def rename(source: Path, target: Path) -> None:
    """Put one file in another's place in one step."""
    os.replace(source, target)  # noqa: PTH105 - the step that tests make fail


def link(source: Path, target: Path) -> None:
    """Give a file a second name."""
    os.link(source, target)


def remove(path: Path) -> None:
    """Remove a file if it is there."""
    path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut; Windows has no such step."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, that nobody else may enter."""
    # With `parents` Python would give those above it the system's own mode.
    for missing in [one for one in (*reversed(folder.parents), folder) if not one.exists()]:
        missing.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def write_all(fd: int, data: bytes) -> None:
    """Write all of it, in as many steps as the disk wants; raises OSError where it refuses."""
    taken = write(fd, data)
    if taken == len(data):
        return
    rest = memoryview(data)[taken:]
    while rest:
        taken = write(fd, rest)
        if taken == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[taken:]


def write_new(path: Path, chunks: Iterable[bytes]) -> None:
    """Make a file with these bytes, on the disk when this returns; nothing is left on failure."""
    fd = create(path)
    with _removed_unless_done(path):
        try:
            for chunk in chunks:
                write_all(fd, chunk)
            full_sync(fd)
        finally:
            close(fd)


@contextmanager
def _removed_unless_done(path: Path) -> Iterator[None]:
    """Remove a file of ours where a step on it fails, or somebody interrupts it."""
    done = False
    try:
        yield
        done = True
    finally:
        if not done:
            remove(path)


def replace(path: Path, chunks: Iterable[bytes]) -> None:
    """Put these bytes in a file's place in one step: it is the old one or the new one."""
    fresh = temporary(path)
    write_new(fresh, chunks)
    with _removed_unless_done(fresh):
        rename(fresh, path)
    sync_folder(path.parent)


def temporary(path: Path) -> Path:
    """Return a name beside a file that nothing uses yet."""
    return path.with_name(f"{path.name}.{os.urandom(4).hex()}.tmp")


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where the disk knows no second names."""
    try:
        link(source, target)
    except OSError:
        copy(source, target)


def copy(source: Path, target: Path) -> None:
    """Copy a file's bytes under a new name that must not exist yet."""
    write_new(target, _pieces(read(source)))


def _pieces(data: bytes, size: int = 1 << 20) -> Iterable[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


_BINARY = getattr(os, "O_BINARY", 0)
_PRIVATE = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
