"""One line about a goal or a link, and which links a key may open."""

from __future__ import annotations

import pytest

from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Goal
from netjournal.views.goal_form import may_open, read_goal, read_resource

ADA, MARY = 11, 12


@pytest.fixture
def journal() -> Journal:
    made = Journal()
    made.load("contacts", [Contact(id=ADA, name="Ada Lovelace"), Contact(id=MARY, name="Mary S")])
    made.load("goals", [Goal(id=81, what="find a mentor")])
    return made


@pytest.mark.parametrize(
    ("line", "what", "tags", "people"),
    [
        ("find a mentor #mentor", "find a mentor", ("mentor",), ()),
        ("three libraries #a #b with Ada and Mary S", "three libraries", ("a", "b"), (ADA, MARY)),
        ("work with vans", "work with vans", (), ()),
        ("work with vans with Ada", "work with vans", (), (ADA,)),
        ("learn C#", "learn C#", (), ()),
    ],
)
def test_a_goal_in_one_line(
    journal: Journal, line: str, what: str, tags: tuple[str, ...], people: tuple[int, ...]
) -> None:
    goal = read_goal(journal, line, lambda: 1)
    assert (goal.what, goal.tags, goal.contacts) == (what, tags, people)


@pytest.mark.parametrize(
    ("line", "title", "link", "held"),
    [
        ("https://b.example/x On looms, for Ada", "On looms", "https://b.example/x",
         (ADA, "", None)),
        ("On looms (https://b.example/x) #reading", "On looms", "https://b.example/x",
         (None, "reading", None)),
        ("www.b.example.", "b.example", "https://www.b.example", (None, "", None)),
        ("a book for mentor", "a book", "", (None, "", 81)),
        ("vans for fun, for Ada", "vans for fun", "", (ADA, "", None)),
        ("a guide for beginners", "a guide for beginners", "", (None, "", None)),
        ("mailto:ada@engines.example", "ada@engines.example", "mailto:ada@engines.example",
         (None, "", None)),
    ],
)  # fmt: skip
def test_a_link_in_one_line(
    journal: Journal, line: str, title: str, link: str, held: tuple[int | None, str, int | None]
) -> None:
    kept = read_resource(journal, line, lambda: 1)
    assert (kept.title, kept.link) == (title, link)
    assert (kept.contact, kept.tag, kept.goal) == held


@pytest.mark.parametrize(
    ("link", "may"),
    [
        ("https://b.example/x?y=1#z", True),
        ("HTTP://b.example", True),
        ("mailto:ada@engines.example", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("ssh://b.example", False),
        ("https:///x", False),
        ("mailto:", False),
        ("https://b.example/ x", False),
        ("https://b.example/\x1b[2J", False),
        ("https://[b", False),
        ("-oProxyCommand=x", False),
        ("", False),
    ],
)
def test_only_pages_and_addresses_are_opened(link: str, may: bool) -> None:
    assert may_open(link) is may
