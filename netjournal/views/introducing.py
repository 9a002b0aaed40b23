"""What a line about an introduction asks for: to somebody, me to somebody, introduced me to."""

from __future__ import annotations

import re
from typing import NamedTuple

from netjournal.model.introducing import ASKED, MADE, PROMISED
from netjournal.model.journal import Journal
from netjournal.model.names import match_people
from netjournal.model.text import clean

_FORM = re.compile(
    r"(?P<me>(?P<made>introduced )?me (?:to |with )|)(?:to |with |and )?(?P<who>.+)", re.IGNORECASE
)
_PAIR = re.compile(r"(?:introduce )?(?P<one>.+?) (?:to|with|and) (?P<two>.+)", re.IGNORECASE)
_NOBODY = frozenset({"me", "to", "me to", "introduced me", "introduced"})


class Wanted(NamedTuple):
    """The first step, whether I am one of the two, and the other's name; `instead` names whom a
    line means that has both names."""

    step: str
    me: bool
    name: str
    instead: str = ""
    new: bool = False
    """Whether the line says that it is somebody new: "to mikel new"."""


def read(words: str) -> Wanted | None:
    """Read what follows the name of who is selected, or both names; None: it names nobody."""
    found = _FORM.fullmatch(clean(words))
    if found is None or found["who"].casefold() in _NOBODY:
        return None
    me, new = bool(found["me"]), found["who"].endswith(" new")
    pair = None if found.start("who") else _PAIR.fullmatch(found["who"])
    if pair is not None:
        return Wanted(PROMISED, False, pair["two"].removesuffix(" new"), pair["one"], new)
    step = MADE if found["made"] else ASKED if me else PROMISED
    return Wanted(step, me, found["who"].removesuffix(" new"), new=new)


def fitting(journal: Journal, name: str, but: int = 0) -> tuple[int, ...]:
    """Return whom a name means, best fit only; people in the journal before the address book."""
    others = (one for one in journal.contacts.values() if one.id != but)
    found = match_people(name, others).best()
    return tuple(one for one in found if journal.is_known(journal.contacts[one])) or found
