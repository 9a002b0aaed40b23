"""A network at a glance as rows and as plain lines; the year as a map of days, drawn in signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from netjournal.insight.glance import QUIET, YEAR, Glance, Served, Share
from netjournal.insight.people import organization
from netjournal.model.journal import Journal
from netjournal.model.making.opportunities import named, stage_of
from netjournal.model.records import ABOUT_KINDS, Goal, State
from netjournal.views import phrases
from netjournal.views.handles import Handles
from netjournal.views.page_row import PageRow
from netjournal.views.tones import Tone

LEVELS = "·░▒▓█"
"""How full a day was: nobody, one, two, three or four, five and more."""
_FULL = (1, 2, 3, 5)
_MARGIN = 4
"""Cells before the days: the name of the weekday."""
_QUIET = 8
_SHARES = 12
"""How many names of a kind a page lists."""
NO_GOALS = "No goals yet: {} sets one, such as “find a mentor #mentor”."
NOBODY = "Nobody is in the journal yet."


class _Kind(NamedTuple):
    label: str
    shares: Sequence[Share]
    sign: str = ""


def _kinds(network: Glance) -> tuple[_Kind, ...]:
    return (
        _Kind("relation", network.relations),
        _Kind("role", network.roles),
        _Kind("tag", network.tags, "#"),
        _Kind("city", network.cities),
    )


def glance_rows(
    journal: Journal, network: Glance, today: date, cells: int, new_goal: str
) -> list[PageRow]:
    """Return the page; the map of the year takes as many weeks as so many cells have room for.

    `new_goal` is the key that sets a goal.
    """
    rows = [PageRow("heading", f"Goals · {len(network.goals)}" if network.goals else "Goals")]
    rows += (row for one in network.goals for row in _goal(journal, one))
    if not network.goals:
        rows.append(PageRow("heading", NO_GOALS.format(new_goal), tone=Tone.DIM))
    rows += _section(f"A year of being in touch · {_busy(network.days)}")
    rows += _year(network.days, today, cells)
    if network.quiet:
        rows += _section(f"Not in touch for a while · {len(network.quiet)}")
        rows += _went_quiet(journal, network, today)
    rows += _section(f"{phrases.people(network.people)} in the journal")
    for place, kind in enumerate(_kinds(network)):
        if kind.shares:
            yet = len(kind.shares) - _SHARES
            listed = [f"{kind.sign}{one.name} {one.people}" for one in kind.shares[:_SHARES]]
            more = [f"{yet:,} more"] if yet > 0 else []
            words = " · ".join((*listed, *more))
            rows.append(PageRow("fact", words, kind.label, place=place))
    if network.missing:
        rows.append(PageRow("fact", " · ".join(network.missing), "nobody yet", place=len(rows)))
    return rows


def _section(words: str) -> tuple[PageRow, PageRow]:
    return PageRow("heading", ""), PageRow("heading", words, tone=Tone.HEADING)


def _busy(days: Mapping[date, int]) -> str:
    return f"{phrases.count(sum(days.values()), 'time')} on {phrases.count(len(days), 'day')}"


def _goal(journal: Journal, served: Served) -> Iterator[PageRow]:
    goal = served.goal
    done = goal.state is not State.OPEN
    people = phrases.people(len(served.contacts)) if served.contacts else ""
    right = phrases.STATES[goal.state] if done else people
    if goal.state is State.DONE:
        right = "reached"
    sign = "✓" if goal.state is State.DONE else "" if done else "○"
    tone = Tone.DONE if done else Tone.SOON
    yield PageRow("goal", goal_words(goal), "", right, sign, tone, "goals", goal.id)
    if done:
        return
    for place, (label, words) in enumerate(_serves(journal, served)):
        yield PageRow("serves", words, label, tone=Tone.DIM, table="goals", id=goal.id, place=place)


def goal_words(goal: Goal) -> str:
    """Return a goal with its tags."""
    tags = "".join(f" #{tag}" for tag in goal.tags)
    return f"{goal.what}{tags}"


def _serves(journal: Journal, served: Served) -> Iterator[tuple[str, str]]:
    if served.contacts:
        yield "people", phrases.names(journal, served.contacts, most=8)
    for chance in served.opportunities:
        yield "may come", f"{named(chance)}, {stage_of(chance)}"
    for kept in served.reading:
        yield "read", phrases.resource(kept)
    yield from (("about", line) for line in served.goal.about.splitlines())


def _went_quiet(journal: Journal, network: Glance, today: date) -> Iterator[PageRow]:
    for contact_id, day in network.quiet[:_QUIET]:
        contact = journal.contacts[contact_id]
        words = " · ".join(filter(None, (contact.name, organization(contact))))
        last = _last(journal, contact_id, day, today)
        yield PageRow("quiet", words, right=last, table="contacts", id=contact_id)
    more = len(network.quiet) - _QUIET
    if more > 0:
        yield PageRow("more", f"and {more:,} more: find quiet:{QUIET}d", tone=Tone.DIM)


def _last(journal: Journal, contact_id: int, day: date, today: date) -> str:
    entries = map(journal.entries.__getitem__, journal.entries_with[contact_id])
    kind = next((one.kind for one in entries if one.on == day and one.kind not in ABOUT_KINDS), "")
    return ", ".join(filter(None, (kind, phrases.short_day(day, today))))


def _year(days: Mapping[date, int], today: date, cells: int) -> Iterator[PageRow]:
    """Return the map: a line for each weekday, a column for each week, the latest at the end."""
    monday = today - timedelta(days=today.weekday())
    weeks = max(1, min(YEAR.days // 7 + 1, cells - _MARGIN))
    first = monday - timedelta(weeks=weeks - 1)
    yield PageRow("heading", " " * _MARGIN + _months(first, weeks), tone=Tone.DIM)
    for weekday in range(7):
        signs = [
            _sign(days, first + timedelta(weeks=week, days=weekday), today) for week in range(weeks)
        ]
        name = f"{first + timedelta(days=weekday):%a}"
        yield PageRow("heat", f"{name:<{_MARGIN}}{''.join(signs)}", place=weekday)
    counts = ("none", "1", "2", "3–4", "5 or more")
    legend = "  ".join(f"{sign} {count}" for sign, count in zip(LEVELS, counts, strict=True))
    yield PageRow("heat", f"{'':{_MARGIN}}{legend} in a day", place=7)


def _sign(days: Mapping[date, int], day: date, today: date) -> str:
    if day > today:
        return " "
    return LEVELS[sum(days.get(day, 0) >= least for least in _FULL)]


def _months(first: date, weeks: int) -> str:
    """Return the names of the months, each over the week in which it begins."""
    line = ""
    for week in range(weeks):
        days = [first + timedelta(weeks=week, days=day) for day in range(7)]
        begins = next((day for day in days if day.day == 1), None)
        if begins is not None and len(line) <= week:
            line = f"{line:<{week}}{begins:%b} "
    return line[:weeks]


def plain_lines(journal: Journal, network: Glance, today: date) -> Iterator[str]:
    """Return the same in words, one fact a line."""
    handles = Handles(journal)
    yield f"people in the journal: {network.people:,}"
    if network.address_book:
        yield f"in the address book or archived: {network.address_book:,}"
    for one in network.goals:
        yield f"goal: {goal_words(one.goal)}{_state(one.goal)} [{handles(one.goal.id)}]"
        for label, words in _serves(journal, one) if one.goal.state is State.OPEN else ():
            yield f"serves {one.goal.what}, {label}: {words.replace(' · ', ', ')}"
    for kind in _kinds(network):
        for share in kind.shares:
            yield f"{kind.label}: {kind.sign}{share.name}, {phrases.people(share.people)}"
    for name in network.missing:
        yield f"nobody yet: {name}"
    for contact_id, day in network.quiet:
        last = _last(journal, contact_id, day, today)
        yield f"not in touch for a while: {journal.name(contact_id)}, {last}"
    yield f"in touch in the last year: {_busy(network.days)}"
    yield from _month_lines(network.days)


def _state(goal: Goal) -> str:
    said = {State.OPEN: "", State.DONE: ", reached", State.LET_GO: ", let go"}
    return said[goal.state]


def _month_lines(days: Mapping[date, int]) -> Iterator[str]:
    for month in sorted({(day.year, day.month) for day in days}):
        held = {day: count for day, count in days.items() if (day.year, day.month) == month}
        yield f"in {date(*month, 1):%B %Y}: {_busy(held)}"


def goal_lines(journal: Journal, held: Iterable[Served]) -> Iterator[str]:
    """Return goals, each with what serves it."""
    handles = Handles(journal)
    for one in held:
        yield f"goal: {goal_words(one.goal)}{_state(one.goal)} [{handles(one.goal.id)}]"
        for label, words in _serves(journal, one):
            yield f"serves {one.goal.what}, {label}: {words.replace(' · ', ', ')}"
