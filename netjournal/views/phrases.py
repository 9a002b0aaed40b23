"""The words that several views share: counts, days, lateness, lists of names.

Mine may be late ("3 days late"); theirs never is ("since 9 Nov").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from netjournal.insight.owed import days_late, is_hidden, since
from netjournal.model.amounts import find_amount, show_amount
from netjournal.model.journal import Journal
from netjournal.model.owing import remaining
from netjournal.model.records import Amount, Direction, Entry, Favor, FollowUp, Resource, State

SIDES = {Direction.I_OWE: "I owe", Direction.THEY_OWE: "they owe"}
"""The words for an open favor of either side."""
STATES = {State.OPEN: "open", State.DONE: "done", State.LET_GO: "let go"}
UNDATED = "No day"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 entry", "4 entries", "1,204 people"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def people(number: int) -> str:
    """Return "1 person", "4 people"."""
    return count(number, "person", "people")


def names(journal: Journal, ids: Iterable[int], others: Sequence[str] = (), most: int = 0) -> str:
    """Return people's names with commas; with `most`, the first ones "and 3 more"."""
    listed = [*map(journal.name, ids), *others]
    if most and len(listed) > most + 1:
        return f"{', '.join(listed[:most])} and {len(listed) - most} more"
    return ", ".join(listed)


def short_names(whole: Sequence[str]) -> str:
    """Return first names with commas; the whole name where two share the first."""
    return ", ".join(shortened(whole))


def shortened(whole: Sequence[str]) -> list[str]:
    """Return first names; the whole name where two share the first."""
    first = [name.split()[0] if name.split() else name for name in whole]
    count = Counter(first)
    return [short if count[short] == 1 else name for short, name in zip(first, whole, strict=True)]


def favor_due(journal: Journal, favor: Favor, today: date) -> str:
    """Return when an open favor is due, kindly: "3 days late", "Fri 27 Nov", "since 9 Nov".

    Of one that was put off, until when: "later, 24 Dec".
    """
    if favor.hidden_until is not None and is_hidden(favor, today):
        return f"later, {short_day(favor.hidden_until, today)}"
    if favor.direction is Direction.I_OWE:
        if favor.due is None:
            return ""
        late = days_late(favor, today)
        return f"{count(late, 'day')} late" if late else near_day(favor.due, today)
    if favor.due is not None and favor.due >= today:
        return near_day(favor.due, today)
    said = since(journal, favor) or favor.due
    return f"since {short_day(said, today)}" if said else ""


def follow_up_due(task: FollowUp, today: date) -> str:
    """Return when to write again: "3 days late", "today", "Fri 27 Nov"; a question has no day."""
    if task.on is None:
        return ""
    if task.on < today:
        return f"{count((today - task.on).days, 'day')} late"
    return near_day(task.on, today)


def follow_up_label(task: FollowUp) -> str:
    """Return what a follow-up is: "write again", "ask" where it has no day, or how it ended."""
    if task.state is not State.OPEN:
        return STATES[task.state]
    return "ask" if task.on is None else "write again"


def plan_state(entry: Entry, today: date) -> str:
    """Return what there is to say of a plan: "Fri 27 Nov", "did it happen?"."""
    if entry.happened is False:
        return "did not happen"
    if entry.on < today:
        return "did it happen?"
    return " ".join(filter(None, (near_day(entry.on, today), entry.at)))


def pace(days: int) -> str:
    """Return how often: "every 2 weeks", "every month", "never"."""
    for unit, length in (("year", 365), ("month", 30), ("week", 7)):
        if days and days % length == 0:
            return f"every {unit}" if days == length else f"every {days // length} {unit}s"
    return "never" if days == 0 else "every day" if days == 1 else f"every {days} days"


def day(on: date, today: date) -> str:
    """Return a day in short: "Fri 27 Nov", with the year where it is another."""
    year = "" if on.year == today.year else f" {on.year}"
    return f"{on:%a} {on.day} {on:%b}{year}"


def short_day(on: date, today: date) -> str:
    """Return a day without its weekday: "9 Nov", with the year where it is another."""
    return day(on, today).partition(" ")[2]


def near_day(on: date, today: date) -> str:
    """Return "today", "tomorrow", else the day in short."""
    return {0: "today", 1: "tomorrow"}.get((on - today).days) or day(on, today)


def long_day(on: date, today: date) -> str:
    """Return a day in whole words: "Friday 27 November", with the year where it is another."""
    year = "" if on.year == today.year else f" {on.year}"
    return f"{on:%A} {on.day} {on:%B}{year}"


def days(starts: date | None, ends: date | None, today: date) -> str:
    """Return the days of an event: "20–22 Nov", "28 Nov – 2 Dec 2027", "20 Nov"."""
    if starts is None or ends is None or starts == ends:
        one = starts or ends
        return short_day(one, today) if one else ""
    if (starts.year, starts.month) == (ends.year, ends.month):
        return f"{starts.day}–{short_day(ends, today)}"
    first = f"{starts.day} {starts:%b}" if starts.year == ends.year else short_day(starts, today)
    return f"{first} – {short_day(ends, today)}"


def age(on: date | None, today: date) -> str:
    """Return how long ago a day was, in a few letters: "3 w"."""
    if on is None:
        return ""
    days = (today - on).days
    if days < 7:
        return f"{days} d" if days > 0 else "today"
    if days < 60:
        return f"{days // 7} w"
    return f"{days // 30} mo" if days < 700 else f"{days // 365} y"


def money(amounts: Iterable[Amount]) -> str:
    """Return amounts with commas: "$15.00, €3.20"."""
    return ", ".join(map(show_amount, amounts))


def what(favor: Favor) -> str:
    """Return what a favor is about, with what is left of its money; once it is over, with all."""
    is_open = favor.state is State.OPEN
    left = remaining(favor) if is_open else favor.amount
    if left is None:
        return favor.what
    said = find_amount(favor.what, left.currency)
    if said is not None and said[0] == left:
        return favor.what
    return f"{favor.what} ({show_amount(left)}{' left' if favor.parts and is_open else ''})"


def resource(kept: Resource) -> str:
    """Return a link or a reading: its title and its link, once where one says both."""
    said = (kept.title, kept.link)
    return kept.link if kept.title in kept.link else " · ".join(filter(None, said))
