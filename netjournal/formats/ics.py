"""Days to write to people, plans, birthdays and what I owe as a calendar that others may see.

Titles name people and nothing else; it knows the journal, no file.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from netjournal.errors import NotFound
from netjournal.insight.due import was_plan
from netjournal.insight.owed import open_favors
from netjournal.insight.private import is_private
from netjournal.model.dates import next_anniversary
from netjournal.model.journal import Journal
from netjournal.model.records import ABOUT_KINDS, Direction, Entry, State
from netjournal.model.text import clean

if TYPE_CHECKING:
    from icalendar import Event

_HOUR = time(9)
"""When a day's reminder rings, in whatever time zone the reader is in."""
_LONG = timedelta(minutes=15)
_LAST_OF_FEBRUARY = {"bymonth": 2, "bymonthday": -1}
"""Every year; most calendars show the 29th itself only in leap years."""
_OLDEST = 1900
"""Calendars do not begin before."""


class _Day(NamedTuple):
    """One thing in the calendar; without a time it takes the whole day."""

    uid: str
    title: str
    on: date
    at: time | None = _HOUR
    yearly: bool = False
    notes: str = ""


def write(
    journal: Journal,
    *,
    today: date,
    now: datetime,
    contacts: Container[int],
    notes: bool = False,
) -> bytes:
    """Return a calendar of what is ahead with these contacts; `notes` adds your own words.

    A private entry is never in it. The same thing has the same UID in every export. Raises
    NotFound where nothing is ahead.
    """
    # It takes a quarter of a second, and nothing else needs it.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//netjournal//netjournal//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "netjournal")
    days = list(_days(journal, today, contacts))
    if not days:
        # A calendar without anything in it is none to other programs.
        raise NotFound("Nothing is ahead with them.", "netjournal due looks at everybody.")
    for day in days:
        calendar.add_component(_event(day, now, notes=notes))
    return bytes(calendar.to_ical())


def _event(day: _Day, now: datetime, *, notes: bool) -> Event:
    from icalendar import Alarm, Event, vText

    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", now)
    event.add("summary", clean(day.title))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if day.at is None:
        event.add("dtstart", day.on)
        event.add("dtend", day.on + timedelta(days=1))
    else:
        start = datetime.combine(day.on, day.at)
        event.add("dtstart", start)
        event.add("dtend", start + _LONG)
        # At the start itself: Outlook takes any other distance for one before it.
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", clean(day.title))
        alarm["trigger"] = vText("PT0S")
        event.add_component(alarm)
    if day.yearly:
        leap = (day.on.month, day.on.day) == (2, 29)
        event.add("rrule", {"freq": "yearly"} | (_LAST_OF_FEBRUARY if leap else {}))
    if notes and day.notes:
        event.add("description", clean(day.notes, lines=True))
    return event


def _days(journal: Journal, today: date, contacts: Container[int]) -> Iterator[_Day]:
    yield from _follow_ups(journal, contacts)
    yield from _plans(journal, today, contacts)
    yield from _birthdays(journal, today, contacts)
    for favor in open_favors(journal, today, Direction.I_OWE, hidden=True):
        if favor.due is None or favor.contact not in contacts or is_private(journal, favor):
            continue
        title = f"something for {journal.name(favor.contact)}"
        yield _Day(f"favors-{favor.id}@netjournal", title, favor.due, notes=favor.what)


def _follow_ups(journal: Journal, contacts: Container[int]) -> Iterator[_Day]:
    for task in journal.follow_ups.values():
        if task.on is None or task.state is not State.OPEN or task.contact not in contacts:
            continue
        title = f"write to {journal.name(task.contact or 0)}"
        why = "" if is_private(journal, task) else task.why
        yield _Day(f"follow_ups-{task.id}@netjournal", title, task.on, notes=why)


def _plans(journal: Journal, today: date, contacts: Container[int]) -> Iterator[_Day]:
    for entry in journal.entries.values():
        if entry.on < today or entry.private or entry.happened is False:
            continue
        if not (entry.on > today or was_plan(entry)):
            continue
        people = [one for one in entry.contacts if one in contacts]
        if people:
            names = ", ".join(map(journal.name, people))
            title = names if entry.kind in ABOUT_KINDS else f"{entry.kind}: {names}"
            uid = f"entries-{entry.id}@netjournal"
            yield _Day(uid, title, entry.on, _time(entry), notes=entry.text)


def _time(entry: Entry) -> time | None:
    try:
        return time.fromisoformat(entry.at) if entry.at else None
    except ValueError:
        return None


def _birthdays(journal: Journal, today: date, contacts: Container[int]) -> Iterator[_Day]:
    for contact in journal.contacts.values():
        coming = next_anniversary(contact.birthday, today) if contact.birthday else None
        if coming is None or contact.archived or contact.id not in contacts:
            continue
        year = contact.birthday[:4]
        # Without a year, and of people of history, the next birthday is the first.
        if year.isdecimal() and int(year) >= _OLDEST:
            coming = date.fromisoformat(contact.birthday)
        title = f"{contact.name}: birthday"
        yield _Day(f"birthday-{contact.id}@netjournal", title, coming, None, yearly=True)
