"""The lock that keeps writers of one journal apart: a file of its own, never renamed or removed.

The system frees it when its process ends, however it ends. Knows nothing of what it guards.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from netjournal.errors import SaveFailed

PATIENCE = 5.0
"""Seconds to wait for another writer; one save takes a thousandth of that."""
_PAUSE = 0.002
_ABANDONED = 60.0
"""Seconds after which a token counts as left behind by another machine; a fold takes fewer."""
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})


class Lock:
    """An exclusive lock, taken again by its holder without harm."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fd = -1
        self._depth = 0
        self._token: Path | None = None
        """A file that stands for the lock where the file system knows none."""

    @contextmanager
    def held(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock; raises SaveFailed when another process keeps it, OSError without one."""
        if not self._depth:
            self._acquire(PATIENCE if patience is None else patience)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self._release()

    def close(self) -> None:
        """Let go of the lock file."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _acquire(self, patience: float) -> None:
        until = 0.0
        while True:
            if self._fd < 0:
                self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT | _PRIVATE, 0o600)
            if self._try():
                if self._is_current():
                    return
                self.close()
                continue
            now = time.monotonic()
            until = until or now + patience
            if now >= until:
                raise SaveFailed(
                    "Another netjournal is busy with this journal.", "Try again in a moment."
                )
            time.sleep(_PAUSE)

    def _try(self) -> bool:
        try:
            return _try_lock(self._fd)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        token = self.path.with_name(f"{self.path.name}ed")
        self._token = token if _make_token(token) else None
        return self._token is not None

    def _release(self) -> None:
        if self._token is None:
            _unlock(self._fd)
        else:
            self._token.unlink(missing_ok=True)
            self._token = None

    def _is_current(self) -> bool:
        # Somebody may have removed the file; two processes would then hold two different locks.
        try:
            there = os.stat(self.path)  # noqa: PTH116 - at every save
        except FileNotFoundError:
            return False
        mine = os.fstat(self._fd)
        return (there.st_ino, there.st_dev) == (mine.st_ino, mine.st_dev)


def _make_token(path: Path) -> bool:
    """Make the file that only one can make; one that a dead process left behind is taken away."""
    own = f"{_host()} {os.getpid()}"
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PRIVATE, 0o600)
    except FileExistsError:
        with suppress(OSError):
            if _is_left_behind(path):
                path.unlink()
        return False
    try:
        os.write(fd, own.encode())
    finally:
        os.close(fd)
    return True


def _host() -> str:
    return "" if sys.platform == "win32" else os.uname().nodename


def _is_left_behind(path: Path) -> bool:
    if time.time() - path.stat().st_mtime > _ABANDONED:
        return True
    host, _, process = path.read_text("utf-8", errors="replace").partition(" ")
    if host != _host() or not process.isdecimal() or sys.platform == "win32":
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(fd: int) -> bool:
        os.lseek(fd, 0, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(fd: int) -> None:
        os.lseek(fd, 0, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


_PRIVATE = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
