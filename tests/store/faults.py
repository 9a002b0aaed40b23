"""A disk that fails at one step: `durable` is counted, and the chosen call goes wrong.

A kill ends the process there: whatever would run afterwards touches nothing. A power cut also takes
away what was not synced: bytes, or the names that a folder gained, lost or exchanged.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from netjournal.store import durable

ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE", "EXDEV", "EBUSY")
CRASHES = ("killed after", "bytes lost", "names lost")
AT_WRITES = ("half written", "short write")
INTERRUPTED = "interrupted"
NONE = "none"

_STEPS = (
    *("open_appending", "create", "write", "sync", "full_sync", "truncate"),
    *("rename", "link", "remove", "sync_folder", "make_folder"),
)


class Killed(BaseException):
    """The process is no more."""


class Disk:
    """While entered, step number `at` of the store meets the fault; with `lasting`, all like it do.

    `steps` are the names of the steps that were taken, `at_risk` the crashes that would have taken
    more with them than the process, after each step of a disk that never failed.
    """

    def __init__(self, fault: str = NONE, at: int = 0, *, lasting: bool = False) -> None:
        self.fault, self.at, self.lasting = fault, at, lasting
        self.steps: list[str] = []
        self.at_risk: list[set[str]] = []
        self._dead = False
        self._paths: dict[int, Path] = {}
        self._safe: dict[Path, int] = {}
        """How many bytes of a file are on the disk for certain."""
        self._names: list[tuple[Path, bytes | None]] = []
        """What stood under a name before it was changed, as long as its folder is not synced."""
        self._patch = pytest.MonkeyPatch()

    def __enter__(self) -> Disk:
        for name in _STEPS:
            self._patch.setattr(durable, name, self._guarded(name, getattr(durable, name)))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._patch.undo()
        if self._dead:
            self._lose()
        return kind is Killed

    def _guarded(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any) -> Any:
            if self._dead:
                raise Killed
            self.steps.append(name)
            count = len(self.steps)
            again = self.lasting and count > self.at and name == self.steps[self.at - 1]
            if self.fault != NONE and (count == self.at or again):
                self._go_wrong(name, real, args)
            given = self._kept(name, real, args)
            if self.fault == NONE:
                self.at_risk.append(set(self._risks()))
            return given

        return step

    def _risks(self) -> Iterator[str]:
        if any(path.exists() and path.stat().st_size > size for path, size in self._safe.items()):
            yield "bytes lost"
        before = dict(reversed(self._names))
        if any(held != _bytes_of(path) for path, held in before.items()):
            yield "names lost"

    def _go_wrong(self, name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> None:
        if self.fault in ERRORS:
            number = getattr(errno, self.fault)
            raise OSError(number, os.strerror(number))
        if self.fault == INTERRUPTED:
            raise KeyboardInterrupt
        if name == "write" and self.fault in ("short write", "half written"):
            fd, data = args
            self._kept(name, real, (fd, bytes(data)[: len(data) // 2]))
        elif self.fault != "short write":
            self._kept(name, real, args)
        if self.fault == "short write":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._dead = True
        raise Killed

    def _kept(self, name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        """Take the step, and note what of it a power cut would undo."""
        match name:
            case "open_appending" | "create":
                path: Path = args[0]
                if not path.exists():
                    self._names.append((path, None))
                    self._safe[path] = 0
                fd = real(path)
                self._paths[fd] = path
                return fd
            case "write" if (held := self._paths.get(args[0])) is not None:
                self._safe.setdefault(held, held.stat().st_size if held.exists() else 0)
            case "sync" | "full_sync":
                real(*args)
                self._safe.pop(self._paths.get(args[0], Path()), None)
                return None
            case "rename" | "link" | "remove":
                self._note_names(name, *args)
            case "sync_folder":
                self._names = [one for one in self._names if one[0].parent != args[0]]
        return real(*args)

    def _note_names(self, name: str, source: Path, target: Path | None = None) -> None:
        for path in (source, target):
            if path is not None and not (name == "link" and path == source):
                self._names.append((path, _bytes_of(path)))
        if name == "rename" and target is not None and source in self._safe:
            self._safe[target] = self._safe.pop(source)

    def _lose(self) -> None:
        if self.fault == "bytes lost":
            for path, size in self._safe.items():
                if path.exists():
                    os.truncate(path, size)
        if self.fault == "names lost":
            for path, held in reversed(self._names):
                path.unlink(missing_ok=True)
                if held is not None:
                    path.write_bytes(held)


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def worth_trying(sound: Disk) -> Iterator[tuple[int, str]]:
    """Yield steps by number, each with the faults worth a try there: one error of the seven, in
    turns, a power cut where it takes something away, and of many writes in a row the outer two."""
    steps = ["", *sound.steps, ""]
    for at, crashes in enumerate(sound.at_risk, 1):
        if steps[at - 1 : at + 2] == ["write"] * 3:
            continue
        for fault in ("killed after", *sorted(crashes), INTERRUPTED, ERRORS[at % len(ERRORS)]):
            yield at, fault
        if steps[at] == "write":
            yield from ((at, fault) for fault in AT_WRITES)
