"""The app on the journal, and demo: the app on a made-up one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import backups, place, settings
from netjournal.cli.options import ASCII, KEEP_IN
from netjournal.cli.parse import Call
from netjournal.cli.without import hollow, without
from netjournal.errors import NetjournalError, Refused, Unreadable, Usage

if TYPE_CHECKING:
    from netjournal.settings import Settings


def run(call: Call) -> int:
    """Show the app until somebody quits it."""
    if call.name == "demo":
        return _demo(call)
    _need_terminal()
    path, _ = place(call)
    try:
        return _show(path, _chosen(call))
    except Unreadable as problem:
        out.tell_error(problem)
        return _show(path, _chosen(call)) if _brought_back(call, path) else problem.exit_code


def _chosen(call: Call) -> Settings:
    """Return the settings, with what the options of this start say."""
    chosen = settings()
    if not call.has(ASCII):
        return chosen
    # Only a start with an option changes settings, as the demo does.
    import msgspec

    return msgspec.structs.replace(chosen, ascii=True)


def _brought_back(call: Call, path: Path) -> bool:
    """Offer the older copies of a journal that cannot be read; tell whether one was taken."""
    # Only somebody whose journal is damaged needs it.
    from netjournal.cli.commands.copies import bring_back, choices
    from netjournal.store.care import list_backups

    held = list_backups(path, backups(settings()))
    offered = list(choices(path, held))
    if not offered:
        return False
    out.tell("This can be brought back:")
    for line in offered:
        out.tell(line)
    first = offered[0].split()[0]
    while True:
        out.tell(f"Type {first} (or another) and enter; only enter leaves everything as it is.")
        chosen = sys.stdin.readline().strip()
        if not chosen:
            return False
        try:
            _, kept = bring_back(call, chosen)
        except NetjournalError as problem:
            out.tell_error(problem)
            continue
        if kept is not None:
            out.tell(f"what was there is kept: {kept}")
        return True


def _show(path: Path, chosen: Settings) -> int:
    # The commands do without all of these. A large file is read and summed up on the second core
    # while Textual is imported, which takes most of the app's start.
    from concurrent.futures import ThreadPoolExecutor

    from netjournal.store.store import Store

    def opened() -> Store:
        return Store.open(
            path,
            backups=backups(chosen),
            by="app",
            now=clock.now,
            create=True,
            entries=False,
        )

    with ThreadPoolExecutor(1) as beside:
        opening = beside.submit(opened)
        with without("ssl", "bz2", "lzma"), hollow("textual.command"):
            from netjournal.tui.app import run as show

        store = opening.result()
    return show(store, settings=chosen)


def _has_terminal() -> bool:
    if os.name != "nt" and os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _need_terminal() -> None:
    if not _has_terminal():
        raise Usage(
            "The app needs a terminal that can draw.",
            "The commands work without one: netjournal --help lists them.",
        )


def _demo(call: Call) -> int:
    folder = call.value(KEEP_IN)
    if folder:
        path = _made_up(Path(folder).expanduser())
        out.say(str(path))
        return _show_apart(path, call) if _has_terminal() else 0
    _need_terminal()
    # Only the demo needs a folder that goes away again.
    import tempfile

    with tempfile.TemporaryDirectory(prefix="netjournal-demo-") as name:
        return _show_apart(_made_up(Path(name)), call)


def _show_apart(path: Path, call: Call) -> int:
    """Show the app with all that it may write beside the made-up journal."""
    # Only the demo changes settings.
    import msgspec

    apart = msgspec.structs.replace(_chosen(call), backups=str(path.parent / "backups"))
    for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        os.environ[variable] = str(path.parent)
    return _show(path, apart)


def _made_up(folder: Path) -> Path:
    """Write the made-up journal into a folder and return its path; raises Refused."""
    # The demo's people are needed by nothing else.
    from netjournal.demo.build import build
    from netjournal.model.records import TABLES
    from netjournal.store.store import Store

    path = folder / "journal.json"
    if os.path.lexists(path):
        raise Refused(f"There is a journal at {path} already.", "Name another folder.")
    made = build(clock.today())
    store = Store.open(path, backups=folder / "backups", by="shell", now=clock.now, create=True)
    try:
        # As if it had been there before the first edit: undo must not take the people away.
        for table in TABLES:
            store.journal.load(table, made.table(table).values())
        store.fold()
    finally:
        store.close()
    return path
