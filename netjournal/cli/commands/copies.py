"""backup and restore: one file with everything in it, and older copies brought back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from netjournal import clock, paths
from netjournal.cli import out
from netjournal.cli.files import write_new
from netjournal.cli.opening import backups, place, reading, settings
from netjournal.cli.options import JSON, OUT
from netjournal.cli.parse import Call
from netjournal.errors import NotFound, Refused, Unreadable, reason
from netjournal.formats.netjournal_json import read, with_files, without_files
from netjournal.store import durable
from netjournal.store.backups import Backup
from netjournal.store.care import backup, check, held_in, list_backups, restore
from netjournal.views import phrases

LATEST = "latest"
"""What is typed for the journal as it was last saved."""


def run(call: Call) -> int:
    """Write the file and print its path; or list the copies, or bring one back."""
    if call.name == "restore":
        return _restore(call) if call.words else _list(call)
    with reading(call) as store:
        out.say(str(backup(store, _target(call.value(OUT)), with_files(_own_files()))))
    return 0


def _own_files() -> dict[str, str]:
    """Return the texts of the settings and templates, by their place below the settings' folder."""
    held = [paths.settings()]
    templates = paths.templates()
    if templates.is_dir():
        held += sorted(path for path in templates.rglob("*") if path.is_file())
    root = paths.settings().parent
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8", errors="replace")
        for path in held
        if path.is_file()
    }


def _target(wanted: str) -> Path:
    """Return where to write: the file that was named, or a free name in a folder."""
    path = Path(wanted or ".").expanduser()
    if not path.is_dir():
        return path
    day = clock.today().isoformat()
    for number in count(1):
        named = path / f"netjournal-{day}{f'-{number}' if number > 1 else ''}.json"
        if not named.exists():
            break
    return named


def _copies(call: Call) -> list[Backup]:
    return list_backups(place(call)[0], backups(settings()))


def _list(call: Call) -> int:
    held = _copies(call)
    if call.has(JSON):
        out.say_json([_as_json(number, copy) for number, copy in enumerate(held, 1)])
        return 0
    out.say_all(choices(place(call)[0], held))
    if held:
        out.tell("netjournal restore NUMBER brings one back; what is there now is kept.")
    else:
        out.tell("There are no older copies yet.")
    return 0


def choices(path: Path, held: list[Backup]) -> Iterator[str]:
    """Return what can be brought back, a line each, the latest first."""
    report = check(path, backups(settings()))
    if report.latest:
        yield f"{LATEST} as last saved, a copy and all edits after it: {holds(report.latest)}"
    for number, copy in enumerate(held, 1):
        yield f"{number} {_when(copy)}: {_in(copy)}"


def _in(copy: Backup) -> str:
    try:
        return holds(held_in(copy.path))
    except Unreadable:
        return "cannot be read"


def holds(told: Iterable[tuple[str, int]]) -> str:
    """Say what a copy holds: "2 people, 3 entries, 1 favor"."""
    number = dict(told)
    parts = [
        phrases.people(number["contacts"]),
        phrases.count(number["entries"], "entry", "entries"),
        phrases.count(number["favors"], "favor"),
    ]
    return ", ".join(parts)


def _as_json(number: int, copy: Backup) -> dict[str, object]:
    try:
        holds = dict(held_in(copy.path))
    except Unreadable:
        holds = {}
    return {
        "number": number,
        "at": copy.at.isoformat(),
        "reason": copy.reason,
        "path": str(copy.path),
        "bytes": copy.path.stat().st_size,
        "holds": holds,
    }


def _when(copy: Backup) -> str:
    at = copy.at.astimezone(clock.now().tzinfo)
    reason = f", {copy.reason.replace('-', ' ')}" if copy.reason else ""
    return f"{at.day} {at:%b %Y %H:%M}{reason}"


def _restore(call: Call) -> int:
    told, kept = bring_back(call, call.words[0])
    out.say(f"brought back: {told}")
    if kept is not None:
        out.say(f"what was there is kept: {kept}")
    return 0


def bring_back(call: Call, which: str) -> tuple[str, Path | None]:
    """Bring back the latest, a copy by its number, or a file; say what, and where the former is."""
    held = _copies(call)
    if which == LATEST:
        return "the journal as it was last saved", _put_back(call, None)
    if which.isdecimal() and not Path(which).exists():
        if not 1 <= int(which) <= len(held):
            raise NotFound(f"There is no copy {which}.", "netjournal restore lists them.")
        copy = held[int(which) - 1]
        return f"the journal of {_when(copy)}", _put_back(call, copy.path)
    return f"the journal in {which}", _from_file(call, Path(which).expanduser())


def _put_back(call: Call, copy: Path | None) -> Path | None:
    return restore(place(call)[0], copy, backups=backups(settings()), now=clock.now)


def _from_file(call: Call, path: Path) -> Path | None:
    """Bring a file back that `backup` or `export` wrote, or a journal, and the settings in it."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise Unreadable(f"{path} cannot be read: {reason(problem)}.") from None
    held = read(data)
    if held.skipped and not held.uuid:
        # A journal keeps what nobody can read; a file that is none would bring little else.
        raise Refused(
            f"{path.name} holds {len(held.skipped)} things that are no records.",
            "netjournal import takes in what can be read.",
        )
    if not held.files:
        return _put_back(call, path)
    # Only a backup from elsewhere has to be taken apart.
    import tempfile

    with tempfile.TemporaryDirectory(prefix="netjournal-restore-") as folder:
        alone = write_new(Path(folder) / path.name, without_files(data))
        kept = _put_back(call, alone)
    out.say_all(_settings_back(held.files))
    return kept


def _settings_back(files: dict[str, str]) -> Iterator[str]:
    root = paths.settings().parent
    for name, text in files.items():
        target = root / name
        # A name out of a file must not lead out of the settings' folder.
        if not target.resolve().is_relative_to(root.resolve()):
            yield f"left out: {name}"
        elif target.exists():
            yield f"left as it is: {target}"
        else:
            durable.make_folder(target.parent)
            yield f"brought back: {write_new(target, text.encode())}"
