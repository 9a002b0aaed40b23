"""The app: one open journal, the main screen over it, and what happens beside the keys.

Saves are durable when they are said; folding the file, taking in what others wrote and midnight
happen when nobody types.
"""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, Key
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker

from netjournal import paths
from netjournal.actions import EVERY, with_keys
from netjournal.errors import NetjournalError
from netjournal.settings import Settings
from netjournal.store.store import Store
from netjournal.tui import layout, themes
from netjournal.tui.bindings import ActionScreen, keymap
from netjournal.tui.drafts import Drafts
from netjournal.tui.hangup import end_without_terminal
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.screens.main import MainScreen
from netjournal.tui.session import Session, prepare_finding

if TYPE_CHECKING:
    from textual.filter import LineFilter

_SLICE = 0.004
"""Seconds of reading for finding, after which a key may come in."""
_TYPING = 0.06
"""Seconds after a key in which nothing is read."""
_IDLE = 2.0
"""Seconds without an edit after which the journal is written whole."""
_LOOK = 1.0
"""Seconds between two looks for what other processes wrote, and at the window's size."""
DAY = 20.0
"""Seconds between two looks at the calendar."""


class Stopped(Exception):
    """Something nobody foresaw; what a terminal shows of it is one sentence."""

    def __init__(self, problem: BaseException) -> None:
        super().__init__(type(problem).__name__)

    def __rich__(self) -> str:
        return (
            f"netjournal stopped: {self}. Everything that was said to be saved is saved, and what"
            " was being typed is kept."
        )


def _prepare_boxes() -> None:
    """Load what the first keys open most, which may be done in another thread."""
    from netjournal.tui.screens import find, note

    assert find
    assert note


def _plain_signs() -> LineFilter:
    # Few people ask for it.
    from netjournal.tui.plain_signs import PlainSigns

    return PlainSigns()


class NetjournalApp(App[int]):
    """Three panes over one journal."""

    CSS_PATH = "netjournal.tcss"
    TITLE = "netjournal"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = layout.HORIZONTAL
    VERTICAL_BREAKPOINTS = layout.VERTICAL

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._actions_table = with_keys(session.settings.keys, EVERY)
        self._fold_timer: Timer | None = None
        self._plain_signs = _plain_signs() if session.settings.ascii else None
        self._typed_at = 0.0
        for own in themes.own_themes():
            self.register_theme(own)
        wanted = os.environ.get("NETJOURNAL_THEME") or session.settings.theme
        self._begin_with(wanted if wanted in self.available_themes else themes.NAMES[0])
        self.set_keymap(keymap(self._actions_table))

    def _begin_with(self, theme: str) -> None:
        if self.available_themes[theme].ansi:
            self.theme = theme
            return
        # Without what changing colors entails: every rule read twice before the first picture.
        self.set_reactive(NetjournalApp.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        return MainScreen(self.session, self._actions_table)

    def get_css_variables(self) -> dict[str, str]:
        # Textual asks while it is made, before anybody could say which theme is wanted.
        return super().get_css_variables() if hasattr(self, "session") else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variables(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        filters = super().get_line_filters()
        return (*filters, self._plain_signs) if self._plain_signs is not None else filters

    @property
    def main(self) -> MainScreen:
        """The screen with the three panes."""
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def _desk(self) -> DeskScreen:
        """The page on top, or the main screen; a box may lie over it."""
        return next(one for one in reversed(self.screen_stack) if isinstance(one, DeskScreen))

    def _handle_exception(self, error: Exception) -> None:
        # A private name, because Textual offers no other way to keep its own trace from the
        # terminal: that one prints local variables, which are people's notes.
        stopped = Stopped(error)
        stopped.__cause__ = error
        super()._handle_exception(stopped)

    def on_mount(self) -> None:
        # Only the main thread may; the app runs in another when its pictures are made.
        if sys.platform != "win32" and threading.current_thread() is threading.main_thread():
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                # Closing the window must not leave the terminal raw; every edit is saved already.
                loop.add_signal_handler(number, self.exit, 128 + number)
        self.session.committed = self._fold_later
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.run_worker(self._load(), group="load")
        self.set_interval(_LOOK, self._catch_up)
        self.set_interval(_LOOK, self._look_at_size)
        self.set_interval(DAY, self._look_at_calendar)

    async def _load(self) -> None:
        """Read the entries behind the first picture, a slice at a time."""
        for _ in self.session.load_entries():
            await asyncio.sleep(0)
        for _ in self.session.journal.link():
            await asyncio.sleep(0)
        await self._read_whom()
        # The start turned it off: reading a journal makes many objects, and all of them stay.
        gc.freeze()
        gc.enable()
        self._repaint()
        await asyncio.to_thread(_prepare_boxes)

    def _repaint(self) -> None:
        """Paint the journal again on the panes and every page, also those under a box."""
        for screen in self.screen_stack:
            # Quitting at once takes the screens down while the journal is still read.
            if isinstance(screen, ActionScreen) and self.is_running:
                screen.repaint_all()
        self._index_soon()

    def _index_soon(self) -> None:
        if self.session.journal.complete:
            _: Worker[None] = self.run_worker(self._index, group="index", exclusive=True)

    async def _read_whom(self) -> None:
        for _ in self.session.read_whom():
            await asyncio.sleep(0)

    async def _index(self) -> None:
        """Read for the day and for finding what is not read yet, when nobody types."""
        if await self.session.orders.sort() or not self.session.whom.built:
            await self._read_whom()
            self._repaint()
            return
        await asyncio.to_thread(prepare_finding)
        finder = self.session.finder
        if finder.built:
            return
        # As at the start: what is made here stays, and looking for what does not would be felt.
        gc.disable()
        left = True
        try:
            while left:
                await self._nobody_types()
                until = time.perf_counter() + _SLICE
                while left and time.perf_counter() < until:
                    left = finder.build_some()
                await asyncio.sleep(0)
        finally:
            gc.freeze()
            gc.enable()

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key):
            self._typed_at = time.perf_counter()
        await super().on_event(event)

    async def _nobody_types(self) -> None:
        """Wait until no key came for a moment; what it brings about is many short turns, or a page
        that somebody waits for."""
        while self.session.reckoning or time.perf_counter() - self._typed_at < _TYPING:
            await asyncio.sleep(_TYPING)

    def _fold_later(self) -> None:
        """Count anew to the moment when nobody wrote for a while."""
        self._index_soon()
        self.session.drafts.drop_boxes()
        if self._fold_timer is not None:
            self._fold_timer.stop()
        self._fold_timer = self.set_timer(_IDLE, self._fold_soon)

    def _fold_soon(self) -> None:
        self.run_worker(self._fold(), group="fold", exclusive=False)

    async def _fold(self) -> None:
        try:
            await self.session.fold()
        except (OSError, NetjournalError):
            # Every edit is on the disk already; the next fold, or quitting, tries again.
            return

    def _catch_up(self) -> None:
        try:
            kept = self.session.catch_up()
        except NetjournalError as problem:
            self._desk.say("!", problem.sentence, problem.hint)
            return
        if kept:
            self._repaint()
            self._desk.told_by_others(kept)

    def _look_at_size(self) -> None:
        # Of many sizes in one moment Textual may miss the last.
        if (
            sys.platform != "win32"
            and not self.is_headless
            and tuple(shutil.get_terminal_size()) != tuple(self.size)
        ):
            os.kill(os.getpid(), signal.SIGWINCH)

    def _look_at_calendar(self) -> None:
        if self.session.day_changed():
            self._repaint()


def run(store: Store, settings: Settings) -> int:
    """Show a journal that was opened without its entries until somebody quits, then close it.

    Returns the exit code.
    """
    code = 1
    try:
        end_without_terminal(store)
        app = NetjournalApp(Session(store, settings, Drafts(paths.drafts_of(store.path))))
        code = app.run() or app.return_code or 0
    except Exception as problem:  # noqa: BLE001 - the outermost function of the app
        sys.stderr.write(f"{Stopped(problem).__rich__()}\n")
    finally:
        store.close()
    return code
