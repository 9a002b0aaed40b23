"""Beginning an introduction from one typed line: to somebody, me to somebody, introduced me to."""

from __future__ import annotations

from collections.abc import Awaitable

from netjournal.model.builder import EditBuilder
from netjournal.model.introducing import ASKED, MADE, PROMISED
from netjournal.model.making import introductions
from netjournal.model.records import ME, Contact
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session
from netjournal.views.introducing import Wanted, fitting, read


def echo(session: Session, contact: int, words: str) -> tuple[bool, str]:
    """Say what a line will begin, as it is typed."""
    wanted = read(words)
    if wanted is None:
        return False, "to a name · me to a name · introduced me to a name"
    one = _first(session, wanted, contact)
    if one is None:
        return False, f"“{wanted.instead}” is nobody you know, or several"
    contact = one
    found = fitting(session.journal, wanted.name, contact)
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


async def begin(desk: DeskScreen, contact: int, answer: Awaitable[str | None]) -> None:
    """Begin what the line asks for; somebody new is written down as not met yet."""
    wanted = read(await answer or "")
    if wanted is None:
        return
    session = desk.session
    one = _first(session, wanted, contact)
    if one is None:
        desk.say("~", f"“{wanted.instead}” is nobody you know, or several")
        return
    contact = one
    builder = EditBuilder(session.journal)
    found = fitting(session.journal, wanted.name, contact)
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


def _first(session: Session, wanted: Wanted, selected: int) -> int | None:
    """Return who is introduced: the person selected, or whom the line names; None: not one."""
    if not wanted.instead:
        return selected
    found = fitting(session.journal, wanted.instead)
    return found[0] if len(found) == 1 else None
