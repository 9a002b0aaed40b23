"""Asking something in a box over the panes, and doing what follows, without losing a key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App

from netjournal.errors import NetjournalError

if TYPE_CHECKING:
    from netjournal.tui.overlay import Box, Overlay
    from netjournal.tui.screens.desk import DeskScreen

Answer = TypeVar("Answer")


async def ask(app: App[Any], overlay: Overlay[Answer]) -> asyncio.Future[Answer | None]:
    """Open a box, ready for the next key, and return what will be its answer; None: it was closed.

    Await this in the action of a key; await the answer in what follows (`follow`).
    """
    # The first picture has no box; the module of boxes brings along places to type.
    from netjournal.tui.overlay import open_overlay

    answer, given = _awaited(overlay)
    await open_overlay(app, overlay, given)
    return answer


async def show(app: App[Any], box: Box[Answer]) -> Answer | None:
    """Open a box with nothing to type in, and return its answer; None: it was closed."""
    answer, given = _awaited(box)
    await app.push_screen(box, given)
    return await answer


def _awaited(
    _box: Box[Answer],
) -> tuple[asyncio.Future[Answer | None], Callable[[Answer | None], None]]:
    answer: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()

    def given(value: Answer | None) -> None:
        if not answer.done():
            answer.set_result(value)

    return answer, given


def follow(screen: DeskScreen, steps: Coroutine[Any, Any, None]) -> None:
    """Run the steps of an intent beside the screen; the status line says what cannot be done."""

    async def run() -> None:
        try:
            await steps
        except NetjournalError as problem:
            screen.say("!", problem.sentence, problem.hint)

    screen.run_worker(run(), exit_on_error=True)


async def already(words: str) -> str:
    """Return words as an answer that was given before it was asked for."""
    return words
