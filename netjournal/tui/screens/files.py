"""Which file to import: a path that is typed or dragged in, or one of those in a folder."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from netjournal.formats.detect import Kind
from netjournal.formats.files import candidates, dragged, kind_of
from netjournal.model.names import fold
from netjournal.tui import paint
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Overlay, Prompt
from netjournal.views.tones import Tone

KINDS = {
    Kind.VCARD: "vCards",
    Kind.CSV: "table",
    Kind.ZIP: "zip",
    Kind.NETJOURNAL: "journal",
    Kind.FRIENDS: "friends",
}
"""What the kinds that can be imported are called."""
_LOOKED_AT = 60
"""So many files are looked into; older ones are found by their path."""


class FilesScreen(Overlay[tuple[Path, ...]]):
    """Gives back the files; the newest of a folder stand below, letters narrow them."""

    BINDINGS: ClassVar[list[BindingType]] = [("down", "move(1)"), ("up", "move(-1)")]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._kinds: dict[Path, Kind] = {}

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text("Import people")
            box.border_subtitle = Content("enter looks into it · esc closes")
            with Horizontal(classes="overlay-prompt"):
                yield Static(Content(" › "), classes="overlay-sign")
                yield Prompt(placeholder="a path, or drag a file into this window")
            yield LineList[Path](self._paint, focusable=False)
            yield Static(classes="overlay-note")

    def on_mount(self) -> None:
        self._note(f"Looking into {self._folder}")
        self.run_worker(self._look())

    async def _look(self) -> None:
        """Find out what the newest files are, without keeping a key waiting."""
        for path in (await asyncio.to_thread(candidates, self._folder))[:_LOOKED_AT]:
            kind = await asyncio.to_thread(kind_of, path)
            if kind in KINDS:
                self._kinds[path] = kind
                self._show()
        if not self._kinds:
            self._note(f"Nothing to import in {self._folder}: type a path, or drag a file in")

    @property
    def list(self) -> LineList[Path]:
        return self.query_one(LineList)

    def on_input_changed(self, _event: Input.Changed) -> None:
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._choose(event.value)

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        self._choose("")

    def action_move(self, rows: int) -> None:
        self.list.action_move_down() if rows > 0 else self.list.action_move_up()

    def _choose(self, words: str) -> None:
        typed = dragged(words) if words.strip() else []
        if typed and all(_is_there(path) for path in typed):
            self.dismiss(tuple(typed))
        elif self.list.selected is not None:
            self.dismiss((self.list.selected,))
        else:
            self._note(f"There is no file {words.strip()}" if words.strip() else "Type a path")

    def _show(self) -> None:
        words = fold(self.query_one(Prompt).value).split()
        rows = [path for path in self._kinds if all(word in fold(path.name) for word in words)]
        keep = self.list.selected_key
        self.list.set_rows(rows, key=lambda path: path, keep=keep)
        count = len(rows)
        self._note(f"{count} in {self._folder}, the newest first" if count else "")

    def _note(self, words: str) -> None:
        self.query_one(".overlay-note", Static).update(paint.text(words))

    def _paint(self, path: Path, width: int, _selected: bool, _focused: bool) -> Content:
        kind = paint.text(f"{KINDS[self._kinds[path]]} ", Tone.DIM)
        return paint.spread(paint.text(path.name), kind, width)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def shown(paths: Sequence[Path]) -> str:
    """Return what is imported, for a title."""
    return paths[0].name if len(paths) == 1 else f"{len(paths)} files"
