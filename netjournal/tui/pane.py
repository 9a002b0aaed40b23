"""A pane: a list in a frame of its own, with a title and a bottom edge of a few words.

The list paints its frame itself: a widget for each part of it would take as long to start as all
else that is on the first screen, and Textual paints a whole widget again to change its border.
"""

from __future__ import annotations

from typing import ClassVar, TypeVar

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style

from netjournal.tui import paint
from netjournal.tui.line_list import LineList

T = TypeVar("T")

_HEAVY = ("┏━┓", "┃", "┗━┛")
_LIGHT = ("╭─╮", "│", "╰─╯")


class Pane(LineList[T]):
    """A framed list: the frame is heavy and the title bold while it has the focus.

    The title and the lines of `head` change rarely; the edge may change at every move and costs
    one line: first words ("1 of 214"), then, where there is room, a hint ("o order").
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--frame", "pane--title"}
    DEFAULT_CSS = """
    Pane {
        & > .pane--frame { color: $nj-border; }
        & > .pane--title { color: $nj-heading; }
        &:focus > .pane--frame { color: $nj-focus; }
        &:focus > .pane--title { color: $nj-focus; text-style: bold; }
    }
    """

    above = below = beside = 1
    title = Content("")
    head: tuple[Content, ...] = ()
    edge: tuple[Content, ...] = ()

    def set_title(self, title: Content, head: tuple[Content, ...] = ()) -> None:
        """Put the title into the frame and lines of fixed words between it and the rows."""
        if (title, head) != (self.title, self.head):
            self.title, self.head = title, head
            self.above = 1 + len(head)
            self.refresh()

    def set_edge(self, *words: Content) -> None:
        """Put words into the bottom edge; the last ones are left out where there is no room."""
        words = tuple(filter(None, words))
        if words != self.edge:
            self.edge = words
            self.refresh(Region(0, self.size.height - 1, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        if not self.above <= y < self.size.height - self.below:
            return strip
        return self._between_sides(strip)

    def render_frame(self, y: int) -> Strip:
        width = self.size.width
        if y == self.size.height - 1:
            return self._line(self._edge(max(0, width - 2)), self._glyphs[2])
        if y:
            words = paint.cell(paint.row(" ", self.head[y - 1]), max(0, width - 2))
            return self._between_sides(self._strip(words, self.visual_style))
        title = paint.crop(self.title, max(0, width - 6))
        if not title:
            return self._line([], self._glyphs[0])
        styled = self._strip(title, self.get_visual_style("pane--title"))
        return self._line(["- ", styled, " "], self._glyphs[0])

    @property
    def _glyphs(self) -> tuple[str, str, str]:
        return _HEAVY if self.has_focus else _LIGHT

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
        styled = self._strip(words, self.get_visual_style("pane--frame"))
        return ["-" * (room - words.cell_length - 3), " ", styled, " -"]

    def _line(self, parts: list[str | Strip], glyphs: str) -> Strip:
        """Put parts into a line of the frame, in which - stands for the line itself."""
        start, line, end = tuple(glyphs)
        style = self.get_visual_style("pane--frame").rich_style
        segments = [Segment(start, style)]
        room = self.size.width - 2
        for part in parts:
            if isinstance(part, Strip):
                segments += part
                room -= part.cell_length
            else:
                segments.append(Segment(part.replace("-", line), style))
                room -= len(part)
        segments.append(Segment(line * max(0, room) + end, style))
        return Strip(segments).crop(0, self.size.width)

    def _between_sides(self, strip: Strip) -> Strip:
        side = Segment(self._glyphs[1], self.get_visual_style("pane--frame").rich_style)
        return Strip([side, *strip, side], strip.cell_length + 2).crop(0, self.size.width)

    def _strip(self, words: Content, base: Style) -> Strip:
        parse = self.app.stylesheet.parse_style
        return Strip(
            Segment(piece, style.rich_style)
            for piece, style in words.render(base, end="", parse_style=parse)
        )
