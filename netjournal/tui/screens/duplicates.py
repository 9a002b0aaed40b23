"""Two cards side by side: one person, or two? It decides nothing; what is said goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from netjournal.errors import NetjournalError
from netjournal.search.alike import Likeness
from netjournal.tui import paint
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Box, priority_bindings
from netjournal.views.duplicates import Side, because
from netjournal.views.tones import Tone

_LABEL = 14
_GAP = 2

Decide = Callable[[Likeness, frozenset[str]], str]
"""Does what is said about a pair and returns it in words; the fields shown are the second's."""


class DuplicatesScreen(Box[None]):
    """One pair at a time; ↑ ↓ and space choose which value is shown, the other one is kept too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", show=False, priority=True),
        Binding("enter,m", "merge", show=False, priority=True),
        Binding("b", "apart", show=False, priority=True),
        Binding("n,right,l", "step(1)", show=False, priority=True),
        Binding("p,left,h", "step(-1)", show=False, priority=True),
        Binding("space", "choose", show=False, priority=True),
        *priority_bindings("undo"),
    ]

    def __init__(
        self,
        pairs: Sequence[Likeness],
        sides: Callable[[Likeness], Sequence[Side]],
        merge: Decide,
        apart: Decide,
        undo: Callable[[], str],
    ) -> None:
        super().__init__()
        self._pairs = list(pairs)
        self._sides = sides
        self._merge = merge
        self._apart = apart
        self._undo = undo
        self._at = 0
        self._chosen: frozenset[str] = frozenset()
        self._gone: list[tuple[int, list[Likeness]]] = []
        """For each decision the place and the pairs before it, to come back to."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = Content("People twice")
            box.border_subtitle = Content("enter merge · b keep both · space choose · n next · esc")
            yield Static(classes="overlay-note", id="because")
            yield LineList[Side](self._paint)
            yield Static(classes="overlay-note", id="said")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(LineList))
        self._show()

    def _show(self, said: str = "") -> None:
        self._chosen = frozenset()
        self._at = min(self._at, max(0, len(self._pairs) - 1))
        rows: Sequence[Side] = ()
        words = "Nobody is in the journal twice"
        if self._pairs:
            pair = self._pairs[self._at]
            words = f"{self._at + 1} of {len(self._pairs)}: {because(pair)}"
            rows = self._sides(pair)
        self.query_one("#because", Static).update(paint.text(words))
        self.query_one("#said", Static).update(paint.text(said))
        line_list = self.query_one(LineList)
        line_list.set_rows(rows, key=lambda side: side.label)
        line_list.action_move_top()

    def action_step(self, by: int) -> None:
        if self._pairs:
            self._at = (self._at + by) % len(self._pairs)
            self._show()

    def action_choose(self) -> None:
        side = self.query_one(LineList).selected
        if side is None or not side.field:
            self.query_one("#said", Static).update(Content("Both are kept here"))
            return
        self._chosen ^= {side.field}
        line_list = self.query_one(LineList)
        line_list.set_rows(line_list.rows, key=lambda row: row.label, keep=side.label)

    def action_merge(self) -> None:
        self._decide(self._merge)

    def action_apart(self) -> None:
        self._decide(self._apart)

    def action_undo(self) -> None:
        if not self._gone:
            self.query_one("#said", Static).update(Content("Nothing was decided here yet"))
            return
        try:
            said = self._undo()
        except NetjournalError as problem:
            said = problem.sentence
        else:
            self._at, self._pairs = self._gone.pop()
        self._show(said)

    def _decide(self, decide: Decide) -> None:
        if not self._pairs:
            return
        pair = self._pairs[self._at]
        try:
            said = decide(pair, self._chosen)
        except NetjournalError as problem:
            self.query_one("#said", Static).update(paint.text(problem.sentence))
            return
        self._gone.append((self._at, list(self._pairs)))
        del self._pairs[self._at]
        if decide is self._merge:
            # Whoever went can be in no other pair.
            self._pairs = [one for one in self._pairs if pair.second not in one[:2]]
        self._show(said)

    def _paint(self, side: Side, width: int, _selected: bool, _focused: bool) -> Content:
        half = max(4, (width - _LABEL - _GAP) // 2)
        second = side.field in self._chosen
        tones = (Tone.DIM, Tone.STRONG) if second else (Tone.STRONG, Tone.DIM)
        if not side.field:
            tones = (Tone.PLAIN, Tone.PLAIN)
        mark = "→" if second else "←" if side.field else " "
        return paint.row(
            paint.cell(paint.text(f" {side.label}", Tone.DIM), _LABEL),
            paint.cell(paint.text(side.first, tones[0]), half),
            f"{mark} ",
            paint.cell(paint.text(side.second, tones[1]), half),
        )
