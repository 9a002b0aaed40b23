"""A screen over others that closes only itself; it must not know what it shows."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Answer = TypeVar("Answer")


class Closable(Screen[Answer]):
    """What is dismissed a second time, or under a box, would take the screen on top with it."""

    @property
    def is_on_top(self) -> bool:
        """Whether it is open and nothing lies over it."""
        return self.app.screen_stack[-1] is self

    @property
    def is_open(self) -> bool:
        """Whether it is shown, or will be again; what was to happen later must ask."""
        # Quitting takes it down part by part.
        return self.app.is_running and self in self.app.screen_stack

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close it; what keys that came in one burst ask of a closed one is not done."""
        return super().dismiss(result) if self.is_on_top else AwaitComplete()
