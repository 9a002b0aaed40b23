"""Writing something down: a person, a favor, a follow-up, how often to be in touch."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date

import msgspec

from netjournal.model.dates import read_date
from netjournal.model.journal import Journal
from netjournal.model.making import contacts, favors, follow_ups
from netjournal.model.records import Contact, Direction, Favor, FollowUp
from netjournal.model.text import clean
from netjournal.settings import reads_day_first
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session
from netjournal.views import phrases, values
from netjournal.views.favor_line import with_what_it_says
from netjournal.views.manner import Reader


async def new_person(desk: DeskScreen, answer: Awaitable[str | None]) -> None:
    """Add somebody by name."""
    name = clean(await answer or "")
    if not name:
        return
    session = desk.session
    contact = Contact(id=session.new_id(), name=name)
    edit = contacts.add(session.journal, contact, now=session.now(), new_id=session.new_id)
    desk.commit(edit, contact.id)


async def favor(
    direction: Direction, desk: DeskScreen, contact: int, answer: Awaitable[str | None]
) -> None:
    """Write down what one of us means to do; "by" and a day at the end is when it is due."""
    words = clean(await answer or "")
    if not words:
        return
    session = desk.session
    what, due = _due(words, session)
    made = Favor(id=session.new_id(), contact=contact, direction=direction, what=what, due=due)
    made = with_what_it_says(session.journal, made, session.settings.currency)
    desk.commit(favors.promise(session.journal, made, now=session.now()))


async def follow_up(desk: DeskScreen, contact: int, answer: Awaitable[str | None]) -> None:
    """Write again on a day; words after the day say why."""
    words = clean(await answer or "")
    if not words:
        return
    session = desk.session
    on, why = day_and_words(words, session)
    if on is None:
        desk.say("!", f"“{words}” begins with no day", "2w, fri, 1 dec")
        return
    task = FollowUp(id=session.new_id(), contact=contact, on=on, why=why)
    desk.commit(follow_ups.plan(session.journal, task, now=session.now()))


async def pace(desk: DeskScreen, contact: int, answer: Awaitable[str | None]) -> None:
    """Say how often you want to be in touch."""
    days = _pace(await answer or "")
    if days is None:
        return
    session = desk.session
    fresh = msgspec.structs.replace(contacts.still_there(session.journal, contact), pace=days)
    edit = contacts.change(session.journal, fresh, now=session.now(), new_id=session.new_id)
    if edit.changes:
        desk.commit(edit)


def echo_pace(words: str) -> tuple[bool, str]:
    """Say how a pace is read, as it is typed."""
    days = _pace(words)
    if days is None:
        return False, "not a pace yet: 2 weeks, month, never"
    return True, phrases.pace(days)


def _pace(words: str) -> int | None:
    """Read "2 weeks", "every month", "never" as days; None: it says no pace."""
    try:
        return values.pace(words, Reader(Journal()))
    except ValueError:
        return None


def day_and_words(words: str, session: Session) -> tuple[date | None, str]:
    """Split "2w send the draft" into a day and why; the longest reading of the day wins."""
    parts = words.removeprefix("+").split()
    day_first = reads_day_first(session.settings)
    for count in range(min(len(parts), 4), 0, -1):
        day = read_date(" ".join(parts[:count]), session.today, day_first=day_first)
        if day is not None:
            return day, " ".join(parts[count:])
    return None, words


def echo_day(session: Session, words: str) -> tuple[bool, str]:
    """Say how a day is read, as it is typed."""
    day, why = day_and_words(words, session)
    if day is None:
        return False, "not a day yet: try fri, 2w, 1 dec, 2026-12-01"
    told = phrases.long_day(day, session.today)
    if day < session.today:
        return False, f"{told} is over: choose a day to come"
    return True, f"{told} · {why}" if why else told


def echo_only_day(session: Session, words: str) -> tuple[bool, str]:
    """Say how a day is read where nothing more is kept, so that no words are lost."""
    day, more = day_and_words(words, session)
    if day is not None and more:
        return False, f"only a day is kept here, not “{more}”"
    return echo_day(session, words)


def _due(words: str, session: Session) -> tuple[str, date | None]:
    head, by, tail = words.rpartition(" by ")
    day = (
        read_date(tail, session.today, day_first=reads_day_first(session.settings)) if by else None
    )
    return (head, day) if day is not None else (words, None)
