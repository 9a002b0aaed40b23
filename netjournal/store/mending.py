"""Going on after damage: edits that can still be read are saved anew, the file as it was is kept.

Knows the keeper and what opening found; it is only called when somebody chose to go on.
"""

from __future__ import annotations

from netjournal.store import opening
from netjournal.store.keeper import Keeper


def take_up(keeper: Keeper) -> None:
    """Make the readable edits of a damaged file pending; the next save sets the file aside."""
    opened = keeper.opened
    held = {line.id for line in opened.tail}
    later = [
        line
        for line in keeper.log.everything().lines
        if line.seq > opened.meta.seq and line.epoch == opened.meta.epoch and line.id not in held
    ]
    opened.pending, opened.tail = opened.tail, []
    opening.bring_along(opened, later, shared=opened.meta.seq)
    opened.log_apart = keeper.log.is_there()
    opened.damage = opened.read_only = keeper.read_only = ""
