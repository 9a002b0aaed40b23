"""A program in a real pseudo-terminal, with what stands on its screen and how much it sent."""

from __future__ import annotations

import os
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]


class Terminal:
    """Runs `python -m module …`; `until` waits for the screen, never for the clock."""

    def __init__(self, *arguments: str, columns: int = 120, rows: int = 36, **env: str) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.received = bytearray()
        self._drawn = 0
        settings = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **env,
        }
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", *arguments],
            cwd=str(ROOT),
            env=settings,
            dimensions=(rows, columns),
            timeout=20,
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.close(force=True)

    @property
    def screen(self) -> pyte.Screen:
        """What was received, drawn: only where somebody looks, as that takes its time."""
        fresh = bytes(self.received[self._drawn :])
        self._drawn += len(fresh)
        self._stream.feed(fresh)
        return self._screen

    @property
    def lines(self) -> Sequence[str]:
        return self.screen.display

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def cursor_line(self) -> str:
        return self.lines[self.screen.cursor.y]

    def send(self, keys: str) -> None:
        """All of it in one write, as a paste, a macro or a slow line delivers it."""
        self._child.send(keys)

    def until(self, seen: Callable[[], bool] | str, seconds: float = 20) -> int:
        """Read until the screen shows it; return how many bytes came."""
        condition = (lambda: seen in self.text) if isinstance(seen, str) else seen
        before, end = len(self.received), time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"never seen: {seen}\n{self.text}"
            try:
                data = self._child.read_nonblocking(65536, timeout=0.2)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                raise AssertionError(f"ended before {seen}\n{self.text}") from None
            self.received += data
        return len(self.received) - before

    def falls_silent(self, silence: float = 0.8, seconds: float = 20) -> bool:
        """Read until nothing comes for that long; False if something keeps coming."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                data = self._child.read_nonblocking(65536, timeout=silence)
            except pexpect.TIMEOUT:
                return True
            self.received += data
        return False

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def is_raw(self) -> bool:
        """Tell whether the terminal hands over keys as they come, without showing them."""
        modes = termios.tcgetattr(self._child.child_fd)[3]
        return not modes & (termios.ICANON | termios.ECHO)

    def is_stopped(self) -> bool:
        """Tell whether the program has stopped since this was asked last."""
        number, status = os.waitpid(self._child.pid, os.WUNTRACED | os.WNOHANG)
        return number != 0 and os.WIFSTOPPED(status)

    def hang_up(self) -> int | None:
        """Close the window; return the exit code of the program, which has to notice."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, self._child.child_fd)
        os.close(nowhere)
        self._child.wait()
        code: int | None = self._child.exitstatus
        return code

    def ends(self) -> int | None:
        """Wait for the program's end; return its exit code."""
        while True:
            try:
                self.received += self._child.read_nonblocking(65536, timeout=20)
            except pexpect.EOF:
                break
        self._child.wait()
        code: int | None = self._child.exitstatus
        return code
