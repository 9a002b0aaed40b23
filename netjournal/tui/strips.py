"""Painted lines in fewer bytes. Knows Textual's strips and nothing of what they show."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


def styled(widget: Widget, words: str) -> Style:
    """Return the style that words such as `bold $nj-late` mean in the theme.

    Component classes would say the same, but Textual reads every rule for each of them, in each
    widget, before the first picture.
    """
    return widget.app.stylesheet.parse_style(words)


def segments(
    widget: Widget, words: Content, base: Style, over: Style | None = None
) -> Iterator[Segment]:
    """Give words the base style under their own, and `over` over it."""
    parse = widget.app.stylesheet.parse_style
    for piece, style in words.render(base, end="", parse_style=parse):
        yield Segment(piece, (style + over if over else style).rich_style)


def lean(strip: Strip) -> Strip:
    """Join segments that look the same, blanks with what stands before them; a terminal is told
    every segment's colors, which takes more bytes than most words."""
    joined: list[Segment] = []
    for segment in strip:
        if joined and _looks_like(segment, joined[-1]):
            joined[-1] = Segment(joined[-1].text + segment.text, joined[-1].style)
        else:
            joined.append(segment)
    return Strip(joined, strip.cell_length)


def _looks_like(segment: Segment, before: Segment) -> bool:
    style, other = segment.style, before.style
    if style is other or style == other:
        return True
    if style is None or other is None or not segment.text.isspace():
        return False
    return style.bgcolor == other.bgcolor and not (
        style.underline or other.underline or style.reverse or other.reverse
    )
