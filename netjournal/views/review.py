"""What came of it, as sections of facts: on the screen, as plain lines and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from netjournal.insight.review import Came, of_side
from netjournal.model.journal import Journal
from netjournal.model.making.opportunities import named, stage_of
from netjournal.model.records import Direction, Favor, FollowUp, Gave, State
from netjournal.views import introductions, opportunities, phrases
from netjournal.views.page_row import PageRow
from netjournal.views.tones import Tone


class Fact(NamedTuple):
    """One thing that came of it, with the record behind it."""

    words: str
    table: str = ""
    id: int = 0


class Part(NamedTuple):
    """Facts of one kind."""

    title: str
    label: str
    """What each fact is, where it stands alone on a line."""
    facts: tuple[Fact, ...]


def parts(journal: Journal, came: Came, today: date, contact: int | None = None) -> list[Part]:
    """Return what came of it in parts that hold something; `contact` is whom it is about."""
    through = f", {came.through_people} of them through people" if came.opportunities else ""
    made = (
        Part("People met", "met", tuple(_person(journal, one) for one in came.people)),
        Part("What you did", "you did", tuple(_favors(journal, came, Direction.I_OWE, contact))),
        Part(
            "What they did", "they did", tuple(_favors(journal, came, Direction.THEY_OWE, contact))
        ),
        Part("What you got", "got", tuple(_outcomes(journal, came, Gave.GOT, contact))),
        Part("What you gave", "gave", tuple(_outcomes(journal, came, Gave.GAVE, contact))),
        Part("Introductions", "introduced", tuple(_introduced(journal, came, today, contact))),
        Part(
            f"What may come of it{through}",
            "may come of it",
            tuple(_chances(journal, came, today)),
        ),
        Part("Questions", "asked", tuple(_question(journal, one, today) for one in came.questions)),
    )
    return [part for part in made if part.facts]


def _person(journal: Journal, contact_id: int) -> Fact:
    return Fact(journal.name(contact_id), "contacts", contact_id)


def _favors(
    journal: Journal, came: Came, direction: Direction, contact: int | None
) -> Iterator[Fact]:
    for favor in of_side(came.done, direction):
        yield Fact(f"{_favor(journal, favor, contact)}{_on(favor.done_on)}", "favors", favor.id)


def _favor(journal: Journal, favor: Favor, contact: int | None) -> str:
    join = "for" if favor.direction is Direction.I_OWE else "by"
    who = "" if favor.contact == contact else f", {join} {journal.name(favor.contact)}"
    return f"{phrases.what(favor)}{who}"


def _outcomes(journal: Journal, came: Came, way: Gave, contact: int | None) -> Iterator[Fact]:
    join = "from" if way is Gave.GOT else "to"
    for entry, outcome in came.outcomes:
        if outcome.way is not way:
            continue
        people = [one for one in entry.contacts if one != contact]
        who = phrases.names(journal, people, entry.others, most=3)
        chance = journal.opportunities.get(outcome.opportunity or 0)
        about = f", about {named(chance)}" if chance else ""
        said = f"{outcome.kind}{f', {join} {who}' if who else ''}{about}{_on(entry.on)}"
        yield Fact(said, "entries", entry.id)


def _introduced(journal: Journal, came: Came, _today: date, contact: int | None) -> Iterator[Fact]:
    for on, held in came.introductions:
        words = introductions.pair(journal, held, contact)
        yield Fact(f"{words}{_on(on)}", "introductions", held.id)


def _chances(journal: Journal, came: Came, today: date) -> Iterator[Fact]:
    for chance in came.opportunities:
        more = (stage_of(chance), *opportunities.facts(journal, chance))
        said = f"{named(chance)}: {', '.join(more)} ({opportunities.history(chance, today)})"
        yield Fact(said, "opportunities", chance.id)


def _question(journal: Journal, task: FollowUp, _today: date) -> Fact:
    asked = journal.name(task.contact) if task.contact is not None else f"#{task.tag}"
    if task.state is State.DONE:
        by = task.answered_by if task.answered_by is not None else task.contact
        end = f"answered by {journal.name(by)}" if by is not None else "answered"
        end += _on(task.done_on)
    else:
        end = phrases.STATES[task.state]
    return Fact(f"{task.why} ({asked}): {end}", "follow_ups", task.id)


def _on(day: date | None) -> str:
    return f", {day.day} {day:%b %Y}" if day else ""


NOTHING = "Nothing came of it yet, or nothing was written down."


def review_rows(came: Iterable[Part]) -> list[PageRow]:
    """Return the parts as rows of a page."""
    rows: list[PageRow] = []
    for part in came:
        if rows:
            rows.append(PageRow("heading", ""))
        title, comma, more = part.title.partition(", ")
        head = f"{title} · {len(part.facts)}{comma}{more}"
        rows.append(PageRow("heading", head, tone=Tone.HEADING))
        for place, fact in enumerate(part.facts):
            rows.append(PageRow("came", fact.words, table=fact.table, id=fact.id, place=place))
    return rows or [PageRow("heading", NOTHING, tone=Tone.DIM)]


def plain_lines(title: str, came: Iterable[Part]) -> Iterator[str]:
    """Return one fact a line, each saying what it is."""
    yield title
    for part in came:
        _, comma, more = part.title.partition(", ")
        yield f"{part.label}: {len(part.facts)}{comma}{more}"
        for fact in part.facts:
            yield f"{part.label}: {fact.words}"


def markdown_lines(title: str, came: Iterable[Part]) -> Iterator[str]:
    """Return the same as a page of Markdown."""
    yield f"# {_escaped(title)}"
    told = False
    for part in came:
        told = True
        words, comma, more = part.title.partition(", ")
        yield ""
        yield f"## {words} ({len(part.facts)}{comma}{more})"
        yield ""
        for fact in part.facts:
            yield f"- {_escaped(fact.words)}"
    if not told:
        yield ""
        yield NOTHING


def _escaped(words: str) -> str:
    return "".join(f"\\{one}" if one in "\\`*_[]<>|" else one for one in words)
