"""export: the journal in another form, on the standard output or in a new file."""

from __future__ import annotations

from pathlib import Path

from netjournal.cli import out
from netjournal.cli.files import write_new
from netjournal.cli.opening import reading
from netjournal.cli.parse import Call
from netjournal.cli.verbs import OUT
from netjournal.errors import Usage
from netjournal.formats.netjournal_json import export
from netjournal.store.layout import SCHEMA


def run(call: Call) -> int:
    """Write the export; raises Usage for a form that there is not."""
    if call.words[0] != "json":
        raise Usage(
            f"This version does not export {call.words[0]}.", "netjournal export json has it all."
        )
    with reading(call) as store:
        data = export(store.journal, schema=SCHEMA, uuid=store.uuid)
    target = call.value(OUT)
    if not target or target == "-":
        out.say_document(data.decode())
        return 0
    out.say(str(write_new(Path(target).expanduser(), data)))
    return 0
