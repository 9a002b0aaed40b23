"""What an import would do, while it is found out and before anything changes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Resize
from textual.widgets import Static

from netjournal.errors import NetjournalError
from netjournal.tui import paint
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Box
from netjournal.views.tones import Tone

Found = TypeVar("Found")
Progress = Callable[[int, int], None]
_TOLD_EVERY = 0.1
_BAR = 20


class _Cancelled(Exception):
    """Esc was pressed while the work was under way."""


class SummaryScreen(Box[str], Generic[Found]):
    """Does work beside the app, then shows its lines; `found` is what came out of it.

    Gives back "take", or the word of one of the other `keys`; None: Esc, nothing is left behind.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", show=False, priority=True),
        Binding("enter", "answer('take')", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        work: Callable[[Progress], Found],
        tell: Callable[[Found], tuple[Sequence[str], bool]],
        keys: Callable[[Found], dict[str, str]],
    ) -> None:
        """`tell` returns the lines, and whether there is anything to take.

        `keys` returns other answers by their letters, with the words that the edge says.
        """
        super().__init__()
        self.found: Found | None = None
        self._title = title
        self._work = work
        self._tell = tell
        self._keys_of = keys
        self._keys: dict[str, str] = {}
        self._lines: Sequence[str] = ()
        self._takes = False
        self._stopped = False
        self._done, self._all = 0, 0
        self._began = time.monotonic()

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text(f"Import {self._title}")
            box.border_subtitle = Content("esc stops")
            yield LineList[tuple[int, str]](_paint)
            yield Static(classes="overlay-note")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(LineList))
        self._note("Reading")
        self._timer = self.set_interval(_TOLD_EVERY, self._tell_progress)
        self.run_worker(self._run())

    async def _run(self) -> None:
        try:
            self.found = await asyncio.to_thread(self._work, self._progress)
        except _Cancelled:
            return
        except NetjournalError as problem:
            self._show([problem.sentence, *filter(None, [problem.hint])], takes=False)
            return
        self._keys = self._keys_of(self.found)
        self._show(*self._tell(self.found))

    def _progress(self, done: int, of: int) -> None:
        """Take the work's place in; called in its thread, which an Esc ends here."""
        if self._stopped:
            raise _Cancelled
        if done < self._done or not self._all:
            # Once they are read they are compared, at another speed.
            self._began = time.monotonic()
        self._done, self._all = done, of

    def _tell_progress(self) -> None:
        took = max(0.001, time.monotonic() - self._began)
        if not self._all:
            self._note(f"Reading, {took:.0f} s")
            return
        rate = self._done / took
        left = f", {(self._all - self._done) / rate:.0f} s left" if rate and took > 1 else ""
        bar = "━" * (self._done * _BAR // self._all)
        words = f"{self._done:,} of {self._all:,} people, {rate:,.0f} a second{left}"
        self._note(f"{bar:─<{_BAR}} {words}")

    def _show(self, lines: Sequence[str], takes: bool) -> None:
        if not self.is_open:
            return
        self._timer.stop()
        self._lines, self._takes = lines, takes
        self._fill()
        self._note("" if takes else "Nothing would change")
        others = [f"{key} {words}" for key, words in self._keys.items()]
        answers = [*(["enter imports"] if takes else []), *others, "esc closes"]
        self.query_one(".overlay-box").border_subtitle = Content(" · ".join(answers))

    def _fill(self) -> None:
        if not self.is_open:
            return
        width = max(20, self.query_one(LineList).size.width - 3)
        rows = [piece for line in self._lines for piece in paint.wrapped(line, width)]
        line_list = self.query_one(LineList)
        line_list.set_rows(list(enumerate(rows)), key=lambda row: row[0])

    def on_resize(self, _event: Resize) -> None:
        self.call_after_refresh(self._fill)

    def on_key(self, event: Key) -> None:
        if event.key in self._keys:
            self.dismiss(event.key)

    def action_answer(self, answer: str) -> None:
        if self._takes:
            self.dismiss(answer)

    def action_stop(self) -> None:
        self._stopped = True
        self.dismiss(None)

    def _note(self, words: str) -> None:
        self.query_one(".overlay-note", Static).update(paint.text(words))


def _paint(row: tuple[int, str], width: int, _selected: bool, _focused: bool) -> Content:
    label, colon, rest = row[1].partition(": ")
    if not colon:
        return paint.cell(paint.text(row[1]), width)
    words = paint.row(paint.text(f"{label}: ", Tone.DIM), paint.text(rest))
    return paint.cell(words, width)
