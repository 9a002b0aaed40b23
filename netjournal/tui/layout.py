"""How the main screen uses the window: breakpoints, and which pane is in use. The stylesheet does
the rest; nothing here knows what the panes show."""

from __future__ import annotations

from typing import Any, Final

from textual.geometry import Size
from textual.screen import Screen

HORIZONTAL: Final[list[tuple[int, str]]] = [(0, "-narrow"), (60, "-middle"), (100, "-wide")]
VERTICAL: Final[list[tuple[int, str]]] = [(0, "-short"), (18, "-tall")]
PANES: Final = ("people", "timeline", "owes")
"""The ids of the panes, in the order of their numbers."""


def at_first(size: Size, pane: str) -> tuple[str, ...]:
    """The classes of a screen that begins in a window of that size with that pane in use. Textual
    would set those of the breakpoints after the first picture, and paint it again."""
    across = [name for least, name in HORIZONTAL if size.width >= least]
    down = [name for least, name in VERTICAL if size.height >= least]
    return across[-1], down[-1], used(pane)


def use_pane(screen: Screen[Any], pane: str) -> None:
    """Say which pane is in use: the one that stays when there is room for one, and the one of
    the right column that gets the room when there is little. Call it when a pane gets the focus."""
    wanted = {used(name): name == pane for name in PANES}
    if any(screen.has_class(name) is not on for name, on in wanted.items()):
        screen.update_classes(wanted)


def used(pane: str) -> str:
    """The class of a screen on which that pane is in use."""
    return f"-at-{pane}"


def pane_in_use(screen: Screen[Any]) -> str:
    """The id of the pane in use; people if none was said."""
    return next((name for name in PANES if screen.has_class(used(name))), PANES[0])


def is_small(screen: Screen[Any]) -> bool:
    """Whether the window has room for one pane only."""
    return screen.has_class("-narrow") or screen.has_class("-short")
