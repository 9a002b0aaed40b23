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
        self._token = ""
        """What we wrote into the file that stands for the lock where the file system knows none."""

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
        self._token = _make_token(self._token_path())
        return bool(self._token)

    def _token_path(self) -> Path:
        return self.path.with_name(f"{self.path.name}ed")

    def _release(self) -> None:
        if not self._token:
            _unlock(self._fd)
            return
        with suppress(OSError):
            _remove_token(self._token_path(), self._token)
        self._token = ""

    def _is_current(self) -> bool:
        # Somebody may have removed the file; two processes would then hold two different locks.
        try:
            there = os.stat(self.path)  # noqa: PTH116 - at every save
        except FileNotFoundError:
            return False
        mine = os.fstat(self._fd)
        return (there.st_ino, there.st_dev) == (mine.st_ino, mine.st_dev)


def _make_token(path: Path) -> str:
    """Make the file that only one can make, and return what it says; empty: another has it.

    One that a dead process left behind is taken away.
    """
    own = f"{_host()} {os.getpid()} {os.urandom(4).hex()}"
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PRIVATE, 0o600)
    except FileExistsError:
        with suppress(OSError):
            held = path.read_text("utf-8", errors="replace")
            if _is_left_behind(held, path.stat().st_mtime):
                _remove_token(path, held)
        return ""
    try:
        os.write(fd, own.encode())
    finally:
        os.close(fd)
    return own


def _remove_token(path: Path, held: str) -> None:
    """Remove the token that says this, not one that somebody made in its place meanwhile."""
    aside = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    path.rename(aside)
    if aside.read_text("utf-8", errors="replace") == held:
        aside.unlink()
    else:
        aside.rename(path)


def _host() -> str:
    return "" if sys.platform == "win32" else os.uname().nodename


def _is_left_behind(held: str, made: float) -> bool:
    if time.time() - made > _ABANDONED:
        return True
    host, process, *_ = (*held.split(" "), "", "")
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
