"""A list of one-line rows that asks only for the rows it shows and repaints only what changed.

It knows rows, keys and a way to paint them, not what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from netjournal.tui import paint, stepping
from netjournal.tui.bindings import bindings_for_lists, is_typing
from netjournal.tui.strips import lean, segments, styled

T = TypeVar("T")

MARKER = "▶"
_WHEEL = 3
_HEADINGS_SHOWN = 2
"""How many rows that cannot be selected are kept in view above the selected one."""

Paint = Callable[[T, int, bool, bool], Content]
"""(row, width in cells, selected, list has the focus) -> one line; cropped if it is wider."""


class LineList(Widget, Generic[T], inherit_bindings=False):
    """A list of rows of one line each, with one of them selected.

    Column 0 belongs to the marker `▶`; `painted` gets the width that remains. The selected row of
    the list with the focus also has the cursor's colors and the terminal's real cursor, which
    screen readers follow. Two lists side by side make columns: set `marked` to False on the one
    that is not in use. Subclasses may keep lines `above` and `below` and cells `beside` the rows
    for a frame, and paint those lines in `render_frame`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for_lists(),
        Binding("enter", "choose", show=False, id="open"),
    ]
    DEFAULT_CSS = "LineList { height: 1fr; }"
    can_focus = True

    above = below = beside = 0
    """Lines over and under the rows, and cells at each side of them, that are not the rows'."""
    margin = 0
    """Blank cells at the end of each row, for words that would touch a frame."""

    marked: var[bool] = var(True)
    """Whether the selected row has its marker at all."""

    class Selected(Message):
        """Another row is selected, by a key, the mouse or new rows."""

        def __init__(self, line_list: LineList[Any], index: int, key: object) -> None:
            super().__init__()
            self.line_list = line_list
            self.index = index
            self.key = key

    class Chosen(Selected):
        """Enter or a double click on a row."""

    def __init__(
        self,
        painted: Paint[T],
        *,
        selectable: Callable[[T], bool] = lambda _row: True,
        focusable: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Rows for which `selectable` is false (headings) are passed over. A list beside an Input
        that keeps the focus is not `focusable`."""
        super().__init__(id=id, classes=classes)
        self.can_focus = focusable
        self._paint = painted
        self._selectable = selectable
        self._rows: Sequence[T] = ()
        self._key: Callable[[T], object] = lambda row: row
        self._index: int | None = None
        self._top = 0
        self._painted: dict[int, Strip] = {}

    @property
    def rows(self) -> Sequence[T]:
        """The rows last set."""
        return self._rows

    @property
    def index(self) -> int | None:
        """Where the selected row is; None if no row can be selected."""
        return self._index

    @property
    def selected(self) -> T | None:
        """The selected row."""
        return None if self._index is None else self._rows[self._index]

    @property
    def selected_key(self) -> object | None:
        """The key of the selected row: what to pass as `keep` with the next rows."""
        return None if self._index is None else self._key(self._rows[self._index])

    def set_rows(
        self,
        rows: Sequence[T],
        *,
        key: Callable[[T], object],
        keep: object | None = None,
        find: Callable[[object], int | None] | None = None,
    ) -> None:
        """Show other rows; nothing but those on screen is asked for.

        The row whose key is `keep` stays selected, else the row at the same place does. `find`
        says where a key is; without it, `keep` is looked for row by row, nearest first. Posts
        Selected if the selected key is another one than before.
        """
        before = self.selected_key
        near = self._index or 0
        self._rows, self._key = rows, key
        wanted = None
        if keep is not None:
            wanted = find(keep) if find is not None else stepping.position(rows, key, keep, near)
        self._index = self._nearest(near if wanted is None else wanted)
        self._show_selected()
        if self.styles.auto_dimensions:
            self.refresh(layout=True)
        self._refresh_changed()
        if self._index is not None and self.selected_key != before:
            self._say_selected(self._index)

    def select(self, index: int) -> None:
        """Select the row at the index, or the nearest one that can be, and bring it into view."""
        wanted = self._nearest(index)
        if wanted is None or wanted == self._index:
            self._show_selected()
            return
        before, self._index = self._index, wanted
        self._show_selected()
        for line in (before, wanted):
            if line is not None:
                self.refresh_row(line)
        self._say_selected(wanted)

    def unselect(self) -> None:
        """Select nothing, until a key moves."""
        self._index = None
        self._refresh_changed()

    @property
    def line_of_selected(self) -> int | None:
        """The line of the widget on which the selected row is."""
        return None if self._index is None else self._index - self._top + self.above

    @property
    def window(self) -> int:
        """How many rows there is room for."""
        return max(0, self.size.height - self.above - self.below)

    def refresh_row(self, index: int) -> None:
        """Paint one row again, if it is on screen."""
        if 0 <= index - self._top < self.window:
            self._refresh_lines(index - self._top + self.above, 1)

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Return how high it is where the stylesheet leaves it to the rows."""
        return len(self._rows) + self.above + self.below

    def _refresh_changed(self) -> None:
        """Paint the lines again that look different now: on a slow line, bytes are time."""
        room = self.size.width - 2 * self.beside
        for y in range(self.above, self.above + self.window):
            if self.render_row(y, room) != self._painted.get(y):
                self._refresh_lines(y, 1)

    def _refresh_lines(self, y: int, count: int) -> None:
        self.refresh(Region(self.beside, y, self.size.width - 2 * self.beside, count))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to a place to type that lies over the list."""
        return not is_typing(self.screen.focused) and super().check_action(action, parameters)

    def action_move_down(self) -> None:
        self._step(1)

    def action_move_up(self) -> None:
        self._step(-1)

    def action_move_top(self) -> None:
        self.select(0)

    def action_move_bottom(self) -> None:
        self.select(len(self._rows) - 1)

    def action_half_down(self) -> None:
        self._leap(max(1, self.window // 2))

    def action_half_up(self) -> None:
        self._leap(-max(1, self.window // 2))

    def action_page_down(self) -> None:
        self._leap(max(1, self.window - 1))

    def action_page_up(self) -> None:
        self._leap(-max(1, self.window - 1))

    def action_choose(self) -> None:
        if self._index is not None:
            self.post_message(self.Chosen(self, self._index, self.selected_key))

    def render_line(self, y: int) -> Strip:
        """Paint one line of the widget."""
        width, height = self.size
        if self.above <= y < height - self.below:
            self._painted[y] = self.render_row(y, width - 2 * self.beside)
            return lean(self._painted[y])
        return lean(self.render_frame(y, width, height))

    def render_frame(self, _y: int, width: int, _height: int) -> Strip:
        """Paint a line that is above or below the rows."""
        return Strip.blank(width, self.visual_style.rich_style)

    def render_row(self, y: int, width: int) -> Strip:
        """Paint the row on one line; also puts the real cursor on the selected one."""
        line = y - self.above + self._top
        base = self.visual_style
        if line >= len(self._rows) or width <= 0:
            return Strip.blank(width, base.rich_style)
        selected = line == self._index and self.marked
        room = width - 1 - self.margin
        words = self._paint(self._rows[line], room, selected, self.has_focus)
        over = None
        if selected and self.has_focus:
            # The cursor's own colors replace those of the tones, or some would be unreadable on it.
            over = styled(self, paint.CURSOR)
            base += over + Style(bold=True)
            self.app.cursor_position = self.content_region.offset + Offset(self.beside, y)
        elif selected:
            base += Style(bold=True)
        marker = Segment(MARKER if selected else " ", base.rich_style)
        strip = Strip([marker, *segments(self, words, base, over)])
        return strip.adjust_cell_length(width, base.rich_style)

    def watch_marked(self) -> None:
        if self._index is not None:
            self.refresh_row(self._index)

    def on_resize(self) -> None:
        self._show_selected()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y - self.above + self._top
        inside = 0 <= offset.y - self.above < self.window
        if not inside or line >= len(self._rows) or not self._selectable(self._rows[line]):
            return
        self.select(line)
        if event.chain == 2:
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(_WHEEL)
        event.stop().prevent_default()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(-_WHEEL)
        event.stop().prevent_default()

    def _step(self, direction: int) -> None:
        if self._index is None:
            self.select(0 if direction > 0 else len(self._rows) - 1)
            return
        following = self._next(self._index + direction, direction)
        if following is None:
            # Nothing to select there, but headings, or the row's last lines, may be out of view.
            self._show_selected()
            if direction > 0:
                self._bring_to_top(min(self._index, max(0, len(self._rows) - self.window)))
        else:
            self.select(following)

    def _leap(self, rows: int) -> None:
        if self._index is not None:
            there = min(max(self._index + rows, 0), len(self._rows) - 1)
            further = self._next(there, 1 if rows > 0 else -1)
            self.select(there if further is None else further)

    def _wheel(self, lines: int) -> None:
        top = min(max(self._top + lines, 0), max(0, len(self._rows) - self.window))
        self._bring_to_top(top)
        if self._index is not None:
            bottom = top + max(0, self.window - 1)
            inside = min(max(self._index, top), bottom)
            direction = 1 if inside == top else -1
            wanted = self._next(inside, direction)
            if inside != self._index and wanted is not None and top <= wanted <= bottom:
                self.select(wanted)

    def _next(self, index: int, direction: int) -> int | None:
        return stepping.following(self._rows, self._selectable, index, direction)

    def _nearest(self, index: int) -> int | None:
        return stepping.nearest(self._rows, self._selectable, index)

    def _show_selected(self) -> None:
        """Scroll so that the selected row is in view, and the headings right above it.

        Leaving the window scrolls by a third of it: a scroll repaints every row, so fewer of
        them keep a slow line quick.
        """
        height = self.window
        if self._index is None or height <= 0:
            return
        first = self._index
        lowest = max(0, self._index - min(_HEADINGS_SHOWN, height - 1))
        while first > lowest and not self._selectable(self._rows[first - 1]):
            first -= 1
        top = self._top
        if first < top:
            wanted = first - height // 3
        elif self._index >= top + height:
            wanted = min(self._index - height + 1 + height // 3, first)
        else:
            wanted = top
        wanted = min(max(wanted, 0), max(0, len(self._rows) - height))
        self._bring_to_top(wanted)

    def _bring_to_top(self, top: int) -> None:
        if top != self._top:
            self._top = top
            self._refresh_changed()

    def _say_selected(self, index: int) -> None:
        self.post_message(self.Selected(self, index, self._key(self._rows[index])))
