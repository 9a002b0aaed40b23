"""Copying to the system's clipboard, or through the terminal where there is none here."""

from __future__ import annotations

import os
from typing import Any

from textual.app import App

from netjournal.model.records import Contact, Entry, Favor, FollowUp, Record
from netjournal.model.text import clean


def copy(app: App[Any], words: str) -> str:
    """Copy the words and return how, for the status line."""
    # Whoever pastes it into a shell must not run what somebody else's card says.
    words = clean(words, lines=True)
    over_ssh = any(os.environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    if not over_ssh:
        # Looking for the system's clipboard takes a while, and most people never copy.
        import pyperclip

        try:
            pyperclip.copy(words)
        except (pyperclip.PyperclipException, OSError):
            pass
        else:
            return "Copied"
    app.copy_to_clipboard(words)
    return "Sent to the terminal's clipboard"


def to_copy(record: Record | None) -> str:
    """Return what copying the selected row means: an address for a person, else its words."""
    match record:
        case Contact():
            points = (*record.emails, *record.phones, *record.links)
            return points[0].value if points else record.name
        case Entry():
            return record.text
        case Favor():
            return record.what
        case FollowUp():
            return record.why
    return ""
