"""Importing: files chosen, read beside the app, shown, and taken in as one thing to undo."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.app import App

from netjournal import paths
from netjournal.formats import remembered
from netjournal.formats.bringing import Plans, plans, read_all
from netjournal.formats.column_names import FIELDS
from netjournal.formats.columns import LABEL, LEFT_OUT, corrected
from netjournal.formats.csv_cards import TableFile
from netjournal.formats.taking import Reader, Taken
from netjournal.insight.events import tag_named
from netjournal.model.journal import Journal
from netjournal.model.text import visible
from netjournal.settings import reads_day_first
from netjournal.store import durable
from netjournal.tui.asking import ask, show
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.screens.files import shown
from netjournal.tui.screens.form import FormScreen
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.tui.screens.summary import Progress, SummaryScreen
from netjournal.tui.session import Session
from netjournal.views import bringing, phrases
from netjournal.views.form import Field

_Found = tuple[list[Taken], Plans]


async def bring_in(
    app: App[Any], desk: DeskScreen, answer: Awaitable[tuple[Path, ...] | None]
) -> None:
    """Show what the files would bring, correct it as often as wanted, and take it in."""
    files = await answer
    event = ""
    while files:
        work = _Work(desk.session, files, event)
        summary = SummaryScreen[_Found](shown(files), work.run, work.tell, _keys)
        said = await show(app, summary)
        if said is None or summary.found is None:
            return
        taken, held = summary.found
        if said == "take":
            await _take_in(desk, held)
            return
        if said == "e":
            event = await _asked_event(app, desk.session.journal, event)
        else:
            await _corrected(app, taken)


_LISTED = 5
"""So many files are named above what they would do."""


def _keys(found: _Found) -> dict[str, str]:
    columns = {"m": "what the columns are"} if _table_of(found[0]) else {}
    return {"e": "where you met", **columns}


def _table_of(taken: Sequence[Taken]) -> tuple[str, TableFile] | None:
    """Return the table whose columns may have to be told: an unknown one before LinkedIn's."""
    tables = [(one.origin != "csv", one.name, one.table) for one in taken if one.table is not None]
    return min(tables, key=lambda one: one[0])[1:] if tables else None


class _Work:
    """Reads and plans in a thread; it changes nothing."""

    def __init__(self, session: Session, files: Sequence[Path], event: str) -> None:
        self.session = session
        self.files = files
        self.event = event

    def run(self, progress: Progress) -> _Found:
        """Read the files and find out what they would do."""
        session = self.session
        known = paths.columns()
        reader = Reader(
            today=session.today,
            new_id=session.new_id,
            day_first=reads_day_first(session.settings),
            mapping=lambda fingerprint: remembered.recall(known, fingerprint),
            asks=True,
            progress=progress,
        )
        taken = read_all(reader, self.files)
        held = plans(
            session.journal,
            taken,
            today=session.today,
            now=session.now(),
            new_id=session.new_id,
            keeps_out=session.store.keeps_out,
            event=self.event,
            progress=progress,
        )
        return taken, held

    def tell(self, found: _Found) -> tuple[list[str], bool]:
        """Return the summary in lines, and whether it would change anything."""
        taken, held = found
        journal = self.session.journal
        lines = list(bringing.files(taken, _LISTED))
        lines += [f"met at: #{self.event}"] if self.event else []
        lines += [*bringing.counts(journal, held), *bringing.details(journal, held)]
        return lines, not held.changes_nothing


async def _take_in(desk: DeskScreen, held: Plans) -> None:
    session = desk.session
    if session.store.path.exists():
        await session.fold("before-import")
    for edit in held.edits(session.journal, f"import-{session.new_id()}"):
        if edit.changes:
            desk.commit(edit)
    if held.people is None or not held.people.new:
        return
    said, undo = f"Imported {phrases.people(len(held.people.new))}", f"{desk.key_of('undo')} undo"
    doubtful = len(held.people.doubtful)
    if doubtful:
        hint = f"{undo} · {desk.key_of('palette')} people twice"
        desk.say("✓", f"{said}; {doubtful:,} may be in it twice", hint)
    else:
        desk.say("✓", said, f"{undo} · {desk.key_of('find')} finds them")


async def _asked_event(app: App[Any], journal: Journal, event: str) -> str:
    def named(words: str) -> str:
        return tag_named(journal, words)

    screen = PromptScreen(
        "Where did you meet them?",
        saves=False,
        hint="an event's tag or name; empty: nowhere in particular",
        value=event,
        read=lambda words: (True, f"everybody gets #{named(words)}" if words.strip() else ""),
    )
    words = await (await ask(app, screen))
    return event if words is None else named(words)


async def _corrected(app: App[Any], taken: Sequence[Taken]) -> None:
    """Let somebody say what the columns of a table are; it is remembered."""
    found = _table_of(taken)
    if found is None:
        return
    name, table = found
    fields = [
        Field(str(place), column.header, _words(column.field, column.label), _seen(table, place))
        for place, column in enumerate(table.columns)
        if column.field != LABEL
    ]

    def check(changed: tuple[Field, ...]) -> None:
        corrected(table.columns, _mapping(table, fields, changed))

    hint = ", ".join(FIELDS) + ", - leaves it out"
    form = FormScreen(f"the columns of {name}", fields, check, hint)
    changed = await (await ask(app, form))
    if changed is not None:
        durable.make_folder(paths.columns().parent)
        remembered.remember(paths.columns(), table.fingerprint, _mapping(table, fields, changed))


def _seen(table: TableFile, place: int) -> str:
    """Return where a column goes that nothing is said of, and what stands in it."""
    cells = (row.cells[place].strip() for row in table.table.rows if place < len(row.cells))
    cell = next(filter(None, cells), "")
    return f"notes, as “{visible(cell)}”" if cell else "notes"


def _words(field: str, label: str) -> str:
    return f"{field} {label}".strip() if field != LEFT_OUT else LEFT_OUT


def _mapping(
    table: TableFile, before: Sequence[Field], after: Sequence[Field]
) -> Mapping[str, str]:
    return {
        table.columns[int(now.name)].header or str(int(now.name) + 1): now.value.strip() or "-"
        for was, now in zip(before, after, strict=True)
        if was.value != now.value
    }
