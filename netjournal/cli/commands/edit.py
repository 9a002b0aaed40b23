"""edit and set: the fields of a record as labelled lines, in an editor or one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from netjournal import clock, paths
from netjournal.cli import out
from netjournal.cli.opening import writing
from netjournal.cli.parse import Call
from netjournal.cli.things import thing
from netjournal.errors import NetjournalError, NotFound, Refused, Usage
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import (
    ME,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Goal,
    Introduction,
    Opportunity,
    Record,
    Resource,
    Tag,
)
from netjournal.store import durable
from netjournal.store.store import Store
from netjournal.views.editing import edited, fields_of
from netjournal.views.form import Field
from netjournal.views.tag_form import is_name

_TABLES = (
    *("contacts", "favors", "follow_ups", "introductions", "opportunities"),
    *("goals", "resources", "entries", "tags"),
)


def run(call: Call) -> int:
    """Change the record, save it, and say what changed."""
    return _edit(call) if call.name == "edit" else _set(call)


def _meant(journal: Journal, words: Sequence[str]) -> Record:
    """Return the record that the words mean; "#name" may be a page that is to be made."""
    try:
        return thing(journal, words, _TABLES)
    except NotFound:
        name = " ".join(words).removeprefix("#")
        if not words[0].startswith("#") or not is_name(name):
            raise
        return Tag(id=0, name=name)


def _save(store: Store, record: Record, fields: Sequence[Field]) -> int:
    edit = edited(store.journal, record, fields, now=clock.now(), new_id=store.new_id)
    if edit.changes:
        out.say_label(store.commit(edit).edit.label)
    else:
        out.tell("Nothing changed.")
    return 0


# set


def _set(call: Call) -> int:
    what, label, value = _parts(call.words)
    with writing(call) as store:
        record = _meant(store.journal, what)
        held = fields_of(record, store.journal)
        ours = [one for one in held if label in _names(one)]
        if not ours:
            raise Usage(f"That has no field '{label}'.", f"It has {_listed(held)}.")
        fresh = ours[0]._replace(value=value)
        if fresh.many and value:
            return _save(store, record, [*ours, fresh])
        return _save(store, record, [fresh])


def _parts(words: Sequence[str]) -> tuple[Sequence[str], str, str]:
    """Split the words into what is meant, the field and its value, at the first field's name."""
    fields = list(_every_field())
    labels = {name for field in fields for name in _names(field)}
    for start in range(1, len(words) - 1):
        for end in range(len(words) - 1, start, -1):
            label = fold(" ".join(words[start:end]))
            if label in labels:
                return words[:start], label, " ".join(words[end:])
    raise Usage(f"There is no field in '{' '.join(words[1:])}'.", f"A person has {_person()}.")


def _names(field: Field) -> tuple[str, ...]:
    return fold(field.label), field.name, field.name.replace("_", " ")


def _every_field() -> Iterator[Field]:
    samples = (
        Contact(id=0, name=""),
        Favor(id=0, contact=0, direction=Direction.I_OWE, what=""),
        FollowUp(id=0),
        Entry(id=0, on=date.min),
        Tag(id=0, name=""),
        Opportunity(id=0, what=""),
        Goal(id=0, what=""),
        Resource(id=0, title=""),
        Introduction(id=0, people=(ME, ME)),
    )
    for record in samples:
        yield from fields_of(record, Journal())


def _person() -> str:
    return _listed(fields_of(Contact(id=0, name=""), Journal()))


def _listed(fields: Iterable[Field]) -> str:
    return ", ".join(dict.fromkeys(one.label for one in fields))


# edit


def _edit(call: Call) -> int:
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise Usage(
            "An editor needs a terminal.", "netjournal set NAME FIELD VALUE works without one."
        )
    command = _editor()
    with writing(call) as store:
        record = _meant(store.journal, call.words)
        held = fields_of(record, store.journal)
        draft = _draft(_text(held))
        if not _edit_file(command, draft):
            draft.unlink()
            raise Refused("The editor ended with an error.", "Nothing was changed.")
        typed = draft.read_text("utf-8", errors="replace")
        try:
            fields = _typed(typed, held)
            code = _save(store, record, fields if fields else held)
        except NetjournalError:
            out.tell(f"What you typed is kept in {draft}")
            raise
        draft.unlink()
        return code


def _is_terminal(stream: object) -> bool:
    return bool(stream is not None and getattr(stream, "isatty", bool)())


def _editor() -> list[str]:
    # Only this command starts another program.
    import shlex
    import shutil

    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named, posix=os.name != "nt")
    except ValueError:
        command = []
    if not command:
        usual = ("notepad",) if os.name == "nt" else ("nano", "vim", "vi")
        command = [one for one in usual if shutil.which(one)][:1]
    if not command or not shutil.which(command[0]):
        raise Usage("There is no editor.", "Name one: export EDITOR=nano")
    return command


def _edit_file(command: Sequence[str], draft: Path) -> bool:
    import subprocess

    try:
        return subprocess.run([*command, str(draft)], check=False).returncode == 0
    except OSError:
        return False


def _draft(text: str) -> Path:
    """Write what is to be edited where only the user reads it, and return that."""
    import tempfile

    folder = paths.drafts()
    durable.make_folder(folder)
    handle, name = tempfile.mkstemp(prefix="edit-", suffix=".txt", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)


def _text(fields: Sequence[Field]) -> str:
    hints = {field.label: field.hint for field in fields if field.hint}
    lines = [
        "# Change what stands behind the colons. An empty file changes nothing.",
        *(f"{field.label}: {field.value}".rstrip() for field in fields),
        "",
        *(f"# {label}: {hint}" for label, hint in hints.items()),
    ]
    return "\n".join(lines) + "\n"


def _typed(text: str, held: Sequence[Field]) -> list[Field]:
    """Return the lines as fields; a field whose lines were all removed is empty. Raises Usage."""
    known = {fold(field.label): field for field in held}
    fields: list[Field] = []
    for line in text.splitlines():
        label, colon, value = line.partition(":")
        if not line.strip() or line.startswith("#"):
            continue
        field = known.get(fold(label.strip()))
        if field is None or not colon:
            raise Usage(
                f"There is no field '{label.strip()[:40]}'.", f"The fields are {_listed(held)}."
            )
        fields.append(field._replace(value=value.strip()))
    if not fields:
        return []
    there = {field.name for field in fields}
    gone = {field.name: field._replace(value="") for field in held if field.name not in there}
    return [*fields, *gone.values()]
