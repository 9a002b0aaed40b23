"""undo, redo and history: the edits of the journal, taken back, done again, listed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import reading, writing
from netjournal.cli.options import JSON, LIMIT
from netjournal.cli.parse import Call, number

if TYPE_CHECKING:
    from netjournal.store.log import Kept

_MOST = 50
_PLACES = {"app": "in the app", "shell": "from the shell"}


def run(call: Call) -> int:
    """Take back, do again, or list."""
    if call.name == "history":
        return _history(call)
    with writing(call) as store:
        kept = store.undo() if call.name == "undo" else store.redo()
        out.say_label(kept.edit.label)
    return 0


def _history(call: Call) -> int:
    with reading(call) as store:
        every = store.history(sys.maxsize)
    held = every[: number(call, LIMIT, _MOST)]
    if call.has(JSON):
        out.say_json([_as_json(kept) for kept in held])
    else:
        for kept in held:
            out.say_label(_line(kept))
        if not held:
            out.tell("Nothing was changed yet.")
        elif len(held) < len(every):
            out.tell(f"{len(every) - len(held):,} older: netjournal history -n {len(every)}")
    return 0


def _line(kept: Kept) -> str:
    at = kept.at.astimezone(clock.now().tzinfo)
    gone = ", taken back" if kept.undone else ""
    place = _PLACES.get(kept.by, kept.by)
    return f"{at.day} {at:%b %Y %H:%M} {place}: {kept.edit.label}{gone}"


def _as_json(kept: Kept) -> dict[str, object]:
    return {
        "seq": kept.seq,
        "at": kept.at.isoformat(),
        "by": kept.by,
        "label": kept.edit.label,
        "changes": len(kept.edit.changes),
        "undone": kept.undone,
    }
