"""An app that shows who owes whom and nothing else, to measure how long it takes to paint again."""

from __future__ import annotations

from pathlib import Path

from textual.app import App, ComposeResult

import netjournal.tui
from netjournal.model.journal import Journal
from netjournal.model.records import Direction
from netjournal.tui import themes
from netjournal.tui.panes.owes import OwesPanes, Side
from netjournal.views.owes import owes_money, owes_rows, owes_title
from tests.bench.generate import TODAY


class OwesApp(App[None]):
    """Both columns over a journal."""

    CSS_PATH = Path(netjournal.tui.__file__).with_name("netjournal.tcss")
    CSS = "Screen { layout: horizontal; }"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.panes = OwesPanes()
        for own in themes.own_themes():
            self.register_theme(own)
        self.theme = themes.NAMES[0]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield self.panes.mine
        yield self.panes.theirs

    def on_mount(self) -> None:
        self.repaint()

    def repaint(self) -> None:
        """Make the rows anew and paint every line of both columns."""
        mine, theirs = (self._side(one) for one in Direction)
        self.panes.show(mine, theirs, only="", filtered="")
        for pane in (self.panes.mine, self.panes.theirs):
            for line in range(pane.size.height):
                pane.render_line(line)

    def _side(self, direction: Direction) -> Side:
        rows = owes_rows(self.journal, TODAY, direction)
        return Side(owes_title(rows), owes_money(rows), rows)
