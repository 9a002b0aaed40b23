"""import: people from the files of other programs, or another netjournal journal, into this one."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

from netjournal import clock, paths
from netjournal.cli import out
from netjournal.cli.opening import reading, settings, writing
from netjournal.cli.options import DRY_RUN, EVENT, JSON, MAP
from netjournal.cli.parse import Call
from netjournal.errors import Usage
from netjournal.formats import remembered
from netjournal.formats.bringing import Plans, plans, read_all
from netjournal.formats.columns import pairs
from netjournal.formats.files import dragged
from netjournal.formats.taking import Reader, Taken
from netjournal.settings import reads_day_first
from netjournal.store import durable
from netjournal.store.store import Store
from netjournal.views import bringing


def run(call: Call) -> int:
    """Say what the files bring, and take it in unless it is a dry run."""
    # Hundreds of thousands of small records, none of them garbage.
    gc.disable()
    dry = call.has(DRY_RUN)
    with (reading if dry else writing)(call, create=True) as store:
        taken = _read(call, store)
        held = plans(
            store.journal,
            taken,
            today=clock.today(),
            now=clock.now(),
            new_id=store.new_id,
            keeps_out=store.keeps_out,
            event=call.value(EVENT),
        )
        # Said of the journal as it is now, before it holds them.
        saves = not dry and not held.changes_nothing
        if call.has(JSON):
            told = bringing.as_json(store.journal, held, saved=saves)
        else:
            lines = [*bringing.counts(store.journal, held), *bringing.details(store.journal, held)]
        if saves:
            _take_in(store, held)
    if call.has(JSON):
        out.say_json(told)
    else:
        _report(call, taken, lines, saved=saves)
    return 0


def _read(call: Call, store: Store) -> list[Taken]:
    said = pairs(value for name, value in call.options if name == MAP.name)
    known = paths.columns()
    reader = Reader(
        today=clock.today(),
        new_id=store.new_id,
        day_first=reads_day_first(settings()),
        mapping=lambda layout: {**remembered.recall(known, layout), **said},
    )
    taken = read_all(reader, (path for word in call.words for path in _meant(word)))
    # A table that it does not fit was left out; for the next of that kind it would not fit either.
    tables = [one.table for one in taken if one.table is not None]
    if said and not tables:
        raise Usage("--map is for tables, and none of the files is one.")
    if said and not call.has(DRY_RUN):
        durable.make_folder(known.parent)
        for table in tables:
            remembered.remember(known, table.fingerprint, said)
    return taken


def _meant(word: str) -> Sequence[Path]:
    """Return the paths of a word of the shell, or of what was dragged into it with its quotes."""
    if word == "-":
        return [Path("/dev/stdin")]
    path = Path(word).expanduser()
    return [path] if path.exists() else dragged(word)[:1] or [path]


def _take_in(store: Store, held: Plans) -> None:
    """Save what the plans say, after a copy was kept."""
    if store.path.exists():
        store.fold(reason="before-import")
    for edit in held.edits(store.journal, f"import-{store.new_id()}"):
        if edit.changes:
            store.commit(edit)


def _report(call: Call, taken: Sequence[Taken], lines: Sequence[str], *, saved: bool) -> None:
    out.say_all(bringing.files(taken))
    out.say_all(lines)
    if saved:
        out.say("saved; netjournal undo takes it back")
    else:
        out.say("nothing was changed" + (" (dry run)" if call.has(DRY_RUN) else ""))
