"""backup: one file with the whole journal and the settings, for another place or machine."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from netjournal import clock, paths
from netjournal.cli import out
from netjournal.cli.files import write_new
from netjournal.cli.opening import reading
from netjournal.cli.parse import Call
from netjournal.cli.verbs import OUT
from netjournal.formats.netjournal_json import export
from netjournal.store.layout import SCHEMA


def run(call: Call) -> int:
    """Write the file and print its path."""
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
