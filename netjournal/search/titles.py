"""The one line that stands for a record in hits, choices and hints."""

from __future__ import annotations

from netjournal.model.introducing import named
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Contact,
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


def title_of(journal: Journal, record: Record) -> str:
    """Return a record's words in one line, with the names of the people it concerns."""
    match record:
        case Contact():
            return record.name
        case Favor():
            return f"{record.what}, {journal.name(record.contact)}"
        case FollowUp():
            who = journal.name(record.contact) if record.contact is not None else f"#{record.tag}"
            return f"{record.why}, {who}" if record.why else f"follow up, {who}"
        case Entry():
            who = ", ".join([*map(journal.name, record.contacts), *record.others])
            tags = "".join([f" #{tag}" for tag in record.tags])
            return f"{who}: {record.text}{tags}" if who else f"{record.text}{tags}".lstrip()
        case Introduction():
            return f"introduction: {named(journal, record)}"
        case Tag():
            return f"#{record.name} {record.title}".rstrip()
        case _:
            return str(getattr(record, "what", "") or getattr(record, "title", "") or record.id)


def searched(journal: Journal, record: Record) -> str:
    """Return the words that a record is found by: its title, and what it has no room for."""
    title = title_of(journal, record)
    match record:
        case Entry():
            # The kind is in the first words of most lines anyway: "coffee", "call".
            return f"{title} {record.kind}"
        case Tag():
            page = (record.kind, record.place, record.my_part, record.about, record.link)
            return " ".join(filter(None, (title, *page)))
        case Opportunity():
            people = [journal.name(one.contact) for one in record.people]
            heard = journal.name(record.heard_from) if record.heard_from else ""
            told = (record.kind, record.organization, heard, *people, record.about)
            tag = f"#{record.tag}" if record.tag else ""
            return " ".join(filter(None, (title, *told, tag)))
        case Goal():
            return " ".join((title, *(f"#{tag}" for tag in record.tags), record.about))
        case Resource():
            return f"{title} {record.link}"
        case Introduction():
            return " ".join([title, *(one.step for one in record.steps)])
        case _:
            return title


def safe_title(journal: Journal, record: Record) -> str:
    """Return a title for an error: of a note whose it is and the day, never its text."""
    if isinstance(record, Entry):
        who = ", ".join([*map(journal.name, record.contacts), *record.others]) or "a note"
        return f"{who} on {record.on.day} {record.on:%b %Y}"
    if isinstance(record, Contact) and (record.organization or record.city):
        return f"{record.name}, {record.organization or record.city}"
    return title_of(journal, record)
