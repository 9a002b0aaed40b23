"""A small app on the ground floor alone: lists, panes, overlays, status, footer, with made-up rows.

It is driven by the tests of this folder, in process and, as a program, in a real terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar, overload

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

import netjournal.tui
from netjournal.actions import ACTIONS, Action, Scope, with_keys
from netjournal.tui import layout, paint, themes
from netjournal.tui.bindings import ActionScreen, bindings_for_screens, keymap, run
from netjournal.tui.help_screen import HelpScreen
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Prompt, open_overlay
from netjournal.tui.palette import PaletteScreen
from netjournal.tui.pane import Pane
from netjournal.tui.status import KeyFooter, StatusLine
from netjournal.views.tones import Tone

NAMES = ("Ada Lovelace", "Charles Babbage", "Mary Somerville", "Grace Hopper", "紫式部", "Émilie")


class Rows(Sequence[str]):
    """Rows made when asked for, which remember what was asked."""

    def __init__(self, count: int, *, every: int = 0, names: Sequence[str] = NAMES) -> None:
        self.count, self.every, self.names = count, every, names
        self.asked: set[int] = set()

    def __len__(self) -> int:
        return self.count

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            raise TypeError("a list asks for one row at a time")
        if not 0 <= index < self.count:
            raise IndexError(index)
        self.asked.add(index)
        if self.every and index % self.every == 0:
            return f"# day {index}"
        return f"{self.names[index % len(self.names)]} {index}"

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("a list never walks over its rows")


def paint_row(row: str, width: int, _selected: bool, _focused: bool) -> Content:
    if is_heading(row):
        return paint.text(row, Tone.HEADING)
    name = paint.cell(paint.text(row), max(0, width - 9))
    return paint.row(name, " ", paint.text("!!", Tone.LATE), paint.text(" 3 w", Tone.DIM), " ")


def is_heading(row: str) -> bool:
    return row.startswith("# ")


class ListPane(Pane[str]):
    def __init__(self, title: str, rows: Sequence[str], *, id: str, pane: str = "") -> None:
        self._pane = pane or id
        super().__init__(
            paint_row, selectable=lambda row: not is_heading(row), id=id, classes=self._pane
        )
        self.set_title(paint.text(title))
        self._held = rows

    def on_mount(self) -> None:
        self.set_rows(self._held, key=lambda row: row)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        self.set_edge(paint.text(f"{event.index + 1} of {len(self._held)}"))

    def on_focus(self) -> None:
        layout.use_pane(self.screen, self._pane)


class GroundScreen(ActionScreen):
    BINDINGS: ClassVar[list[BindingType]] = bindings_for_screens()

    def __init__(self, people: Sequence[str], actions: tuple[Action, ...]) -> None:
        super().__init__()
        self.people, self.actions = people, actions
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static(Content("netjournal  today: Ada, Mary"), id="header")
        yield ListPane("1 People [/x]", self.people, id="people")
        yield ListPane("2 Timeline", Rows(40, every=4), id="timeline")
        yield ListPane("3 Who owes whom", Rows(5), id="owes")
        yield ListPane("They said they would", Rows(3), id="theirs", pane="owes")
        yield StatusLine(id="status")
        yield KeyFooter(self.actions, id="footer")
        yield Prompt(id="bar")

    def on_mount(self) -> None:
        self.action_pane_people()

    def action_note(self) -> None:
        bar = self.query_one("#bar", Prompt)
        bar.display = True
        self.set_focus(bar)

    async def action_help(self) -> None:
        await open_overlay(self.app, HelpScreen(self.actions, "People"), self.answered)

    async def action_palette(self) -> None:
        await open_overlay(self.app, PaletteScreen(self.actions), self.answered)

    def answered(self, action_id: str | None) -> None:
        if action_id is not None:
            self.done.append(action_id)
            self.run_worker(run(self, action_id))

    def action_pane_people(self) -> None:
        self.show("people")

    def action_pane_timeline(self) -> None:
        self.show("timeline")

    def action_pane_owes(self) -> None:
        self.show("owes")

    def action_settle(self) -> None:
        self.query_one(StatusLine).say("✓", "Done: send [/x] slides → Ada Lovelace", "u undo")

    def action_quit(self) -> None:
        self.app.exit()

    def on_action_screen_unknown_key(self, event: ActionScreen.UnknownKey) -> None:
        self.query_one(StatusLine).say("~", f"{event.key} does nothing here", "? keys")

    def on_key_footer_pressed(self, event: KeyFooter.Pressed) -> None:
        self.answered(event.action_id)

    def show(self, pane: str) -> None:
        layout.use_pane(self, pane)
        self.query_one(KeyFooter).scope = Scope(pane)
        self.set_focus(self.query_one(f"#{pane}"))


class Ground(App[None]):
    CSS_PATH = Path(netjournal.tui.__file__).with_name("netjournal.tcss")
    CSS = "#bar { layer: overlay; dock: bottom; display: none; height: 3; }"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = layout.HORIZONTAL
    VERTICAL_BREAKPOINTS = layout.VERTICAL

    def __init__(
        self,
        people: Sequence[str] | None = None,
        keys: dict[str, list[str]] | None = None,
        theme: str = themes.NAMES[0],
    ) -> None:
        super().__init__()
        self.people = Rows(214) if people is None else people
        self.actions = with_keys(keys or {}, ACTIONS)
        for own in themes.own_themes():
            self.register_theme(own)
        self.theme = theme
        self.set_keymap(keymap(self.actions))

    def get_default_screen(self) -> Screen[None]:
        return GroundScreen(self.people, self.actions)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variables(self.current_theme)

    @property
    def ground(self) -> GroundScreen:
        screen = self.screen_stack[0]
        assert isinstance(screen, GroundScreen)
        return screen

    @property
    def list(self) -> LineList[str]:
        return self.ground.query_one("#people", ListPane)


if __name__ == "__main__":
    Ground(Rows(10_000)).run()
