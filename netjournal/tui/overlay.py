"""Boxes that open over the panes and give back an answer; they know no journal and no panes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from rich.segment import Segment
from textual.app import App
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input

from netjournal.actions import BY_ID
from netjournal.model.text import visible
from netjournal.tui.bindings import key_name, run
from netjournal.tui.closing import Closable

Answer = TypeVar("Answer")


class Prompt(Input):
    """A place to type one line. Its cursor does not blink: a blink is bytes sent all day long."""

    virtual_size = Reactive(Size(0, 0))
    """How long the words are: no prompt is sized by them, so no key lays the whole box out anew."""

    def __init__(
        self,
        *,
        value: str = "",
        placeholder: str = "",
        not_text: Iterable[str] = (),
        id: str | None = None,
    ) -> None:
        """`not_text` are characters that stay keys here, for priority bindings around it."""
        super().__init__(value, placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._not_text = frozenset(not_text)

    def render_line(self, y: int) -> Strip:
        if y or not self.value or self.highlighter is not None or not self.selection.is_empty:
            return _harmless(super().render_line(y))
        # A letter typed is painted by itself; rich takes as long for it as for a page.
        style, at = self.rich_style, self.cursor_position
        cursor = style + self.get_component_rich_style("input--cursor")
        parts = (self.value[:at], self.value[at : at + 1] or " ", self.value[at + 1 :])
        styles = (style, cursor if self.has_focus else style, style)
        words = Strip(filter(None, map(Segment, parts, styles)))
        first, width = round(self.scroll_x), self.scrollable_content_region.width + 1
        return _harmless(words.crop(first, first + width).extend_cell_length(width, style))

    async def typed(self) -> None:
        """Wait for the letters that came before in the same burst."""
        done = asyncio.Event()
        if self.call_later(done.set):
            await done.wait()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Textual takes what this consumes out of the bindings, those with priority too."""
        return character not in self._not_text and super().check_consume_key(key, character)


def _harmless(strip: Strip) -> Strip:
    """Show controls, which a form or a draft may hold; what was typed stays as it is."""
    if all(segment.text.isascii() and segment.text.isprintable() for segment in strip):
        return strip
    harmless = [Segment(visible(segment.text), segment.style) for segment in strip]
    return Strip(harmless).adjust_cell_length(strip.cell_length)


def priority_bindings(*actions: str) -> list[BindingType]:
    """The keys of actions of the table, which act in their turn also in a burst."""
    return [
        Binding(key_name(key), action, show=False, priority=True, id=action)
        for action in actions
        for key in BY_ID[action].keys
    ]


class Box(Closable[Answer | None], ModalScreen[Answer | None]):
    """A box over the panes: one container with the class `overlay-box`.

    Its rules stand apart from those of the panes, which the first picture has to read.
    """

    BINDINGS: ClassVar[list[BindingType]] = priority_bindings("cover")
    CSS_PATH = Path(__file__).with_name("boxes.tcss")

    async def action_cover(self) -> None:
        """Cover names, or show them, here and on the screen below."""
        below = (one for one in reversed(self.app.screen_stack) if not isinstance(one, Box))
        for screen in islice(below, 1):
            await run(screen, "cover")
        self.repaint_names()

    def repaint_names(self) -> None:
        """Show names again, as they may be shown now."""


class Overlay(Box[Answer]):
    """A box with a Prompt. Esc closes it and gives None; subclasses `dismiss` an answer."""

    AUTO_FOCUS: ClassVar[str | None] = "Prompt"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def action_close(self) -> None:
        self.dismiss(None)


async def open_overlay(
    app: App[Any], overlay: Overlay[Answer], then: Callable[[Answer | None], None] | None = None
) -> None:
    """Open the box with its Prompt ready for the very next key, and return; `then` gets the answer.

    Await it from the action of a priority binding: the app looks at the next key only after that,
    so a key and a whole line that arrive in one read land in the Prompt.
    """
    await app.push_screen(overlay, then)
    overlay.set_focus(overlay.query_one(Prompt))
