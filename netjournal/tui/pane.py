"""A pane: a list in a frame of its own, with a title and a bottom edge of a few words.

The list paints its frame itself: a widget for each part of it would take as long to start as all
else that is on the first screen, and Textual paints a whole widget again to change its border.
"""

from __future__ import annotations

from typing import TypeVar

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style

from netjournal.tui import paint
from netjournal.tui.line_list import LineList
from netjournal.tui.strips import segments, styled

T = TypeVar("T")

_HEAVY = ("┏━┓", "┃", "┗━┛")
_LIGHT = ("╭─╮", "│", "╰─╯")


class Pane(LineList[T]):
    """A framed list: the frame is heavy and the title bold while it has the focus.

    The title and the lines of `head` change rarely; the edge may change at every move and costs
    one line: first words ("1 of 214"), then, where there is room, a hint ("o order").
    """

    above = below = beside = margin = 1
    title = Content("")
    head: tuple[Content, ...] = ()
    edge: tuple[Content, ...] = ()

    def set_title(self, title: Content, head: tuple[Content, ...] = ()) -> None:
        """Put the title into the frame and lines of fixed words between it and the rows."""
        if (title, head) == (self.title, self.head):
            return
        lower = len(head) != len(self.head)
        self.title, self.head, self.above = title, head, 1 + len(head)
        self.refresh() if lower else self.refresh(Region(0, 0, self.size.width, self.above))

    def set_edge(self, *words: Content) -> None:
        """Put words into the bottom edge; the last ones are left out where there is no room."""
        words = tuple(filter(None, words))
        if words != self.edge:
            self.edge = words
            self.refresh(Region(0, self.size.height - 1, self.size.width, 1))

    def render_row(self, y: int, width: int) -> Strip:
        return self._between_sides(super().render_row(y, width))

    def render_frame(self, y: int, width: int, height: int) -> Strip:
        if y == height - 1:
            return self._line(width, self._edge(width - 2), self._glyphs[2])
        if y:
            words = paint.cell(paint.row(" ", self.head[y - 1]), width - 2)
            return self._between_sides(self._strip(words, self.visual_style))
        title = paint.crop(self.title, width - 6)
        if not title:
            return self._line(width, [], self._glyphs[0])
        look = paint.FOCUSED_TITLE if self.has_focus else paint.FRAME_TITLE
        named = self._strip(title, self.visual_style + styled(self, look))
        return self._line(width, ["- ", named, " "], self._glyphs[0])

    @property
    def _glyphs(self) -> tuple[str, str, str]:
        return _HEAVY if self.has_focus else _LIGHT

    @property
    def _frame(self) -> Style:
        look = paint.FOCUSED_FRAME if self.has_focus else paint.FRAME
        return self.visual_style + styled(self, look)

    def _strip(self, words: Content, style: Style) -> Strip:
        return Strip(segments(self, words, style))

    def _edge(self, room: int) -> list[str | Strip]:
        said = list(self.edge)
        while said and sum(one.cell_length + 3 for one in said) - 3 > room - 4:
            if len(said) == 1:
                said = [paint.crop(said[0], room - 4)] if room > 4 else []
                break
            said.pop()
        words = Content(" · ").join(said)
        if not words:
            return []
        return ["-" * (room - words.cell_length - 3), " ", self._strip(words, self._frame), " -"]

    def _line(self, width: int, parts: list[str | Strip], glyphs: str) -> Strip:
        """Put parts into a line of the frame, in which - stands for the line itself."""
        start, line, end = tuple(glyphs)
        style = self._frame.rich_style
        pieces = [Segment(start, style)]
        room = width - 2
        for part in parts:
            if isinstance(part, Strip):
                pieces += part
                room -= part.cell_length
            else:
                pieces.append(Segment(part.replace("-", line), style))
                room -= len(part)
        pieces.append(Segment(line * max(0, room) + end, style))
        return Strip(pieces).crop(0, width)

    def _between_sides(self, strip: Strip) -> Strip:
        side = Segment(self._glyphs[1], self._frame.rich_style)
        return Strip([side, *strip, side], strip.cell_length + 2)
