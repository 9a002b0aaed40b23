"""What a flow may ask of the screen it works for."""

from __future__ import annotations

from typing import Protocol

from netjournal.model.edits import Edit
from netjournal.store.log import Kept
from netjournal.tui.session import Session


class Desk(Protocol):
    """The main screen, as the flows see it."""

    session: Session

    def commit(self, edit: Edit) -> Kept:
        """Make an edit durable and say what it did; raises NetjournalError."""

    def saved(self, kept: Kept, sign: str = "✓") -> None:
        """Show an edit that is on the disk, or one that was taken back."""

    def say(self, sign: str, words: str, hint: str = "") -> None:
        """Put words into the status line."""

    def show_person(self, contact: int) -> None:
        """Select somebody and show their timeline."""
