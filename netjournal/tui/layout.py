"""How the main screen uses the window: breakpoints, and which pane is in use. The stylesheet does
the rest; nothing here knows what the panes show."""

from __future__ import annotations

from typing import Any, Final

from textual.screen import Screen

HORIZONTAL: Final[list[tuple[int, str]]] = [(0, "-narrow"), (60, "-middle"), (100, "-wide")]
VERTICAL: Final[list[tuple[int, str]]] = [(0, "-short"), (18, "-tall")]
PANES: Final = ("people", "timeline", "owes")
"""The ids of the panes, in the order of their numbers."""


def use_pane(screen: Screen[Any], pane: str) -> None:
    """Say which pane is in use: the one that stays when there is room for one, and the one of
    the right column that gets the room when there is little. Call it when a pane gets the focus."""
    screen.update_classes({f"-at-{name}": name == pane for name in PANES})


def pane_in_use(screen: Screen[Any]) -> str:
    """The id of the pane in use; people if none was said."""
    return next((name for name in PANES if screen.has_class(f"-at-{name}")), PANES[0])


def one_at_a_time(screen: Screen[Any]) -> bool:
    """Whether the window shows one pane only: it is small, or the pane is zoomed."""
    return any(screen.has_class(name) for name in ("-narrow", "-short", "-zoomed"))
