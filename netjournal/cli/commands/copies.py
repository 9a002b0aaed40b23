"""backup and restore: one file with everything in it, and older copies brought back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from netjournal import clock, paths
from netjournal.cli import out
from netjournal.cli.files import write_new
from netjournal.cli.opening import backups, place, reading, settings
from netjournal.cli.parse import Call
from netjournal.cli.verbs import JSON, OUT
from netjournal.errors import NotFound, Refused, Unreadable
from netjournal.formats.netjournal_json import export, read, without_files
from netjournal.store.backups import Backup
from netjournal.store.care import list_backups, restore
from netjournal.store.layout import SCHEMA


def run(call: Call) -> int:
    """Write the file and print its path; or list the copies, or bring one back."""
    if call.name == "restore":
        return _restore(call) if call.words else _list(call)
    with reading(call) as store:
        data = export(store.journal, schema=SCHEMA, uuid=store.uuid, files=_own_files())
    out.say(str(write_new(_target(call.value(OUT)), data)))
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
        out.say_json(
            [
                {
                    "number": number,
                    "at": copy.at.isoformat(),
                    "reason": copy.reason,
                    "path": str(copy.path),
                    "bytes": copy.path.stat().st_size,
                }
                for number, copy in enumerate(held, 1)
            ]
        )
        return 0
    out.say_all(f"{number} {_when(copy)}" for number, copy in enumerate(held, 1))
    if held:
        out.tell("netjournal restore NUMBER brings one back.")
    else:
        out.tell("There are no older copies yet.")
    return 0


def _when(copy: Backup) -> str:
    at = copy.at.astimezone(clock.now().tzinfo)
    reason = f", {copy.reason.replace('-', ' ')}" if copy.reason else ""
    return f"{at.day} {at:%b %Y %H:%M}{reason}, {copy.path.stat().st_size:,} bytes"


def _restore(call: Call) -> int:
    which = call.words[0]
    held = _copies(call)
    if which.isdecimal() and not Path(which).exists():
        if not 1 <= int(which) <= len(held):
            raise NotFound(f"There is no copy {which}.", "netjournal restore lists them.")
        copy = held[int(which) - 1]
        kept = _put_back(call, copy.path)
        out.say(f"brought back: the journal of {_when(copy)}")
    else:
        kept = _from_file(call, Path(which).expanduser())
        out.say(f"brought back: the journal in {which}")
    if kept is not None:
        out.say(f"what was there is kept: {kept}")
    return 0


def _put_back(call: Call, copy: Path) -> Path | None:
    return restore(place(call)[0], copy, backups=backups(settings()), now=clock.now)


def _from_file(call: Call, path: Path) -> Path | None:
    """Bring a file back that `backup` or `export` wrote, or a journal, and the settings in it."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or "no reason given").lower()
        raise Unreadable(f"{path} cannot be read: {reason}.") from None
    held = read(data)
    if held.skipped:
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
            target.parent.mkdir(parents=True, exist_ok=True)
            yield f"brought back: {write_new(target, text.encode())}"
