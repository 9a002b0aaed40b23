"""A program on a pseudo-terminal with nothing that draws at the other end, so that only the program
is timed: bytes in, bytes out. It must not know what the program is."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from tests.tui.terminal import ROOT

COLUMNS, ROWS = 120, 36
LONGEST = 30.0
"""Seconds after which the program is taken to hang."""
_READ = 1 << 16


class Answer(NamedTuple):
    """What a key brought about: seconds to the first and to the last bytes, how many bytes, and
    the seconds that the program itself ran until the first came."""

    first: float
    last: float
    sent: int
    ran: float


class Wire:
    """Runs `python -m module …`; times are seconds of a steady clock."""

    def __init__(self, *arguments: str, **env: str) -> None:
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (ROWS, COLUMNS))
        self.received = bytearray()
        self.started = time.perf_counter()
        self._program = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env},
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Wire:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._ours)

    def send(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, and tell the program."""
        termios.tcsetwinsize(self._ours, (rows, columns))
        self._program.send_signal(signal.SIGWINCH)

    def is_there(self) -> bool:
        """Tell whether the program still runs."""
        return self._program.poll() is None

    def memory(self) -> int:
        """Return how much memory the program has, in kilobytes; 0 where the system does not say."""
        try:
            told = Path(f"/proc/{self._program.pid}/status").read_text("utf-8")
        except OSError:
            return 0
        return next((int(line.split()[1]) for line in told.splitlines() if "VmRSS" in line), 0)

    def ends(self) -> int | None:
        """Wait for the program's end; return its exit code, None where it does not end."""
        until = time.monotonic() + LONGEST
        while self.is_there() and time.monotonic() < until:
            self._read(0.1)
        return self._program.poll()

    def until(self, marker: str) -> float:
        """Return the seconds from the start until the marker has come."""
        sought = marker.encode()
        while sought not in self.received:
            if not self._read(LONGEST):
                raise AssertionError(f"never came: {marker} in {len(self.received)} bytes")
        return time.perf_counter() - self.started

    def answer(self, key: str, silence: float) -> Answer:
        """Send a key and read until nothing comes for that long; it must be answered at all."""
        self.quiet(0)
        before, ran = len(self.received), self._ran()
        start = time.perf_counter()
        self.send(key)
        assert self._read(LONGEST), f"no answer to {key!r}"
        first = last = time.perf_counter()
        ran = self._ran() - ran
        while self._read(silence):
            last = time.perf_counter()
        return Answer(first - start, last - start, len(self.received) - before, ran)

    def answers(self, silence: float) -> bool:
        """Read what comes until nothing does for that long; tell whether anything came."""
        return self._read(LONGEST) and self.quiet(silence, 1) >= 0

    def quiet(self, seconds: float, most: float = LONGEST) -> int:
        """Read until nothing comes for that long, but no longer than `most`; return how many bytes
        came."""
        before, end = len(self.received), time.monotonic() + most
        while self._read(seconds) and time.monotonic() < end:
            pass
        return len(self.received) - before

    def _ran(self) -> float:
        """Return for how many seconds the program's threads ran so far, as Linux counts them."""
        threads = Path(f"/proc/{self._program.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text().split()[0]) for one in threads) / 1e9

    def _read(self, seconds: float) -> bool:
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        try:
            self.received += os.read(self._ours, _READ)
        except OSError:
            # So Linux says that the program is gone.
            return False
        return True
