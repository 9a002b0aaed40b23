"""forget: somebody out of the journal, its history and every older copy, for good."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from netjournal import paths
from netjournal.cli import out
from netjournal.cli.opening import backups, settings, writing
from netjournal.cli.options import KEEP_OUT, YES
from netjournal.cli.parse import Call
from netjournal.errors import Refused, Usage
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Contact
from netjournal.search.resolve import resolve_person
from netjournal.store.backups import listed
from netjournal.store.forget import forget
from netjournal.views import phrases


def run(call: Call) -> int:
    """Ask for the name, then forget; 1 where it is not typed."""
    with writing(call) as store:
        contact = resolve_person(store.journal, call.text)
        copies = len(listed(backups(settings()), store.uuid))
        typed = call.value(YES) or _asked(contact, store.journal, copies)
        if fold(typed).split() != fold(contact.name).split():
            raise Refused("That is not the name; nobody was forgotten.", f"It is {contact.name}.")
        drafts = paths.drafts()
        files = sorted(path for path in drafts.rglob("*") if path.is_file())
        paths.prompt().unlink(missing_ok=True)
        forget(store, contact.id, files=files, keep_out=call.has(KEEP_OUT))
    out.say("forgotten; files you exported are not touched")
    if call.has(KEEP_OUT):
        out.say("no import brings this person back")
    return 0


def _asked(contact: Contact, journal: Journal, copies: int) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Usage(
            "Forgetting somebody has to be confirmed.", f'Add --yes "{contact.name}" in a script.'
        )
    for line in _what_goes(contact, journal, copies):
        out.tell(line)
    return sys.stdin.readline()


def _what_goes(contact: Contact, journal: Journal, copies: int) -> Iterator[str]:
    alone = [
        entry
        for entry in map(journal.entries.__getitem__, journal.entries_with[contact.id])
        if len(entry.contacts) + len(entry.others) == 1
    ]
    others = len(journal.entries_of(contact.id)) - len(alone)
    favors = len(journal.favors_of[contact.id])
    yield f"Forget {contact.name}? This cannot be undone."
    yield (
        f"Goes for good: the card, {phrases.count(len(alone), 'entry', 'entries')},"
        f" {phrases.count(favors, 'favor')}."
    )
    if others:
        yield f'Becomes "someone" in {phrases.count(others, "entry", "entries")} with others.'
    yield f"Goes from {phrases.count(copies, 'backup')} too, not from files you exported."
    yield f"Type the name, {contact.name}, and enter; anything else keeps everything."
