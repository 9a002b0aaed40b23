"""What came of a person, a tag or a year: people met, favors both ways, outcomes, introductions,
opportunities and questions. Facts in lists, no score and no order of merit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from netjournal.insight import tags
from netjournal.model.introducing import MADE
from netjournal.model.journal import Journal
from netjournal.model.names import fold, sort_key
from netjournal.model.records import (
    ABOUT_KINDS,
    ME,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Gave,
    Introduction,
    Opportunity,
    Outcome,
    State,
)


class Came(NamedTuple):
    """What came of it; all of it by day, people by name."""

    people: tuple[int, ...]
    """Whom you met."""
    done: tuple[Favor, ...]
    """Favors done, in both directions."""
    outcomes: tuple[tuple[Entry, Outcome], ...]
    introductions: tuple[tuple[date, Introduction], ...]
    """Introductions that were made, with the day."""
    opportunities: tuple[Opportunity, ...]
    questions: tuple[FollowUp, ...]
    """Questions that were asked, whether answered or not."""

    @property
    def through_people(self) -> int:
        """How many of the opportunities were heard of through somebody, or had somebody help."""
        helped = {one.opportunity for _, one in self.outcomes if one.way is Gave.GOT}
        return sum(
            one.heard_from is not None or bool(one.people) or one.id in helped
            for one in self.opportunities
        )


def of_year(journal: Journal, year: int, today: date) -> Came:
    """Return what came of a year."""

    def within(day: date | None) -> bool:
        return day is not None and day.year == year

    met = first_met(journal, today)
    entries = [one for one in journal.entries.values() if within(one.on)]
    return _came(
        journal,
        people=(one for one, day in met.items() if day[:4] == f"{year:04}"),
        favor=lambda one: within(one.done_on),
        entries=entries,
        introduction=lambda _, on: within(on),
        opportunity=lambda one: any(within(stage.on) for stage in one.stages),
        question=lambda one: within(one.done_on) or within(_made(one)),
    )


def of_person(journal: Journal, contact_id: int) -> Came:
    """Return what came of knowing somebody."""
    entries = journal.entries_of(contact_id)
    meant = {one.opportunity for entry in entries for one in entry.outcomes}
    own = set(journal.opportunities_of[contact_id]) | meant
    led = set(journal.met_via[contact_id])
    for held in map(journal.introductions.__getitem__, journal.introductions_of[contact_id]):
        if held.broker == contact_id and ME in held.people and _made_on(held):
            led.update(one for one in held.people if one != ME)
    return _came(
        journal,
        people=led,
        favor=lambda one: one.contact == contact_id,
        entries=entries,
        introduction=lambda one, _: contact_id in (*one.people, one.broker),
        opportunity=lambda one: one.id in own,
        question=lambda one: contact_id in (one.contact, one.answered_by),
    )


def of_tag(journal: Journal, name: str, today: date) -> Came:
    """Return what came of an event, a group or a topic."""
    came = tags.came_of(journal, name)
    favors = {one.id for one in came.favors}
    chances = {one.id for one in came.opportunities}
    people = tags.met_there(journal, name, today)
    days = {entry.on for entry in tags.entries_of(journal, name)}
    return _came(
        journal,
        people=people,
        favor=lambda one: one.id in favors,
        entries=tags.entries_of(journal, name),
        introduction=lambda one, on: on in days and not set(people).isdisjoint(one.people),
        opportunity=lambda one: one.id in chances,
        question=lambda one: bool(one.tag) and fold(one.tag) == fold(name),
    )


def first_met(journal: Journal, today: date) -> dict[int, str]:
    """Return the (partial) day on which you first met everybody: as their card says, else noted."""
    first: dict[int, str] = {}
    for entry in journal.entries.values():
        if entry.kind in ABOUT_KINDS or entry.on > today or entry.happened is False:
            continue
        day = entry.on.isoformat()
        for contact_id in entry.contacts:
            if contact_id not in first or day < first[contact_id]:
                first[contact_id] = day
    for contact in journal.contacts.values():
        if contact.met is not None and contact.met.on and not contact.met.on.startswith("--"):
            first[contact.id] = contact.met.on
    return first


def _came(
    journal: Journal,
    *,
    people: Iterable[int],
    favor: Callable[[Favor], bool],
    entries: Iterable[Entry],
    introduction: Callable[[Introduction, date], bool],
    opportunity: Callable[[Opportunity], bool],
    question: Callable[[FollowUp], bool],
) -> Came:
    done = [one for one in journal.favors.values() if one.state is State.DONE and favor(one)]
    made = [(on, one) for one in journal.introductions.values() if (on := _made_on(one))]
    asked = [one for one in journal.follow_ups.values() if one.on is None and question(one)]
    outcomes = [(entry, one) for entry in entries for one in entry.outcomes]
    chances = [one for one in journal.opportunities.values() if opportunity(one)]
    known = (one for one in people if one in journal.contacts)
    return Came(
        tuple(sorted(known, key=lambda one: sort_key(journal.name(one)))),
        tuple(sorted(done, key=lambda one: (one.done_on or date.min, one.id))),
        tuple(sorted(outcomes, key=lambda pair: (pair[0].on, pair[0].id))),
        tuple(
            sorted(
                ((on, one) for on, one in made if introduction(one, on)),
                key=lambda pair: (pair[0], pair[1].id),
            )
        ),
        tuple(sorted(chances, key=lambda one: one.id)),
        tuple(sorted(asked, key=lambda one: one.id)),
    )


def of_side(favors: Iterable[Favor], direction: Direction) -> list[Favor]:
    """Return the favors of one side."""
    return [one for one in favors if one.direction is direction]


def _made_on(introduction: Introduction) -> date | None:
    return next((step.on for step in introduction.steps if step.step == MADE), None)


def _made(task: FollowUp) -> date | None:
    return task.created.date() if task.created else None
