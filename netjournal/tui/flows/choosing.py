"""The choices of Today: done, later, let go, and whether a plan happened; each is one edit."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Protocol

from netjournal.insight.introductions import DONE, Matter
from netjournal.insight.reaching import ways
from netjournal.insight.reasons import Reason, Why, causes, reasons
from netjournal.insight.today import Today
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making import choices
from netjournal.model.making.contacts import still_there
from netjournal.model.records import Favor, FollowUp, Record
from netjournal.settings import Settings
from netjournal.tui.flows.writing import day_and_words
from netjournal.tui.screens.desk import DeskScreen
from netjournal.views.reasons import reason_words


class Chooser(Protocol):
    """What a choice needs to know: the session, as the app has it."""

    @property
    def journal(self) -> Journal: ...
    @property
    def today(self) -> date: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def whom(self) -> Today: ...
    def now(self) -> datetime: ...
    def new_id(self) -> int: ...


MONTH = timedelta(days=30)
"""What came up longer ago is let go of all at once."""
_KEPT = (Why.OWE, Why.WRITE, Why.INTRODUCTION)
"""Reasons with a record of their own that can wait or be let go."""


def reached(session: Chooser, who: int, number: int = 1) -> Edit | None:
    """Say that you were in touch in one of somebody's ways; None: there is no such way.

    What brought them up is done with it, and so is every follow-up that was due.
    """
    journal = session.journal
    contact = still_there(journal, who)
    held = ways(contact, session.settings.reach)
    if not 0 < number <= len(held):
        return None
    found = reasons(journal, who, session.today)
    lead = [one for one in found[:1] if one.urgency is not None]
    over = [one for one in found if one.why in (Why.WRITE, Why.PLAN) or one in lead]
    step = next((DONE[Matter(one.what)] for one in over if one.why is Why.INTRODUCTION), "")
    records = [one for one in over if one.why in _KEPT or one.why is Why.PLAN]
    return choices.reached(
        journal,
        contact,
        held[number - 1].kind,
        _records(session, records),
        step=step,
        now=session.now(),
        new_id=session.new_id,
    )


def later(session: Chooser, who: int, until: date) -> Edit:
    """Put somebody off, with everything that waits for them; raises NotFound."""
    contact = still_there(session.journal, who)
    due = causes(session.journal, who, session.today)
    waiting = list(_records(session, (one for one in due if one.why in _KEPT)))
    return choices.put_off(
        session.journal,
        contact,
        waiting,
        until,
        reason_words(session.journal, due[0], session.today) if due else "",
        now=session.now(),
        new_id=session.new_id,
    )


async def later_until(desk: DeskScreen, who: int, answer: Awaitable[str | None]) -> None:
    """Put somebody off until a day that is asked for."""
    words = await answer
    day, _ = day_and_words(words, desk.session) if words else (None, "")
    if day is not None:
        desk.commit(later(desk.session, who, day))


def let_go(session: Chooser, who: int) -> Edit:
    """Let go of what brought somebody up; where that is the pace, let them fade."""
    journal, today = session.journal, session.today
    contact = still_there(journal, who)
    due = causes(journal, who, today)
    lead = due[0] if due else None
    record = next(_records(session, [lead]), None) if lead and lead.why in _KEPT else None
    return choices.let_go(
        journal,
        contact,
        record,
        _named(record) or (reason_words(journal, lead, today) if lead else ""),
        today,
        fade=lead is not None and lead.why is Why.PACE,
    )


def let_go_of_old(session: Chooser) -> Edit | None:
    """Let go of everything that came up more than a month ago; None: there is nothing."""
    journal, cut = session.journal, session.today - MONTH
    old: list[tuple[int, list[Reason]]] = []
    for who in (*session.whom.everybody(), *session.whom.handled):
        due = causes(journal, who, session.today)
        late = [one for one in due if one.came_up is not None and one.came_up < cut]
        if late:
            old.append((who, late))
    if not old:
        return None
    everybody = (
        (journal.contacts[who], list(_records(session, (one for one in late if one.why in _KEPT))))
        for who, late in old
    )
    return choices.let_go_of_all(journal, everybody, cut, session.today)


def _named(record: Record | None) -> str:
    match record:
        case Favor():
            return record.what
        case FollowUp():
            return record.why
    return ""


def _records(session: Chooser, found: Iterable[Reason]) -> Iterator[Record]:
    return (session.journal.table(one.table)[one.id] for one in found)
