"""Beginning an introduction from one typed line: to somebody, me to somebody, introduced me to."""

from __future__ import annotations

import re
from collections.abc import Awaitable
from typing import NamedTuple

from netjournal.model.builder import EditBuilder
from netjournal.model.making import introductions
from netjournal.model.making.introductions import ASKED, MADE, PROMISED
from netjournal.model.names import match_people
from netjournal.model.records import ME, Contact
from netjournal.model.text import clean
from netjournal.tui.desk import Desk
from netjournal.tui.session import Session

_FORM = re.compile(
    r"(?P<me>(?P<made>introduced )?me (?:to |with )|)(?:to |with |and )?(?P<who>.+)", re.I
)


class Wanted(NamedTuple):
    """What a line asks for: the step, whether I am one of the two, and the other's name."""

    step: str
    me: bool
    name: str


def read(words: str) -> Wanted | None:
    """Read the line; None: it names nobody."""
    found = _FORM.fullmatch(clean(words))
    if found is None or found["who"].casefold() in (
        "me",
        "to",
        "me to",
        "introduced me",
        "introduced",
    ):
        return None
    me = bool(found["me"])
    step = MADE if found["made"] else ASKED if me else PROMISED
    return Wanted(step, me, found["who"])


def people(session: Session, name: str, but: int) -> tuple[int, ...]:
    """Return whom a name means, best fit only."""
    everybody = (
        (one.id, one.name, one.aliases)
        for one in session.journal.contacts.values()
        if one.id != but
    )
    return tuple(match_people(name, everybody).best())


def echo(session: Session, contact: int, words: str) -> tuple[bool, str]:
    """Say what a line will begin, as it is typed."""
    wanted = read(words)
    if wanted is None:
        return False, "to a name · me to a name · introduced me to a name"
    found = people(session, wanted.name, contact)
    if len(found) > 1:
        names = ", ".join(map(session.journal.name, found[:3]))
        return False, f"several fit: {names}"
    who = session.journal.name(found[0]) if found else f"{wanted.name} (new)"
    name = session.journal.name(contact)
    said = {
        PROMISED: f"I will introduce {name} and {who}; ask each first",
        ASKED: f"asked {name} to introduce me to {who}",
        MADE: f"{name} introduced me to {who}",
    }
    return True, said[wanted.step]


async def begin(desk: Desk, contact: int, answer: Awaitable[str | None]) -> None:
    """Begin what the line asks for; somebody new is written down as not met yet."""
    wanted = read(await answer or "")
    if wanted is None:
        return
    session = desk.session
    builder = EditBuilder(session.journal)
    found = people(session, wanted.name, contact)
    if found:
        other = found[0]
    else:
        fresh = Contact(id=session.new_id(), name=wanted.name, met_yet=False, created=session.now())
        other = builder.put(fresh).id
    desk.commit(
        introductions.begin(
            session.journal,
            (ME, other) if wanted.me else (contact, other),
            contact if wanted.me else None,
            wanted.step,
            session.today,
            now=session.now(),
            new_id=session.new_id,
            builder=builder,
        )
    )
