"""Ways through the web of people, who led to whom, and the words for them."""

from __future__ import annotations

from collections import deque
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.insight.web import Tie, tree, ways
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Entry, Introduction, Met, Position, Record, Step
from netjournal.views.web import tree_lines, way_words

DAY = date(2026, 11, 23)
ADA, CHARLES, GRACE, ALAN, MARY = 11, 12, 13, 14, 15


def person(number: int, name: str, **fields: object) -> Contact:
    return Contact(id=number, name=name, **fields)  # type: ignore[arg-type]  # by name


def met_on(number: int, who: int, on: date, kind: str = "met") -> Entry:
    return Entry(id=number, on=on, kind=kind, contacts=(who,))


def journal(contacts: list[Contact], entries: list[Entry] = [], **more: list[Record]) -> Journal:  # noqa: B006
    made = Journal()
    made.load("contacts", contacts)
    made.load("entries", entries)
    for table, records in more.items():
        made.load(table, records)
    return made


def test_a_way_is_short_first_then_recent() -> None:
    book = journal(
        [
            person(ADA, "Ada Lovelace", knows=(ALAN,)),
            person(CHARLES, "Charles Babbage", knows=(ALAN,)),
            person(GRACE, "Grace Hopper", knows=(MARY,)),
            person(MARY, "Mary Somerville", met_yet=False, knows=(ALAN,)),
            person(ALAN, "Alan Turing", met_yet=False, organization="Bletchley"),
        ],
        [
            met_on(21, ADA, date(2026, 1, 2)),
            met_on(22, CHARLES, date(2026, 11, 2), "coffee"),
            met_on(23, GRACE, date(2026, 11, 22)),
        ],
    )
    said = [way_words(book, one, DAY) for one in ways(book, [ALAN], DAY)]
    assert said == [
        "Charles Babbage (coffee 3 weeks ago) knows Alan Turing, who works at Bletchley",
        "Ada Lovelace (met 10 months ago) knows Alan Turing, who works at Bletchley",
        "Grace Hopper (met yesterday) knows Mary Somerville knows Alan Turing,"
        " who works at Bletchley",
    ]


def test_a_way_goes_through_work_and_introductions() -> None:
    made = Step(step="made", on=DAY)
    book = journal(
        [
            person(ADA, "Ada Lovelace", organization="bletchley"),
            person(CHARLES, "Charles Babbage", positions=(Position(organization="Bletchley"),)),
            person(GRACE, "Grace Hopper"),
            person(ALAN, "Alan Turing", met_yet=False, organization="Bletchley"),
        ],
        [met_on(21, ADA, DAY), met_on(22, CHARLES, date(2026, 11, 1))],
        introductions=[Introduction(id=61, people=(GRACE, ALAN), steps=(made,))],
    )
    assert [way_words(book, one, DAY) for one in ways(book, [ALAN], DAY)] == [
        "Ada Lovelace (met today) works at bletchley, as does Alan Turing",
        "Charles Babbage (met 3 weeks ago) works at Bletchley, as does Alan Turing",
        "Grace Hopper was introduced to Alan Turing, who works at Bletchley",
    ]


def test_who_works_there_and_is_known_comes_before_who_leads_there() -> None:
    book = journal(
        [
            person(ADA, "Ada Lovelace", organization="Bletchley"),
            person(CHARLES, "Charles Babbage", knows=(ALAN,)),
            person(ALAN, "Alan Turing", met_yet=False, organization="Bletchley"),
        ]
    )
    found = ways(book, [ADA, ALAN], DAY)
    assert way_words(book, found[0], DAY) == "you know Ada Lovelace, who works at Bletchley"
    assert [step.tie for step in found[1].steps] == [Tie.KNOWS]


def test_nobody_asks_an_archived_person_or_somebody_of_the_address_book() -> None:
    book = journal(
        [
            person(ADA, "Ada Lovelace", knows=(ALAN,), archived="moved"),
            person(ALAN, "Alan Turing", met_yet=False),
        ]
    )
    assert ways(book, [ALAN], DAY) == []


def test_the_last_few_of_a_large_circle_are_found_too() -> None:
    circle = range(20, 60)
    book = journal(
        [
            person(ADA, "Ada Lovelace", knows=(59,)),
            person(ALAN, "Alan Turing", met_yet=False, knows=tuple(circle)),
            *(person(one, f"P{one}", met_yet=False) for one in circle),
        ]
    )
    (found,) = ways(book, [ALAN], DAY)
    assert [found.first, *(step.contact for step in found.steps)] == [ADA, 59, ALAN]


LINKS = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=30)


@settings(max_examples=40, deadline=None)
@given(LINKS, st.sets(st.integers(2, 12)))
def test_the_first_way_is_as_short_as_any(links: list[tuple[int, int]], met: set[int]) -> None:
    near: dict[int, set[int]] = {one: set() for one in range(1, 13)}
    for one, two in links:
        near[one].add(two)
        near[two].add(one)
    book = journal(
        [
            person(
                one,
                f"P{one}",
                knows=tuple(two for first, two in links if first == one),
                met_yet=one in met,
            )
            for one in near
        ]
    )
    distance, waiting = {1: 0}, deque([1])
    while waiting:
        at = waiting.popleft()
        for one in near[at]:
            if one not in distance:
                distance[one] = distance[at] + 1
                waiting.append(one)
    shortest = min((distance[one] for one in met if one in distance), default=None)
    found = ways(book, [1], DAY, most=20)
    assert (len(found[0].steps) if found else None) == shortest
    assert [len(one.steps) for one in found] == sorted(len(one.steps) for one in found)
    for way in found:
        path = [way.first, *(step.contact for step in way.steps)]
        assert path[-1] == 1
        assert all(two in near[one] for one, two in pairwise(path))
        assert not met.intersection(path[1:]), "a way begins with the last one you know"


def test_the_tree_holds_everybody_once_even_in_a_ring() -> None:
    book = journal(
        [
            person(ADA, "Ada", met=Met(via=CHARLES)),
            person(CHARLES, "Charles", met=Met(via=ADA)),
            person(GRACE, "Grace", met=Met(via=MARY)),
            person(ALAN, "Alan", met=Met(via=GRACE)),
            person(MARY, "Mary"),
        ]
    )
    rows = tree(book)
    assert sorted(one.contact for one in rows) == [ADA, CHARLES, GRACE, ALAN, MARY]
    assert [(one.contact, one.depth) for one in rows[:3]] == [(MARY, 0), (GRACE, 1), (ALAN, 2)]
    assert [*tree_lines(book)][:2] == ["Mary led to Grace", "Grace led to Alan"]


def test_a_long_chain_is_no_trouble() -> None:
    chain = [person(1, "P1"), *(person(n, f"P{n}", met=Met(via=n - 1)) for n in range(2, 5_001))]
    book = journal(chain)
    assert len(tree(book)) == 5_000
