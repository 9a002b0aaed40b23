"""export: people in other programs' forms, on the standard output or in a new file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.files import write_new
from netjournal.cli.opening import reading
from netjournal.cli.options import CARD_VERSION, NOTES, OUT, RAW, TO_SHARE
from netjournal.cli.parse import Call
from netjournal.errors import NotFound, Refused, Usage
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Contact
from netjournal.store import durable
from netjournal.store.store import Store

_ALL = 1_000_000


def run(call: Call) -> int:
    """Write the export; raises Usage for a form that there is not."""
    form, *query = call.words
    write = _FORMS.get(form)
    if write is None:
        forms = ", ".join(_FORMS)
        raise Usage(f"There is no form '{form}' to export.", f"There are: {forms}.")
    if form == "json" and query:
        raise Usage("json is always the whole journal.", "Leave the words after it away.")
    with reading(call) as store:
        if form in ("json", "person"):
            contacts: list[Contact] = []
        else:
            contacts = _chosen(store.journal, " ".join(query))
        made = write(call, store, contacts)
    target = call.value(OUT)
    if isinstance(made, dict):
        _write_folder(Path(target).expanduser(), made)
    elif not target or target == "-":
        (out.say_document if form == "json" else out.say_file)(made.decode())
    else:
        out.say(str(write_new(Path(target).expanduser(), made)))
    return 0


def _chosen(journal: Journal, query: str) -> list[Contact]:
    """Return everybody, or those whom a query finds with certainty. Raises NotFound."""
    if not query.strip():
        return list(journal.contacts.values())
    tag = query.removeprefix("tag:").removeprefix("#")
    if tag != query:
        found = [journal.contacts[one] for one in journal.contacts_tagged[fold(tag)]]
    else:
        # Only a query waits for the index.
        from netjournal.search.hits import SURE
        from netjournal.search.people import PeopleIndex

        hits = PeopleIndex(journal).search(query, _ALL)
        found = [journal.contacts[hit.id] for hit in hits if hit.score >= SURE]
    if not found:
        raise NotFound(f"'{query}' finds nobody.", "netjournal find looks in everything.")
    return found


def _vcard(call: Call, _store: Store, contacts: list[Contact]) -> bytes:
    from netjournal.formats.vcard_out import VERSIONS, write

    version = call.value(CARD_VERSION) or VERSIONS[0]
    if version not in VERSIONS:
        raise Usage(f"vCards are written in {' or '.join(VERSIONS)}, not '{version}'.")
    return write(contacts, version=version, notes=call.has(NOTES)).encode()


def _csv(call: Call, _store: Store, contacts: list[Contact]) -> bytes:
    from netjournal.formats.csv_out import write

    return write(contacts, notes=call.has(NOTES), raw=call.has(RAW)).encode()


def _ics(call: Call, store: Store, contacts: list[Contact]) -> bytes:
    from netjournal.formats.ics import write

    ids = {contact.id for contact in contacts}
    return write(
        store.journal, today=clock.today(), now=clock.now(), contacts=ids, notes=call.has(NOTES)
    )


def _markdown(call: Call, store: Store, contacts: list[Contact]) -> bytes | dict[str, str]:
    from netjournal.formats.markdown import a_text_each, one_text

    target = call.value(OUT)
    if target.endswith("/") or (target and Path(target).expanduser().is_dir()):
        return a_text_each(store.journal, contacts, notes=call.has(NOTES))
    return one_text(store.journal, contacts, notes=call.has(NOTES)).encode()


def _json(_call: Call, store: Store, _contacts: list[Contact]) -> bytes:
    from netjournal.formats.netjournal_json import export

    return export(store.journal, uuid=store.uuid)


def _person(call: Call, store: Store, _contacts: list[Contact]) -> bytes:
    from netjournal.search.resolve import resolve_person
    from netjournal.views.kept import kept_about

    if len(call.words) < 2:
        raise Usage("Say whom: netjournal export person NAME.")
    contact = resolve_person(store.journal, " ".join(call.words[1:]))
    lines = kept_about(store.journal, contact.id, clock.today(), to_share=call.has(TO_SHARE))
    return ("\n".join(lines) + "\n").encode()


_FORMS: dict[str, Callable[[Call, Store, list[Contact]], bytes | dict[str, str]]] = {
    "vcard": _vcard,
    "csv": _csv,
    "ics": _ics,
    "markdown": _markdown,
    "json": _json,
    "person": _person,
}


def _write_folder(folder: Path, texts: dict[str, str]) -> None:
    """Write a file for each person into a folder; none that is there is written over."""
    there = [name for name in texts if (folder / name).exists()]
    if there:
        raise Refused(f"{folder / there[0]} is there already.", "Choose an empty folder.")
    durable.make_folder(folder)
    for name, text in texts.items():
        write_new(folder / name, text.encode())
    out.say(str(folder))
