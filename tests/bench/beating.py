"""The program with a pulse: writes down whenever its thread did one thing for too long.

Time is the thread's own, so that a busy machine does not count.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
from pathlib import Path

from netjournal.__main__ import main
from netjournal.tui.app import NetjournalApp

BEAT = 0.01
LONG = 0.05
"""Seconds from which one thing is worth writing down."""


class Pulse:
    """Beats in the app's own loop; another thread looks where it hangs when a beat is missed."""

    def __init__(self, into: Path) -> None:
        self._into = into.open("a", buffering=1, encoding="utf-8")
        self._loop = asyncio.get_running_loop()
        self._thread = threading.get_ident()
        self._last, self._due, self._where = time.thread_time(), time.monotonic(), ""
        threading.Thread(target=self._watch, daemon=True).start()
        self._beat()

    def _beat(self) -> None:
        now = time.thread_time()
        if now - self._last > LONG:
            print(time.monotonic(), now - self._last, self._where, file=self._into)
        self._where = ""
        self._last, self._due = now, time.monotonic() + BEAT
        self._loop.call_later(BEAT, self._beat)

    def _watch(self) -> None:
        while True:
            time.sleep(BEAT)
            if time.monotonic() > self._due + LONG and not self._where:
                frame = sys._current_frames().get(self._thread)
                while frame is not None and "/netjournal/" not in frame.f_code.co_filename:
                    frame = frame.f_back
                if frame is not None:
                    file = frame.f_code.co_filename.partition("/netjournal/")[2]
                    self._where = f"{file}:{frame.f_code.co_name}"


def begin(app: NetjournalApp) -> None:
    """Begin as the app does, with the pulse."""
    Pulse(Path(os.environ["NETJOURNAL_PULSE"]))
    _begin(app)


if __name__ == "__main__":
    _begin = NetjournalApp._begin
    NetjournalApp._begin = begin  # type: ignore[method-assign]  # what is measured, and the pulse
    main()
