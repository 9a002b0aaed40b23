"""What is being typed and not saved yet, on disk, so that a crash loses at most a second of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


class Drafts:
    """One small private file for each place to type in one journal."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[str, str] = {}

    def read(self, name: str) -> str:
        """Return the words left behind in a place; empty: none."""
        if name not in self._kept:
            try:
                self._kept[name] = self._path(name).read_text("utf-8", errors="replace")
            except OSError:
                self._kept[name] = ""
        return self._kept[name]

    def keep(self, name: str, words: str) -> None:
        """Keep the words typed so far; empty words remove the draft.

        A disk that takes no draft is no reason to stop somebody who types.
        """
        if words == self._kept.get(name):
            return
        self._kept[name] = words
        path = self._path(name)
        with suppress(OSError):
            if not words:
                path.unlink(missing_ok=True)
                self._folder.rmdir()
                return
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                os.write(fd, words.encode("utf-8", "replace"))
            finally:
                os.close(fd)
            fresh.replace(path)

    def _path(self, name: str) -> Path:
        # A place may be named by a person.
        return self._folder / name.replace("%", "%25").replace("/", "%2F")
