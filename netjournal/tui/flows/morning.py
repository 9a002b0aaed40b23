"""The morning after: the people of an event one by one, and what is decided about each.

Who is done follows from the journal alone: a follow-up, open or done, a pace, another entry.
"""

from __future__ import annotations

from datetime import date

from netjournal.insight import events, tending
from netjournal.insight.touched import touched
from netjournal.model.edits import Edit
from netjournal.model.making import follow_ups
from netjournal.model.records import FollowUp, State
from netjournal.tui.session import Session
from netjournal.views import phrases


class Morning:
    """A queue of people; `at` is the place in it, at its end when everybody was looked at."""

    def __init__(self, session: Session, event: str) -> None:
        self.session = session
        self.event = event
        days = events.days_at(session.journal, event, session.today)
        self.everybody = len(days)
        self.people = list(tending.untended(session.journal, days))
        self.at = 0
        self.skipped: dict[int, None] = {}

    @property
    def person(self) -> int | None:
        """Whose turn it is; None: that was everyone."""
        held = self.session.journal.contacts
        while self.at < len(self.people) and self.people[self.at] not in held:
            del self.people[self.at]
        return self.people[self.at] if self.at < len(self.people) else None

    def forth(self, *, skipped: bool = False) -> None:
        """Go to the next person."""
        person = self.person
        if person is not None:
            if skipped:
                self.skipped[person] = None
            else:
                self.skipped.pop(person, None)
            self.at += 1

    def back(self) -> None:
        """Go to the person before."""
        self.at = max(0, self.at - 1)

    def return_to(self, edit: Edit) -> None:
        """Go back to the person whom an edit was about, if it was one of these."""
        about = touched(self.session.journal, edit)
        places = (place for place, one in enumerate(self.people) if one in about)
        self.at = min(self.at, next(places, self.at))

    def done(self) -> Edit | None:
        """Return the edit that says there is nothing left to do; None: something is decided."""
        person, session = self.person, self.session
        days = events.days_at(session.journal, self.event, session.today)
        if person not in days or tending.is_tended(session.journal, person, days[person]):
            return None
        task = FollowUp(
            id=session.new_id(), contact=person, on=session.today, why=f"after #{self.event}"
        )
        return follow_ups.plan_done(session.journal, task, session.today, now=session.now())

    def write_on(self, day: date) -> Edit | None:
        """Return the edit that plans to write on a day, or moves what is planned already."""
        person, session = self.person, self.session
        if person is None:
            return None
        journal = session.journal
        for task_id in journal.follow_ups_of[person]:
            task = journal.follow_ups[task_id]
            if task.on is not None and task.state is State.OPEN:
                return follow_ups.later(journal, task, day)
        task = FollowUp(id=session.new_id(), contact=person, on=day, why=f"after #{self.event}")
        return follow_ups.plan(journal, task, now=session.now())

    def said(self) -> str:
        """Return who is left: "#abos26: 3 of 8 people still wait, 2 skipped"."""
        waiting = len({*self.people[self.at :], *self.skipped})
        if not waiting:
            return f"#{self.event}: nobody waits any more"
        wait = "waits" if waiting == 1 else "wait"
        skipped = f", {len(self.skipped)} skipped" if self.skipped else ""
        return f"#{self.event}: {waiting} of {phrases.people(self.everybody)} still {wait}{skipped}"


def newest(session: Session) -> Morning | None:
    """Return the morning to begin with; None: nobody was met anywhere lately."""
    return next((Morning(session, event) for event in choices(session)), None)


def choices(session: Session) -> list[str]:
    """Return the events that have a morning after, those with somebody waiting first."""
    return tending.events_with_people(session.journal, session.today)
