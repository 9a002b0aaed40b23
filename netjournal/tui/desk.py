"""What a flow may ask of the screen it works for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from netjournal.model.edits import Edit
from netjournal.store.log import Kept
from netjournal.tui.session import Session
from netjournal.views.asked import AskedDoubt


class Desk(Protocol):
    """A screen, as the flows see it."""

    session: Session

    def commit(self, edit: Edit, about: int = 0) -> Kept:
        """Make an edit durable, say what it did, and go to whom it is `about`, if it says so.

        Raises NetjournalError.
        """

    def key_of(self, action_id: str, /) -> str:
        """Return the first key of an action, as it is set."""

    def saved(self, kept: Kept, sign: str = "✓") -> None:
        """Show an edit that is on the disk, or one that was taken back."""

    def say(self, sign: str, words: str, hint: str = "") -> None:
        """Put words into the status line."""

    def ask_doubt(self, doubt: AskedDoubt, answered: Callable[[str], None], /) -> None:
        """Ask in the status line; the key that answers it goes to `answered`."""

    def call_later(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Call something in a moment, after what is under way."""

    def repaint_all(self) -> None:
        """Show the journal as it is now."""
