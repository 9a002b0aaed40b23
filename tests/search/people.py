"""The journal that the tests of finding search in."""

from __future__ import annotations

from datetime import date

from netjournal.model.journal import Journal
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Point,
    Source,
    State,
    Tag,
)

DAY = date(2026, 11, 20)


def journal() -> Journal:
    """Return people of history, some notes, favors, tags, and one imported namesake."""
    made = Journal()
    imported = (Source(origin="linkedin", on=DAY),)
    made.load(
        "contacts",
        [
            Contact(
                id=1,
                name="Ada Lovelace",
                organization="Analytical Engines",
                emails=(Point(value="ada@analytical.example"),),
                phones=(Point(value="+44 20 7946 0958"),),
                tags=("abos26",),
                city="London",
            ),
            Contact(id=2, name="Charles Babbage", aliases=("The Engineer",)),
            Contact(id=3, name="Robert Hooke", title="curator"),
            Contact(id=4, name="Émilie du Châtelet", former_names=("Émilie de Breteuil",)),
            Contact(id=5, name="Софья Ковалевская"),
            Contact(id=6, name="王小明"),
            Contact(id=7, name="Ludwig van den Berg"),
            Contact(id=8, name="Ana Souza"),
            Contact(id=9, name="Ana Lima"),
            Contact(id=10, name="Seán O’Brien"),
            Contact(id=11, name="Mary Somerville", sources=imported),
            Contact(id=12, name="Mary Somerville"),
            Contact(id=13, name="Grace Hopper", about="bookmobile fleet in Fife"),
        ],
    )
    made.load("tags", [Tag(id=40, name="abos26", title="Bookmobile conference")])
    made.load(
        "entries",
        [
            Entry(id=50, on=date(2026, 11, 1), text="talked about tides", contacts=(12,)),
            Entry(id=51, on=date(2026, 11, 19), text="Tides again, café later", contacts=(1,)),
            Entry(id=52, on=date(2026, 11, 5), text="nothing of note", mentions=(2,)),
        ],
    )
    made.load(
        "favors",
        [
            Favor(id=60, contact=1, direction=Direction.I_OWE, what="send slides"),
            Favor(id=61, contact=2, direction=Direction.I_OWE, what="slides", state=State.DONE),
            Favor(id=62, contact=8, direction=Direction.THEY_OWE, what="the atlas"),
            Favor(id=63, contact=9, direction=Direction.THEY_OWE, what="an atlas of tides"),
        ],
    )
    made.load("follow_ups", [FollowUp(id=70, contact=2, on=DAY, why="engine parts")])
    return made
