"""Shortening the list of a pane as you type."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from netjournal.tui import paint
from netjournal.tui.overlay import Overlay, Prompt


class FilterBar(Overlay[str]):
    """Every letter narrows the pane; Enter keeps it narrow, Esc shows all again."""

    def __init__(self, pane: str, value: str, narrow: Callable[[str], str]) -> None:
        """`narrow` returns what it could not understand."""
        super().__init__()
        self._pane = pane
        self._value = value
        self._narrow = narrow

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text(f"Shorten {self._pane}")
            box.border_subtitle = Content("enter keeps it · esc shows all")
            with Horizontal(classes="overlay-prompt"):
                yield Static(Content(" / "), classes="overlay-sign")
                yield Prompt(value=self._value, placeholder="words, tag:abos26, quiet:60d, -not")
            yield Static(classes="overlay-note")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._say(self._narrow(event.value.strip()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        wrong = self._narrow(event.value.strip())
        self._say(wrong)
        if not wrong:
            self.dismiss(event.value)

    def _say(self, words: str) -> None:
        self.query_one(".overlay-note", Static).update(paint.text(words))

    def action_close(self) -> None:
        self._narrow("")
        self.dismiss(None)
