"""The note bar: one plain line, and under it how it will be read, in places that do not move."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from netjournal.capture.preview import Slot, SlotTone
from netjournal.tui import paint
from netjournal.tui.drafts import Drafts
from netjournal.tui.overlay import Overlay, Prompt
from netjournal.views.tones import Tone

_DRAFT = "note"
_TONES = {
    SlotTone.EMPTY: Tone.DIM,
    SlotTone.PLAIN: Tone.PLAIN,
    SlotTone.NEW: Tone.STRONG,
    SlotTone.UNCLEAR: Tone.SOON,
}
_NAME = 11


class NoteBar(Overlay[str]):
    """Gives back the line; Esc closes the bar and keeps what was typed for the next time."""

    def __init__(
        self, preview: Callable[[str], tuple[Slot, ...]], drafts: Drafts, *, start: str = ""
    ) -> None:
        super().__init__()
        self._preview = preview
        self._drafts = drafts
        self._start = start or drafts.read(_DRAFT)

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text("Note")
            box.border_subtitle = Content("enter save · esc keep draft")
            with Horizontal(classes="overlay-prompt"):
                yield Static(Content(" › "), classes="overlay-sign")
                yield Prompt(
                    value=self._start,
                    placeholder="Ada Lovelace: runs the bookmobile > send slides by fri +2w",
                )
            yield Static(id="note-slots")

    def on_mount(self) -> None:
        self.query_one(Prompt).cursor_position = len(self._start)
        self._read(self._start)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._drafts.keep(_DRAFT, event.value)
        self._read(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value)

    def _read(self, line: str) -> None:
        slots = self._preview(line) if line.strip() else ()
        lines = [
            paint.row(
                paint.cell(paint.text(slot.name, Tone.DIM), _NAME),
                paint.text(slot.words, _TONES[slot.tone]),
            )
            for slot in slots
        ]
        self.query_one("#note-slots", Static).update(Content("\n").join(lines))


def saved(drafts: Drafts) -> None:
    """Forget the draft, because its line is in the journal."""
    drafts.keep(_DRAFT, "")
