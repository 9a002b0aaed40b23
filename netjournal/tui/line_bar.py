"""A place to type lines of the journal, with what may be completed and how the line will be read.

The note bar and the debrief hold one. It knows drafts and rows, and nothing of what they do with
a line: that is its `LineWork`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from netjournal.capture.complete import Completion
from netjournal.capture.draft import Draft
from netjournal.capture.paste import is_several, lines
from netjournal.capture.preview import Slot, SlotTone
from netjournal.tui import paint
from netjournal.tui.line_list import LineList
from netjournal.tui.line_prompt import LinePrompt
from netjournal.views.tones import Tone

_TONES = {
    SlotTone.EMPTY: Tone.DIM,
    SlotTone.PLAIN: Tone.PLAIN,
    SlotTone.NEW: Tone.STRONG,
    SlotTone.UNCLEAR: Tone.SOON,
}
_NAME = 11
_ENTER = ("enter", "ctrl+j")
"""A line's end as the key sends it, and as some programs write it when they type for you."""


class Reading(NamedTuple):
    """How a line is read."""

    slots: tuple[Slot, ...]
    draft: Draft | None = None


class LineWork(Protocol):
    """Whoever a line is typed for."""

    def read_line(self, line: str) -> Reading:
        """Say how a line is read."""

    def completions(self, line: str, cursor: int) -> tuple[Completion, ...]:
        """Say what Tab may put in."""

    def earlier_lines(self) -> Sequence[str]:
        """Return lines to recall, oldest first."""

    def keep_line(self, line: str) -> None:
        """Keep what is typed so far."""

    def enter_line(self, line: str) -> bool:
        """Take a line; False: it stays where it was typed."""

    def enter_several(self, text: str) -> None:
        """Take pasted lines."""

    def take_key(self, key: str) -> bool:
        """Use a key that neither the list nor Enter wants; False: it is typed."""


class LineBar(Vertical):
    """The prompt; beside how the line is read, a list of what Tab would put in.

    Enter takes the line, always, Tab the selected row; ↑ and ↓ move in the list while it is open
    and recall earlier lines while it is not.
    """

    def __init__(self, work: LineWork, *, line: str = "", placeholder: str = "") -> None:
        super().__init__()
        self.prompt = LinePrompt(self._take, self._paste, value=line, placeholder=placeholder)
        self.choices = LineList[Completion](_paint, focusable=False, classes="line-choices")
        self.hint = Content("")
        """What stands in the place of the reading while there is no line."""
        self._slots = Static(classes="line-slots")
        self._work = work
        self._line = line
        self._read: tuple[str, int] | None = None
        self._back = 0
        self._begun = ""
        """What was being typed when an earlier line was recalled."""

    def compose(self) -> ComposeResult:
        with Horizontal(classes="overlay-prompt"):
            yield Static(Content(" › "), classes="overlay-sign")
            yield self.prompt
        with Horizontal(classes="line-reading"):
            yield self._slots
            yield self.choices

    def on_mount(self) -> None:
        self.put(self._line)

    def put(self, line: str) -> None:
        """Replace the line and read it."""
        self.prompt.put(line)
        self._look(offer=False)

    def show(self, words: Content) -> None:
        """Show something else in the place of the reading, until the next letter."""
        self._slots.update(words, layout=False)

    def read_again(self) -> None:
        """Read the line once more, because what it is read against has changed."""
        self._read = None
        self._look(offer=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        # In a burst only what the line has become is worth reading.
        if event.value == self.prompt.value:
            # A line that was only recalled is nothing to go on with the next time.
            recalled = self._back and event.value == self._work.earlier_lines()[-self._back]
            self._work.keep_line(self._begun if recalled else event.value)
            # The letter is shown first: reading takes longer than typing may wait.
            self.call_after_refresh(self._look, offer=True)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self._complete()

    def _look(self, *, offer: bool) -> None:
        """Read the line as it is now, unless that was done."""
        line, cursor = self.prompt.value, self.prompt.cursor_position
        if self._read == (line, cursor):
            return
        self._read = (line, cursor)
        found = self._work.completions(line, cursor) if offer and line else ()
        found = tuple(one for one in found if one.text.strip() != line[one.start : one.end])
        if found or self.choices.rows:
            self.choices.set_rows(found, key=lambda row: row.label)
            self.choices.action_move_top()
            self.set_class(bool(found), "-choosing")
        if not line.strip():
            self.prompt.underlines.read(line, None)
            self.show(self.hint)
            return
        reading = self._work.read_line(line)
        self.prompt.underlines.read(line, reading.draft)
        self.prompt.refresh()
        room = self._slots.size.height
        slots = reading.slots
        # Where there is no room for all, places that move are better than places not seen.
        if 0 < room < len(slots):
            slots = tuple(slot for slot in slots if slot.words)
        self.show(slot_lines(slots))

    def _take(self, key: str) -> bool:
        if key in ("tab", "up", "down"):
            self._look(offer=True)
        if key in _ENTER:
            self._enter()
        elif self.choices.rows and key == "tab":
            self._complete()
        elif self.choices.rows and key in ("up", "down"):
            move = self.choices.action_move_up if key == "up" else self.choices.action_move_down
            move()
        elif self._work.take_key(key):
            pass
        elif key in ("up", "down"):
            self._recall(1 if key == "up" else -1)
        else:
            return key == "tab"
        return True

    def _enter(self) -> None:
        line = self.prompt.value
        if self._work.enter_line(line) and self.prompt.value == line:
            self._back, begun, self._begun = 0, self._begun, ""
            self.prompt.put(begun)
            self._work.keep_line(begun)

    def _complete(self) -> None:
        row = self.choices.selected
        if row is not None:
            line = self.prompt.value
            text = row.text.rstrip() if line[row.end :].startswith(" ") else row.text
            self.prompt.put(line[: row.start] + text + line[row.end :], row.start + len(text))
            self._look(offer=False)

    def _recall(self, by: int) -> None:
        earlier = self._work.earlier_lines()
        back = min(max(self._back + by, 0), len(earlier))
        if back != self._back:
            if not self._back:
                self._begun = self.prompt.value
            self._back = back
            self.put(earlier[-back] if back else self._begun)

    def _paste(self, text: str) -> None:
        if is_several(text):
            self._work.enter_several(text)
            return
        written = text.strip("\r\n").splitlines()
        # What is one line in several, a signature say, is joined; one line is pasted as it is.
        joined = lines(text, date.min) if len(written) > 1 else ()
        words = joined[0].line if joined else " ".join(written)
        self.prompt.type_in(words)


def slot_lines(slots: Sequence[Slot]) -> Content:
    """Return the slots, one a line, in places that do not move."""
    return Content("\n").join(
        paint.row(
            paint.cell(paint.text(slot.name, Tone.DIM), _NAME),
            paint.text(slot.words, _TONES[slot.tone]),
        )
        for slot in slots
    )


def _paint(row: Completion, width: int, _selected: bool, _focused: bool) -> Content:
    return paint.cell(paint.text(row.label, Tone.TAG if row.tag else Tone.PLAIN), width)
