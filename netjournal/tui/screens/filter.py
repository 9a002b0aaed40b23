"""Shortening the list of a pane as you type."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from netjournal.tui import paint
from netjournal.tui.overlay import Overlay, Prompt

_OFFERED = 5


class FilterBar(Overlay[str]):
    """Every letter narrows the pane; Enter keeps it narrow, Esc shows all again.

    Each of these keys is done in its turn: those of the same burst are for the rows it leaves.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", priority=True),
        Binding("enter", "keep", priority=True),
        Binding("escape", "close", priority=True),
    ]

    def __init__(
        self,
        pane: str,
        value: str,
        narrow: Callable[[str], str],
        shown: Callable[[], Awaitable[None]],
        offer: Callable[[str], Sequence[str]],
    ) -> None:
        """`narrow` returns what it could not understand, `shown` waits until what it left is shown,
        `offer` returns what may become of the words."""
        super().__init__()
        self._shown = shown
        self._offer = offer
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
        # In a burst only what the words have become is worth looking for.
        if not self.is_on_top or event.value != self.query_one(Prompt).value:
            return
        wrong = self._narrow(event.value.strip())
        offered = offers(event.value, self._offer(event.value)) if event.value else ""
        self._say(offered or wrong)

    async def action_complete(self) -> None:
        prompt = self.query_one(Prompt)
        await prompt.typed()
        for words in self._offer(prompt.value)[:1]:
            prompt.value = words
            prompt.cursor_position = len(words)

    async def action_keep(self) -> None:
        prompt = self.query_one(Prompt)
        await prompt.typed()
        wrong = self._narrow(prompt.value.strip())
        self._say(wrong)
        if not wrong:
            await self._shown()
            self.dismiss(prompt.value)

    def _say(self, words: str) -> None:
        self.query_one(".overlay-note", Static).update(paint.text(words))

    def action_close(self) -> None:
        self._narrow("")
        self.dismiss(None)


def offers(typed: str, completions: Sequence[str]) -> str:
    """Say what Tab may make of the last word; nothing where it makes nothing."""
    start = len(typed.rpartition(" ")[0])
    shown = [one[start:].strip() for one in completions[:_OFFERED]]
    return f"tab: {' · '.join(shown)}" if shown else ""
