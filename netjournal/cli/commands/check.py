"""check: reads everything there is and says how it stands; changes nothing unless told to."""

from __future__ import annotations

import os
from collections.abc import Iterator

from netjournal.cli import out
from netjournal.cli.commands.copies import holds
from netjournal.cli.opening import backups, place, settings, writing
from netjournal.cli.options import JSON, KEEP
from netjournal.cli.parse import Call
from netjournal.errors import Usage
from netjournal.store.care import Report, check
from netjournal.views import phrases


def run(call: Call) -> int:
    """Print how the journal stands: 0 sound, 1 not quite, 2 unreadable."""
    path, named = place(call)
    if not os.path.lexists(path):
        if named:
            raise Usage(f"There is no journal at {path}.", "netjournal note … would begin one.")
        out.say(f"journal: {path}, none yet")
        return 0
    if call.has(KEEP):
        _accept(call)
    report = check(path, backups(settings()))
    if call.has(JSON):
        out.say_json(_as_json(report))
    else:
        out.say_all(_lines(report))
    if report.unreadable:
        return 2
    return 0 if report.is_sound else 1


def _accept(call: Call) -> None:
    with writing(call) as store:
        store.mend()
        store.accept_foreign()


def _lines(report: Report) -> Iterator[str]:
    yield f"journal: {report.path}"
    if report.unreadable:
        yield report.unreadable
    for table, number in report.counts:
        if number:
            yield f"{table.replace('_', '-')}: {number:,}"
    if not report.unreadable:
        yield f"recent edits: {report.edits:,}, {report.unfolded:,} not yet in the journal file"
    yield f"backups: {phrases.count(len(report.backups), 'copy', 'copies')}"
    if report.read_only:
        yield report.read_only
    for problem in report.problems:
        yield f"attention: {problem.sentence}"
    yield from _ways_on(report)
    if report.is_sound:
        yield "All of it is sound."


def _ways_on(report: Report) -> Iterator[str]:
    """Yield what can be done about it."""
    kinds = {problem.kind for problem in report.problems}
    if report.damage:
        yield "  netjournal check --keep goes on with all that can be read, and keeps the rest."
    if "changed-outside" in kinds:
        yield "  netjournal check --keep accepts what another program wrote."
    if "conflict-copy" in kinds:
        yield "  netjournal import FILE --dry-run says what such a copy would bring."
    if report.latest:
        yield f"  netjournal restore latest brings back all that was saved: {holds(report.latest)}."
    if report.backups and not report.is_sound:
        yield "  netjournal restore lists the older copies."


def _as_json(report: Report) -> dict[str, object]:
    return {
        "path": str(report.path),
        "sound": report.is_sound,
        "unreadable": report.unreadable,
        "read_only": report.read_only,
        "problems": [
            {"kind": one.kind, "sentence": one.sentence, "count": one.count, "table": one.table}
            for one in report.problems
        ],
        "counts": dict(report.counts),
        "edits": report.edits,
        "unfolded": report.unfolded,
        "backups": len(report.backups),
    }
