"""Answering what a note left open: whom it means, which day, or that it stays words."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from netjournal.insight.doubts import DoubtRow, suggest
from netjournal.model.dates import read_date
from netjournal.model.making import contacts
from netjournal.model.records import Contact
from netjournal.model.text import clean
from netjournal.settings import reads_day_first
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session
from netjournal.views import phrases

if TYPE_CHECKING:
    from netjournal.capture.answers import How
    from netjournal.tui.screens.find import Chosen


def suggested(session: Session, found: Sequence[DoubtRow]) -> Sequence[DoubtRow]:
    """Return what is unsure with the people it may be, also where no name fits."""

    def near(words: str) -> list[tuple[int, float]]:
        if words not in session.suggested:
            session.suggested[words] = session.likened(words)
        return session.suggested[words]

    return suggest(found, near)


def choose(desk: DeskScreen, doubt: DoubtRow, chosen: int, batch: str = "") -> None:
    """Say whom, or which favor, a doubt means; 0: somebody new."""
    # Reading a line again is not needed to show what is unsure.
    from netjournal.capture import answers

    edit = answers.choose(desk.session.journal, doubt, chosen, _how(desk.session))
    desk.commit(msgspec.structs.replace(edit, batch=batch))


async def say_found(desk: DeskScreen, doubt: DoubtRow, answer: Awaitable[Chosen | None]) -> None:
    """Say that a doubt means the person who was found, or somebody new."""
    chosen = await answer
    if chosen is None:
        return
    if chosen.table == "contacts":
        choose(desk, doubt, chosen.id)
    elif chosen.table == "new":
        session = desk.session
        made = Contact(id=session.new_id(), name=clean(chosen.words))
        added = contacts.add(session.journal, made, now=session.now(), new_id=session.new_id)
        # One undo takes back both.
        batch = f"answer-{made.id}"
        desk.commit(msgspec.structs.replace(added, batch=batch))
        choose(desk, doubt, made.id, batch)
    else:
        desk.say("~", "That is nobody; choose a person")


def _how(session: Session) -> How:
    from netjournal.capture.answers import How

    settings = session.settings
    return How(session.now(), session.new_id, reads_day_first(settings), settings.currency)


def leave(desk: DeskScreen, doubt: DoubtRow) -> None:
    """Leave a doubt as the words it is."""
    from netjournal.capture import answers

    desk.commit(answers.leave(desk.session.journal, doubt))


async def say_day(desk: DeskScreen, doubt: DoubtRow, answer: Awaitable[str | None]) -> None:
    """Say which day a doubt means, as it is typed."""
    from netjournal.capture import answers

    words = await answer
    session = desk.session
    day = _day(session, words) if words else None
    if day is not None:
        desk.commit(answers.say_day(session.journal, doubt, day, _how(session)))


def echo_day(session: Session, words: str) -> tuple[bool, str]:
    """Say how a day is read, as it is typed."""
    day = _day(session, words)
    if day is None:
        return False, "not a day yet: try fri, 2w, 1 dec, 2026-12-01"
    return True, phrases.long_day(day, session.today)


def _day(session: Session, words: str) -> date | None:
    return read_date(words, session.today, day_first=reads_day_first(session.settings))
