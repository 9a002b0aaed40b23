"""People as Markdown: one text, or one for each person with links between them.

It knows the journal, no file. Nothing that somebody is called can become a link or a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from netjournal.insight.private import is_private
from netjournal.model.dates import show_partial
from netjournal.model.journal import Journal
from netjournal.model.names import fold, sort_key
from netjournal.model.records import Contact, Direction, Entry, Point, State
from netjournal.model.text import clean

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
_STARTS = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
_LONGEST = 60


def one_text(journal: Journal, contacts: Iterable[Contact], *, notes: bool = False) -> str:
    """Return everybody in one text, by name; with `notes` what happened and what is owed, too."""
    people = sorted(contacts, key=lambda one: sort_key(one.name))
    lines = ["# People", ""]
    for contact in people:
        lines += [f"## {escaped(contact.name)}", "", *_person(journal, contact, notes, {})]
    return "\n".join(lines).rstrip() + "\n"


def a_text_each(
    journal: Journal, contacts: Iterable[Contact], *, notes: bool = False
) -> dict[str, str]:
    """Return texts by the names of their files: one for each person, and one that lists them."""
    people = sorted(contacts, key=lambda one: sort_key(one.name))
    files = _file_names(people)
    texts = {
        files[contact.id]: "\n".join(
            [f"# {escaped(contact.name)}", "", *_person(journal, contact, notes, files)]
        ).rstrip()
        + "\n"
        for contact in people
    }
    listed = (f"- [{escaped(one.name)}]({files[one.id]})" for one in people)
    return {"people.md": "\n".join(["# People", "", *listed]) + "\n", **texts}


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _STARTS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", clean(text, lines=True)))


def _file_names(people: Sequence[Contact]) -> dict[int, str]:
    taken = {"people"}
    names: dict[int, str] = {}
    for contact in people:
        slug = re.sub(r"[^\w]+", "-", fold(contact.name)).strip("-")[:_LONGEST] or "somebody"
        slug = f"{slug}-" if slug in _RESERVED else slug
        name, number = slug, 1
        while name in taken:
            number += 1
            name = f"{slug}-{number}"
        taken.add(name)
        names[contact.id] = f"{name}.md"
    return names


def _person(
    journal: Journal, contact: Contact, notes: bool, files: dict[int, str]
) -> Iterator[str]:
    for label, value in _facts(contact):
        if value:
            yield f"- {label}: {value}"
    if notes:
        yield from _between(journal, contact, files)
    yield ""


def _facts(contact: Contact) -> Iterator[tuple[str, str]]:
    yield "also", escaped(", ".join(contact.aliases))
    yield "pronouns", escaped(contact.pronouns)
    yield "works", escaped(", ".join(filter(None, (contact.title, contact.organization))))
    for label, points in (
        ("e-mail", contact.emails),
        ("phone", contact.phones),
        ("link", contact.links),
    ):
        for point in points:
            yield label, _point(point)
    yield "city", escaped(contact.city)
    yield "birthday", show_partial(contact.birthday) if contact.birthday else ""


def _point(point: Point) -> str:
    value = clean(point.value)
    # Only what leads to a page or a mailbox becomes something to click.
    plain = re.fullmatch(r"https?://[^\s<>]+|[\w.+-]+@[\w.-]+", value, re.IGNORECASE)
    shown = f"<{value}>" if plain else escaped(value)
    return f"{shown} ({escaped(point.label)})" if point.label else shown


def _between(journal: Journal, contact: Contact, files: dict[int, str]) -> Iterator[str]:
    if contact.tags:
        yield "- tags: " + " ".join(f"\\#{escaped(tag)}" for tag in contact.tags)
    if contact.about:
        yield from ("", escaped(contact.about))
    held = (journal.favors[one] for one in journal.favors_of[contact.id])
    favors = [one for one in held if not is_private(journal, one)]
    if favors:
        yield ""
    for favor in favors:
        side = "I owe" if favor.direction is Direction.I_OWE else "they owe"
        ended = "" if favor.state is State.OPEN else f" ({favor.state.replace('_', ' ')})"
        yield f"- {side}: {escaped(favor.what)}{ended}"
    entries = [one for one in journal.entries_of(contact.id) if not one.private]
    if entries:
        yield ""
    for entry in entries:
        yield f"- {entry.on.isoformat()} {_entry(journal, entry, contact, files)}"


def _entry(journal: Journal, entry: Entry, contact: Contact, files: dict[int, str]) -> str:
    others = [one for one in (*entry.contacts, *entry.mentions) if one != contact.id]
    names = (
        f"[{escaped(journal.name(one))}]({files[one]})"
        if one in files
        else escaped(journal.name(one))
        for one in others
    )
    told = ", ".join(names)
    text = " ".join(escaped(entry.text).split())
    return f"{entry.kind}{f' with {told}' if told else ''}: {text}" if text else entry.kind
