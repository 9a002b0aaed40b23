"""Showing what is made of much in steps, so that keys are heard meanwhile; it knows no journal."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from textual.screen import Screen
from textual.worker import Worker

T = TypeVar("T")
Then = Callable[[], object]

_ROWS = 200
_FEW, _AT_ONCE = 4, 0.02
"""Steps that are made at once however long they take, and seconds of work that nobody feels."""


def gathered(rows: Iterable[T]) -> Iterator[list[T]]:
    """Gather rows, some at each step; the last are all."""
    made: list[T] = []
    for row in rows:
        made.append(row)
        if not len(made) % _ROWS:
            yield made
    yield made


def nothing() -> None:
    """Do no more."""


def show_in_time(
    screen: Screen[Any],
    place: str,
    steps: Iterator[T],
    show: Callable[[T], object],
    then: Then = nothing,
) -> None:
    """Show the last of what is made step by step, at once where the steps are few; do `then`.

    Of several begun for a place only the newest is shown.
    """
    group = _group(place)
    screen.workers.cancel_group(screen, group)
    until = time.thread_time() + _AT_ONCE
    made = next(steps)

    def finish() -> None:
        show(made)
        then()

    async def go_on() -> None:
        nonlocal made
        try:
            for more in steps:
                made = more
                await asyncio.sleep(0)
        except (RuntimeError, LookupError):
            # So ends going through what an edit changed; whoever made it shows all anew.
            return
        # Quitting may have begun to take the screen down.
        if screen.app.is_running:
            finish()
        # Who shows the rows lets go of them; this is held on to until garbage is looked for.
        del made

    for number, more in enumerate(steps, 2):
        made = more
        if number >= _FEW and time.thread_time() > until:
            _: Worker[None] = screen.run_worker(go_on, group=group)
            return
    finish()


async def shown(screen: Screen[Any], place: str) -> None:
    """Wait until what was begun for a place is shown."""
    group = _group(place)
    while any(one.group == group and not one.is_finished for one in screen.workers):
        await asyncio.sleep(0)


def _group(place: str) -> str:
    return f"rows of {place}"
