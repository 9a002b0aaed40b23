"""The help: what the signs mean, then every key, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from netjournal.actions import BY_ID, Action, Group
from netjournal.tui import paint
from netjournal.tui.bindings import key_name
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Overlay, Prompt
from netjournal.tui.palette import Choice, search
from netjournal.views.tones import Tone

SIGNS: tuple[tuple[str, str, Tone], ...] = (
    ("!!", "late", Tone.LATE),
    ("!", "due soon", Tone.SOON),
    ("→", "I owe", Tone.OWE),
    ("← ‹", "they said they would", Tone.OWED),
    ("✓", "done", Tone.DONE),
    ("○", "to meet", Tone.SOON),
    ("?", "to ask", Tone.SOON),
    ("~", "unsure", Tone.STRONG),
    ("*", "marked", Tone.STRONG),
    ("▶", "selected", Tone.STRONG),
)
"""What the signs in the lists mean: sign, words, tone."""

_BOX = 80
"""The width of the box, if the window has it; then the lines are in two columns."""
_KEYS = 14
"""Cells for the keys of a line: `ctrl+d ctrl+u` and a space."""
_SIGN_GAP = 3
_FRAME = 3
"""Rows of the box that are no lines: two borders and the place to type."""


class Line(msgspec.Struct, frozen=True):
    """One line of the help: a heading (without an action), or keys and what they do."""

    words: str
    keys: str = ""
    action: str = ""
    spans: tuple[tuple[int, int], ...] = ()


def lines(actions: Iterable[Action]) -> tuple[Line, ...]:
    """Every listed action that has a key, under its heading, pairs on one line."""
    table = [action for action in actions if action.listed and action.keys]
    made: list[Line] = []
    for group in Group:
        if any(action.group is group for action in table):
            made.append(Line(group.value))
        for action in table:
            if action.group is group and not action.beside:
                others = [one for one in table if one.beside == action.id]
                made.append(_line(action, others))
    return tuple(made)


def _line(action: Action, others: Sequence[Action]) -> Line:
    # One key of each first, so that a pair reads `j k ↓ ↑`.
    rounds = range(max(len(one.keys) for one in (action, *others)))
    keys = [one.keys[i] for i in rounds for one in (action, *others) if i < len(one.keys)]
    return Line(action.line if others else action.label, " ".join(keys), action.id)


def signs(cells: int) -> Content:
    """The legend, as many signs to a line as fit; none is cut."""
    rows: list[Content] = []
    for sign, words, tone in SIGNS:
        item = Content.assemble(paint.text(sign, tone), " ", paint.text(words))
        joined = Content(" " * _SIGN_GAP).join([rows[-1], item]) if rows else item
        if rows and joined.cell_length <= cells:
            rows[-1] = joined
        else:
            rows.append(item)
    return Content("\n").join(rows)


class HelpScreen(Overlay[str]):
    """The legend and the keys. Letters filter, Enter gives back the action of the marked line,
    Esc or the help's own keys close."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key_name(key), "close", show=False, priority=True, id="help")
            for key in BY_ID["help"].keys
        ),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "leap(1)", show=False),
        Binding("pageup", "leap(-1)", show=False),
        Binding("left", "column(0)", show=False, priority=True),
        Binding("right", "column(1)", show=False, priority=True),
    ]

    def __init__(self, actions: Iterable[Action], place: str = "") -> None:
        """`place` is the name of the pane the help was asked in, for the title."""
        super().__init__()
        self._actions = tuple(action for action in actions if action.listed)
        self._place = place
        self._help_keys = next(one.keys for one in self._actions if one.id == "help")
        self._query: str | None = None
        self._column = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text(f"Help — {self._place}" if self._place else "Help")
            box.border_subtitle = paint.text(
                f"enter runs the marked line · esc or {self._help_keys[0]} closes"
            )
            yield Static(classes="help-signs")
            with Horizontal(classes="help-columns"):
                yield LineList[Line](
                    _paint_line, selectable=_is_action, id="help-left", focusable=False
                )
                yield LineList[Line](
                    _paint_line, selectable=_is_action, id="help-right", focusable=False
                )
            with Horizontal(classes="overlay-prompt"):
                yield Static(Content(" › "), classes="overlay-sign")
                yield Prompt(not_text=self._help_keys)

    def on_mount(self) -> None:
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._filter(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._filter(event.value)
        line = self._current.selected
        if line is not None:
            self.dismiss(line.action)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        if isinstance(event.key, str):
            self.dismiss(event.key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Left and right move in the typed words, if there are any."""
        if action == "column":
            return not self.query_one(Prompt).value
        return super().check_action(action, parameters)

    def action_move(self, rows: int) -> None:
        if rows > 0:
            self._current.action_move_down()
        else:
            self._current.action_move_up()

    def action_leap(self, pages: int) -> None:
        if pages > 0:
            self._current.action_page_down()
        else:
            self._current.action_page_up()

    def action_column(self, column: int) -> None:
        if column == 0 or self._columns[1].rows:
            self._use_column(column)

    @property
    def _columns(self) -> tuple[LineList[Line], LineList[Line]]:
        return self.query_one("#help-left", LineList), self.query_one("#help-right", LineList)

    @property
    def _current(self) -> LineList[Line]:
        return self._columns[self._column]

    def _use_column(self, column: int) -> None:
        self._column = column
        for number, line_list in enumerate(self._columns):
            line_list.marked = number == column

    def _filter(self, query: str) -> None:
        if query != self._query:
            self._query = query
            self._lay_out()

    def _lay_out(self) -> None:
        width, height = self.size
        legend = signs(min(width, _BOX) - 4)
        room = max(1, height - _FRAME - len(legend.plain.splitlines()))
        every = lines(self._actions)
        query = (self._query or "").strip()
        shown = found(query, self._actions) if query else every
        two = width >= _BOX and not query
        middle = _half(every) if width >= _BOX else len(every)
        for number, line_list in enumerate(self._columns):
            rows = (shown[:middle], shown[middle:])[number] if two else (shown, ())[number]
            line_list.display = two or number == 0
            line_list.styles.height = min(room, max(middle, len(every) - middle))
            line_list.set_rows(rows, key=_line_action)
            line_list.action_move_top()
        self.query_one(".help-signs", Static).update(legend)
        more = "" if middle <= room else ", ↓ for more"
        self.query_one(Prompt).placeholder = f"type to filter{more}"
        self._use_column(self._column if two else 0)


def found(query: str, actions: Sequence[Action]) -> tuple[Line, ...]:
    """One line for each action that answers to the query, with its whole sentence."""
    choices = tuple(
        Choice(action.id, action.label, " ".join(action.keys), action.help) for action in actions
    )
    return tuple(
        Line(f"{one.words}: {one.also}", one.right, one.id, hit.spans)
        for hit in search(query, choices)
        for one in (hit.choice,)
    )


def _half(shown: Sequence[Line]) -> int:
    """Where the second column begins: in the middle, but no heading ends the first."""
    half = (len(shown) + 1) // 2
    return half - 1 if half and not shown[half - 1].action else half


def _is_action(line: Line) -> bool:
    return bool(line.action)


def _line_action(line: Line) -> object:
    return line.action


def _paint_line(line: Line, width: int, _selected: bool, _focused: bool) -> Content:
    if not line.action:
        return paint.text(line.words, Tone.HEADING)
    keys = paint.cell(paint.text(line.keys, Tone.STRONG), _KEYS)
    return paint.crop(Content.assemble(keys, paint.highlight(line.words, line.spans)), width)
