"""How long who owes whom takes to paint again after an edit, in an app that shows nothing else."""

from __future__ import annotations

import asyncio
import statistics
import time
from pathlib import Path

from textual.app import App, ComposeResult

import netjournal.tui
from netjournal.model.journal import Journal
from netjournal.model.making import favors
from netjournal.model.records import Direction
from netjournal.tui import themes
from netjournal.tui.panes.owes import OwesPanes, Side
from netjournal.views.owes import owes_money, owes_rows, owes_title
from tests.bench.generate import TODAY, made
from tests.bench.measure import tell


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
        self.panes.show((mine, theirs, ""), filtered="")
        for pane in (self.panes.mine, self.panes.theirs):
            for line in range(pane.size.height):
                pane.render_line(line)

    def _side(self, direction: Direction) -> Side:
        rows = owes_rows(self.journal, TODAY, direction)
        return Side(owes_title(rows), owes_money(rows), rows)


def bench_owes(_path: Path, size: int) -> None:
    """Who owes whom with half as many favors as contacts, against one of a hundred favors."""
    many, few = made(size, entries_each=0), made(200, entries_each=0)
    ours, yard = asyncio.run(repaints(many, few))
    tell("who owes whom, repainted", size, ours, yard, "≤ 1.15×", "the same with 100 favors")


async def repaints(*journals: Journal) -> list[float]:
    """Return for each journal the median time from an edit of a favor to both painted columns."""
    times: list[list[float]] = [[] for _ in journals]
    app = OwesApp(journals[0])
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        for _ in range(150):
            for journal, taken in zip(journals, times, strict=True):
                app.journal = journal
                app.repaint()
                favor = journal.favors[owes_rows(journal, TODAY, Direction.I_OWE)[3].id]
                journal.apply(favors.settle(journal, [favor], TODAY))
                start = time.perf_counter()
                app.repaint()
                taken.append(time.perf_counter() - start)
                journal.apply(favors.reopen(journal, journal.favors[favor.id]))
    return [statistics.median(taken) for taken in times]
