"""What is being typed and not saved yet, on disk, so that a crash loses at most a second of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from textual.app import App

from netjournal.store import durable

_BOX = "box-"


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
            durable.make_folder(self._folder)
            fresh = path.with_suffix(".new")
            fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                os.write(fd, words.encode("utf-8", "replace"))
            finally:
                os.close(fd)
            fresh.replace(path)

    def _path(self, name: str) -> Path:
        # A place may be named after a person, which the name of a file should not be.
        plain = name.isascii() and name.replace("-", "").isalnum()
        return self._folder / (name if plain else f"at-{crc32(name.encode()):08x}")

    def drop_boxes(self) -> None:
        """Forget what was typed in boxes, because it is in the journal."""
        for name in [one for one in self._kept if one.startswith(_BOX)]:
            self.keep(name, "")


class Draft:
    """What is typed in one box: kept until it is saved or the box is closed, found by its key.

    An app without a journal, as in tests of boxes alone, keeps none.
    """

    def __init__(self, app: App[Any], key: str) -> None:
        session = getattr(app, "session", None)
        self._drafts: Drafts | None = session.drafts if session is not None else None
        # A key may hold somebody's words, which the name of a file should not.
        self._name = f"{_BOX}{crc32(key.encode()):08x}"

    def read(self) -> str:
        """Return what a crash left behind; empty: nothing."""
        return self._drafts.read(self._name) if self._drafts is not None else ""

    def keep(self, words: str) -> None:
        """Keep the words; empty ones remove the draft."""
        if self._drafts is not None:
            self._drafts.keep(self._name, words)
