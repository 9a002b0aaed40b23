"""The web of people in words: ways as a person would say them, and the tree of who led to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from netjournal.insight.people import organization
from netjournal.insight.web import Step, Tie, Way, tree, worked_at
from netjournal.model.dates import distance, show_partial
from netjournal.model.journal import Journal, newest_first
from netjournal.model.names import fold
from netjournal.model.records import ABOUT_KINDS


def way_words(journal: Journal, way: Way, today: date, wanted: str = "") -> str:
    """Return a way: "Charles Babbage (coffee 3 weeks ago) knows Alan Turing, who works at BP".

    `wanted` is the organization that is looked for, if it is one.
    """
    first = _with_last(journal, way, today)
    last = way.steps[-1].contact if way.steps else way.first
    told = first if way.steps else f"you know {first}"
    before = way.first
    for step in way.steps:
        told += _tie(journal, before, step)
        before = step.contact
    where = _where(journal, last, wanted)
    if (
        way.steps
        and way.steps[-1].tie is Tie.WORKS
        and fold(way.steps[-1].organization) in fold(where)
    ):
        where = ""
    return f"{told}{where}"


def _with_last(journal: Journal, way: Way, today: date) -> str:
    """Return the one to ask with when and how you were last in touch."""
    name = journal.name(way.first)
    if way.last_met is None:
        return name
    entries = map(journal.entries.__getitem__, journal.entries_with[way.first])
    there = (one for one in entries if one.on == way.last_met and one.kind not in ABOUT_KINDS)
    kind = next((one.kind for one in newest_first(there)), "met")
    return f"{name} ({kind} {distance(way.last_met, today)})"


def _tie(journal: Journal, before: int, step: Step) -> str:
    name = journal.name(step.contact)
    match step.tie:
        case Tie.KNOWS:
            return f" knows {name}"
        case Tie.TOGETHER:
            return f" was introduced to {name}"
        case Tie.WORKS:
            both = (journal.contacts[one] for one in (before, step.contact))
            if all(fold(organization(one)) == fold(step.organization) for one in both):
                return f" works at {step.organization}, as does {name}"
            return f" and {name} have both been at {step.organization}"
    contact = journal.contacts[step.contact]
    if contact.met is not None and contact.met.via == before:
        return f" led you to {name}"
    return f" is somebody {name} led you to"


def _where(journal: Journal, contact_id: int, wanted: str) -> str:
    """Return where the one at the end works, or worked where that is what is looked for."""
    contact = journal.contacts[contact_id]
    now = organization(contact)
    if wanted and fold(now) != fold(wanted):
        past = next((one for one in worked_at(contact) if fold(one) == fold(wanted)), "")
        if past:
            return f", who worked at {past}"
    return f", who works at {now}" if now else ""


def no_way(journal: Journal, people: Sequence[int], organization: str) -> str:
    """Say that nobody leads there."""
    return f"Nobody you know leads to {organization or journal.name(people[0])}."


class TreeRow(NamedTuple):
    """One person in the tree of who led to whom; `lines` draws where they hang."""

    contact: int
    lines: str
    name: str
    about: str


def tree_rows(journal: Journal, root: int | None = None) -> list[TreeRow]:
    """Return the tree, or one person's part of it."""
    return [
        TreeRow(
            one.contact,
            _lines(one.more),
            journal.name(one.contact),
            _how(journal, one.contact),
        )
        for one in tree(journal, root)
    ]


def _lines(more: Sequence[bool]) -> str:
    if not more:
        return ""
    return "".join("│  " if follows else "   " for follows in more[:-1]) + (
        "├─ " if more[-1] else "└─ "
    )


def _how(journal: Journal, contact_id: int) -> str:
    contact = journal.contacts[contact_id]
    met = contact.met
    where = ""
    if met is not None:
        when = show_partial(met.on) if met.on else ""
        where = " ".join(filter(None, (f"#{met.tag}" if met.tag else "", when)))
    return " · ".join(filter(None, (organization(contact), where)))


def tree_lines(journal: Journal, root: int | None = None) -> Iterator[str]:
    """Return the tree for a command: who led to whom, one a line, in words."""
    path: list[str] = []
    for one in tree(journal, root):
        del path[one.depth :]
        path.append(journal.name(one.contact))
        if one.depth:
            yield f"{path[one.depth - 1]} led to {path[one.depth]}"
