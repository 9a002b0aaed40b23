"""Made-up journals of any size, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from netjournal.model.journal import Journal
from netjournal.model.records import TABLES, Contact, Direction, Entry, Favor, Point, Tag
from netjournal.store import layout
from netjournal.store.layout import Leftovers, Meta

TODAY = date(2026, 11, 23)
_FIRST = 1 << 40
_GIVEN = (
    "Ada Charles Mary Grace Katherine Melvil Ida Alan Joan Lise Dorothy George Hedy Niels Émilie"
    " Zoë João Kenji Sofia Emmy Rosalind Caroline Ludwig Søren Ana Bo Chen Dmitri Erin Fátima"
).split()
_HALVES = (
    "love bab somer hop john dew wel tur clar meit hodg bool lam boh chât silv it koval noeth frank"
    " hersch ørst souz lind novák park okaf quist ross øst"
).split()
_ENDS = (
    "lace bage ville per son ey ls ing ke ner kin e arr r elet a o sky er lin el ed za n k".split()
)
_PLACES = ("Analytical Engines", "Fife Libraries", "Navy Library", "County Library", "Bletchley")
_SMALL = (
    "the and to a of for with about in on her his she he it that at they was from said but will"
    " had not have after next year before then so we our this last who when again still"
).split()
_MATTERS = (
    "bookmobile grant slides engine compiler library catalog archive outreach county fellowship"
    " draft keynote panel workshop atlas reading room budget van route school server migration"
    " quilt garden train bread lunch coffee talk book shelf branch patron story hour trustee ledger"
    " record authority subject heading scanner printer badge poster table vendor contract license"
    " journal paper review edition margin letter proof theorem pump lantern telescope mirror comet"
    " star orbit map river bridge harbor ferry bicycle tire brake ramp generator battery charger"
    " laptop tablet hotspot signal antenna cable museum guide volunteer mentor student intern board"
    " meeting vote levy donor auction choir recital violin kitchen soup apple bakery neighbor fence"
    " dog cat puzzle chess crossword marathon trail tent campfire canoe storm snow interview"
    " portfolio resume reference deadline calendar ticket hotel airport platform"
).split()
_CHANGES = ("", "s", "ing", "ed", "er", "less", "ful", "like")
_WORDS = (*_SMALL, *(word + end for end in _CHANGES for word in _MATTERS))
_OFTEN = tuple(accumulate(1 / (rank + 4) for rank in range(len(_WORDS))))
"""How often each word comes, summed up: the few first ones most, as in any language."""
_ENTRY_WORDS = 52


def made(contacts: int, *, entries_each: int = 5, seed: int = 1) -> Journal:
    """Return a journal: entries of about 340 characters, half as many favors as contacts."""
    dice = random.Random(seed)
    ids = iter(range(_FIRST, _FIRST + contacts * (entries_each + 2) + 10))
    journal = Journal()
    people = [_contact(next(ids), dice) for _ in range(contacts)]
    journal.load("contacts", people)
    journal.load("tags", [Tag(id=next(ids), name=name) for name in ("abos26", "libtech25")])
    journal.load("favors", (_favor(next(ids), one.id, dice) for one in people[::2]))
    journal.load("entries", _entries(people, entries_each, ids, dice))
    return journal


def web(contacts: int, *, met_every: int, seed: int = 1) -> tuple[Journal, int]:
    """Return a journal of people who know three others each, and the number of those links.

    One in `met_every` was met, with 0 nobody; twenty people work in one house.
    """
    dice = random.Random(seed)
    ids = [_FIRST + number for number in range(contacts)]
    journal = Journal()
    journal.load(
        "contacts",
        [
            Contact(
                id=one,
                name=name(dice),
                organization=f"House {number // 20}",
                knows=tuple(dice.choices(ids, k=3)),
                met_yet=bool(met_every) and number % met_every == 0,
            )
            for number, one in enumerate(ids)
        ],
    )
    return journal, 3 * contacts


def generate(path: Path, contacts: int, *, entries_each: int = 5, seed: int = 1) -> None:
    """Write a made-up journal as the store lays it out."""
    journal = made(contacts, entries_each=entries_each, seed=seed)
    tables = {name: journal.table(name) for name in TABLES}
    pieces = layout.render(Meta(uuid=f"{seed:032x}"), tables, {}, Leftovers())
    path.write_bytes(b"".join(pieces))


def name(dice: random.Random) -> str:
    """Return a given name and a surname put together from halves."""
    surname = dice.choice(_HALVES) + dice.choice(_HALVES) + dice.choice(_ENDS)
    return f"{dice.choice(_GIVEN)} {surname.capitalize()}"


def _contact(contact_id: int, dice: random.Random) -> Contact:
    called = name(dice)
    address = called.lower().replace(" ", ".").encode("ascii", "ignore").decode()
    return Contact(
        id=contact_id,
        name=called,
        organization=dice.choice(_PLACES),
        title=dice.choice(("librarian", "engineer", "director", "")),
        city=dice.choice(("Denver", "Fife", "Cork", "Oslo", "")),
        emails=(Point(value=f"{address}@mail.example", label="work"),),
        phones=(Point(value=f"+1 555 {dice.randrange(10**7):07}"),),
        tags=("abos26",) if dice.random() < 0.2 else (),
        created=datetime(2025, 1, 1, tzinfo=UTC),
    )


def _favor(favor_id: int, contact: int, dice: random.Random) -> Favor:
    return Favor(
        id=favor_id,
        contact=contact,
        direction=dice.choice((Direction.I_OWE, Direction.THEY_OWE)),
        what=f"send the {dice.choice(_MATTERS)}",
        due=TODAY + timedelta(days=dice.randrange(-30, 60)) if dice.random() < 0.5 else None,
        created=datetime(2026, 10, 1, tzinfo=UTC),
    )


def _entries(
    people: list[Contact], each: int, ids: Iterator[int], dice: random.Random
) -> Iterator[Entry]:
    for _ in range(each):
        for person in people:
            on = TODAY - timedelta(days=dice.randrange(900))
            yield Entry(
                id=next(ids),
                on=on,
                kind=dice.choice(("met", "call", "coffee", "email", "note")),
                text=" ".join(dice.choices(_WORDS, cum_weights=_OFTEN, k=_ENTRY_WORDS)),
                contacts=(person.id,),
                tags=("abos26",) if dice.random() < 0.1 else (),
                created=datetime(on.year, on.month, on.day, 20, tzinfo=UTC),
            )
