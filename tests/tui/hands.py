"""Hands on the keyboard of an app that a test drives."""

from __future__ import annotations

from typing import Any

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot


async def type_words(pilot: Pilot[Any], words: str) -> None:
    """Type words as a terminal delivers them to a busy app: without a pause between letters."""
    for letter in words:
        pilot.app.post_message(Key(_character_to_key(letter), letter))
    await pilot.pause()
