"""The table of lines in lines.txt: its people, its open favors, and how a reading is written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from netjournal.capture.draft import Draft, DraftFavor, Who
from netjournal.capture.known import names_of, owed_of
from netjournal.capture.read import read
from netjournal.model.journal import Journal
from netjournal.model.records import Amount, Contact, Direction, Favor, Source
from tests.capture.people import TODAY

LINES = Path(__file__).with_name("lines.txt")
NAMES = (
    *("Ada Lovelace", "Charles Babbage", "Mary Somerville", "Grace Hopper", "Ana Souza"),
    *("Ana Lima", "Will Byrd", "Alan Turing", "Emmy Noether", "紫式部", "Katherine Johnson"),
    *("Seán O’Brien", "Joan Clarke", "George Boole", "Dorothy Hodgkin", "Robert Hooke"),
    *("Marie Curie", "Pierre Curie", "Melvil Dewey", "Émilie du Châtelet"),
)
_OWED = (
    ("Ada Lovelace", Direction.I_OWE, "send the route sheet", 0),
    ("Mary Somerville", Direction.THEY_OWE, "share the grant text", 0),
    ("Charles Babbage", Direction.THEY_OWE, "$20 for the taxi", 2000),
    ("Joan Clarke", Direction.I_OWE, "send the compiler notes", 0),
    ("Joan Clarke", Direction.I_OWE, "send the talk notes", 0),
    ("George Boole", Direction.I_OWE, "pay back $50", 5000),
    ("Charles Babbage", Direction.THEY_OWE, "introduce me to Alan", 0),
    ("Emmy Noether", Direction.THEY_OWE, "review my draft", 0),
    ("Dorothy Hodgkin", Direction.I_OWE, "lend the crystal atlas", 0),
)


class Case(NamedTuple):
    """One line of the table, the event of its debrief, what it says, and under which heading."""

    line: str
    event: str = ""
    facts: tuple[str, ...] = ()
    part: str = ""


def journal() -> Journal:
    """Return the journal that the table's lines are read in."""
    made = Journal()
    people = [Contact(id=place, name=name) for place, name in enumerate(NAMES, 1)]
    people[NAMES.index("Joan Clarke")] = Contact(
        id=NAMES.index("Joan Clarke") + 1, name="Joan Clarke", organization="Bletchley"
    )
    imported = Source(origin="linkedin", on=TODAY)
    people.append(Contact(id=100, name="Ada Yonath", sources=(imported,)))
    made.load("contacts", people)
    made.load(
        "favors",
        (
            Favor(
                id=200 + place,
                contact=NAMES.index(name) + 1,
                direction=direction,
                what=what,
                amount=Amount(minor=minor, currency="USD") if minor else None,
            )
            for place, (name, direction, what, minor) in enumerate(_OWED)
        ),
    )
    return made


def cases() -> Iterator[Case]:
    """Read the table."""
    line, event, facts, part = "", "", list[str](), ""
    for raw in (*LINES.read_text("utf-8").splitlines(), "[]"):
        if raw.startswith("  "):
            facts.append(raw.strip())
        elif raw.strip() and (not raw.startswith("# ") or raw.startswith("# ---")):
            if line:
                yield Case(line, event, tuple(facts), part)
            line, facts = raw, []
            if raw.startswith("# "):
                line, part = "", raw.strip("# -")
            elif raw.startswith("[") and raw.endswith("]"):
                line, event = "", raw.strip("[]")


PARTS = {part: tuple(held) for part, held in groupby(cases(), key=lambda case: case.part)}
"""The table by its headings: a test of each part costs far less than one of each line."""


def taken(case: Case, held: Journal) -> Draft:
    """Read the line of a case."""
    return read(case.line, names_of(held), TODAY, event=case.event, owed=owed_of(held))


def facts_of(draft: Draft, held: Journal) -> Iterator[str]:
    """Write a reading as the table does."""
    yield from _people(draft, held)
    yield from (f"tag: {tag}" for tag in draft.tags)
    if draft.page is not None:
        page = draft.page
        title = f" ({page.title})" if page.title else ""
        if page.to_meet:
            known = (held.name(one.contact) if one.contact else one.name for one in page.to_meet)
            yield f"to meet: {page.tag}: {', '.join(known)}"
            return
        yield f"page: {page.tag} {page.starts} {page.ends} {page.place}{title}"
    yield from _owing(draft, held)
    yield from _told(draft, held)
    yield from (f"relation: {one}" for one in draft.relations)
    yield from (f"role: {one}" for one in draft.roles)
    yield from (f"point: {one.field} {one.point.value}" for one in draft.points)
    single = {
        "pace": draft.pace,
        "private": "yes" if draft.private else "",
        "kind": draft.kind if draft.kind != "note" else "",
        "on": f"{draft.on} {draft.at}".rstrip() if draft.on != TODAY or draft.at else "",
    }
    yield from (f"{name}: {value}" for name, value in single.items() if value)
    yield from (f"unclear: {one.sentence()}" for one in draft.unclear)


def _people(draft: Draft, held: Journal) -> Iterator[str]:
    groups = {
        "who": _named(draft.contacts, draft, held),
        "names": _named(draft.mentions, draft, held),
        "unnamed": draft.unnamed,
        "via": _named((draft.via,), draft, held) if draft.via is not None else "",
    }
    yield from (f"{name}: {value}" for name, value in groups.items() if value)
    for new in draft.new_people:
        about = ", ".join(filter(None, (new.organization, new.title, new.pronouns)))
        yield f"new: {new.name} ({about})" if about else f"new: {new.name}"


def _owing(draft: Draft, held: Journal) -> Iterator[str]:
    for favor in draft.favors:
        yield from _favor(favor, draft, held)
    for favor in draft.offers:
        told = next(_favor(favor, draft, held)).replace("owe: ", "owe ", 1)
        yield f"offered: {told}"
    for one in draft.settles:
        amount = f", {one.amount.minor / 100:.2f} of it" if one.amount else ""
        part = f", in part: {one.part}" if one.part else ""
        yield f"done: {held.favors[one.favor].what}{amount}{part}"
    for task in draft.follow_ups:
        who = _named((task.contact,), draft, held) if task.contact is not None else ""
        who = who or f"#{task.tag}" * bool(task.tag)
        why = "" if task.why == draft.text else f": {task.why}"
        yield f"follow up: {who}, {task.on}{why}" if task.on else f"ask: {who}: {task.why}"


def _told(draft: Draft, held: Journal) -> Iterator[str]:
    for made in draft.introductions:
        pair = ", ".join(_named((who,), draft, held) if who else "me" for who in made.people)
        broker = _named((made.broker,), draft, held) if made.broker is not None else "me"
        yield f"intro: {broker}: {pair}, {made.step}"
    yield from (f"outcome: {one.way} {one.kind}" for one in draft.outcomes)
    yield from (f"coming: {one.on} {one.what}" for one in draft.coming)
    for move in draft.moves:
        before = f"{move.before} " if move.before else ""
        title = f", {move.title}" if move.title else ""
        who = _named((move.contact,), draft, held)
        yield f"move: {who}: {before}→ {move.organization}{title}"


def _named(people: tuple[Who, ...], draft: Draft, held: Journal) -> str:
    return ", ".join(_name(draft, held, who) for who in people)


def _name(draft: Draft, held: Journal, who: Who) -> str:
    return f"+{draft.name_of_new(who)}" if who < 0 else held.name(who)


def _favor(favor: DraftFavor, draft: Draft, held: Journal) -> Iterator[str]:
    who = _name(draft, held, favor.contact)
    side = "I owe" if favor.direction is Direction.I_OWE else "they owe"
    due = f", by {favor.due}" if favor.due else ""
    money = favor.amount
    amount = f", {money.minor / 100:.2f} {money.currency}" if money else ""
    yield f"{side}: {who}: {favor.what}{due}{amount}"
    for one in favor.about:
        yield f"about: {_name(draft, held, one)}"
