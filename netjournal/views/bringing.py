"""What an import would do, in lines for a screen, a pipe and JSON. It knows plans, no files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from netjournal.formats.bringing import Plans
from netjournal.formats.columns import LABEL, LEFT_OUT
from netjournal.formats.importing import ImportPlan
from netjournal.formats.origins import named
from netjournal.formats.taking import Taken
from netjournal.model.journal import Journal
from netjournal.model.text import visible
from netjournal.views import phrases
from netjournal.views.duplicates import because

_TOLD = 20
"""How many of a kind are listed."""


def files(taken: Sequence[Taken], most: int = _TOLD) -> Iterator[str]:
    """Yield what was read, and what the columns of an unknown table were taken for."""
    named_ones = [one for one in taken if one.name]
    for one in named_ones[:most]:
        yield f"read: {visible(one.name)}, {_what(one, most)}"
    if len(named_ones) > most:
        yield f"read: {len(named_ones) - most:,} more files"


def _what(one: Taken, most: int) -> str:
    if one.table is None or one.origin != "csv":
        return named(one.origin)
    read = [
        f"{column.header} as {column.field or 'notes'}"
        for column in one.table.columns
        if column.field not in (LABEL, LEFT_OUT)
    ]
    more = [f"and {len(read) - most:,} more columns"] if len(read) > most else []
    return "a table: " + ", ".join([*read[:most], *more])


def counts(journal: Journal, plans: Plans) -> Iterator[str]:
    """Yield how many people and records would be new, filled in, asked about, left out."""
    if plans.people is not None:
        yield from _people(journal, plans.people)
    for plan in plans.journals:
        for words, held in (("new", plan.added), ("filled in", plan.filled)):
            for table, count in held.items():
                yield f"{words}: {count:,} in {table.replace('_', '-')}"
        yield f"as before: {phrases.count(plan.unchanged, 'record')}"
    if plans.skipped:
        yield f"left out: {len(plans.skipped):,}"


def _people(journal: Journal, plan: ImportPlan) -> Iterator[str]:
    touched = [one.before for one in plan.updates]
    known = sum(journal.is_known(one) for one in touched)
    if plan.new or not touched:
        yield f"new, into the address book: {phrases.people(len(plan.new))}"
    if known:
        yield f"in your journal, filled in: {phrases.people(known)}"
    if len(touched) > known:
        yield f"in the address book, filled in: {phrases.people(len(touched) - known)}"
    if plan.joined:
        yield f"surely somebody you have, or twice in it: {phrases.people(len(plan.joined))}"
    if plan.doubtful:
        yield f"to look at, may be in it twice: {phrases.people(len(plan.doubtful))}"
    if plan.moves:
        yield f"changed jobs: {phrases.people(len(plan.moves))}"
    if plan.entries:
        yield f"notes: {len(plan.entries):,}"
    if plan.unchanged:
        yield f"as before: {phrases.people(plan.unchanged)}"
    if plan.dropped:
        yield f"pictures and the like, not kept: {plan.dropped:,}"


def details(journal: Journal, plans: Plans, most: int = _TOLD) -> Iterator[str]:
    """Yield who changed jobs, who is taken for whom, what is left out, what differs."""
    lists = list(_lists(journal, plans))
    for lines in lists:
        yield from lines[:most]
    more = sum(max(0, len(lines) - most) for lines in lists)
    if more:
        yield f"and {more:,} more"


def _lists(journal: Journal, plans: Plans) -> Iterator[list[str]]:
    people = plans.people
    if people is not None:
        name = _names(journal, people)
        yield [
            f"changed jobs: {one.name}, now {one.now}" + (f", before {one.was}" if one.was else "")
            for one in people.moves
        ]
        yield [f"the same person: {name(one.second)}, {because(one)}" for one in people.joined]
        yield [
            f"to look at: {name(one.first)} and {name(one.second)}, {because(one)}"
            for one in people.doubtful
        ]
    yield [f"left out: {one.what}, {one.reason}" for one in plans.skipped]
    yield [f"differs: {one}" for one in plans.differences]


def _names(journal: Journal, people: ImportPlan) -> Callable[[int], str]:
    """Return what names people of the journal and those who would be new."""
    new = {one.id: one.name for one in people.new}
    return lambda contact: new.get(contact) or journal.name(contact)


def as_json(journal: Journal, plans: Plans, *, saved: bool) -> dict[str, object]:
    """Return all of it as JSON."""
    people = plans.people or ImportPlan(label="")
    name = _names(journal, people)
    return {
        "saved": saved,
        "new": [{"id": one.id, "name": one.name} for one in people.new],
        "filled": [
            {
                "id": one.after.id,
                "name": one.after.name,
                "in_journal": journal.is_known(one.before),
            }
            for one in people.updates
        ],
        "joined": [
            {"id": one.second, "name": name(one.second), "reasons": one.reasons}
            for one in people.joined
        ],
        "doubtful": [
            {
                "new": {"id": one.first, "name": name(one.first)},
                "held": {"id": one.second, "name": name(one.second)},
                "points": one.points,
                "reasons": one.reasons,
            }
            for one in people.doubtful
        ],
        "moves": [
            {"id": one.contact, "name": one.name, "was": one.was, "now": one.now}
            for one in people.moves
        ],
        "entries": len(people.entries),
        "unchanged": people.unchanged + sum(one.unchanged for one in plans.journals),
        "dropped": people.dropped,
        "journals": [{"added": one.added, "filled": one.filled} for one in plans.journals],
        "skipped": [{"what": one.what, "reason": one.reason} for one in plans.skipped],
        "differences": list(plans.differences),
    }
