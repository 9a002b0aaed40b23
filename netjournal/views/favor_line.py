"""What the words of a favor say beside themselves: its money, or whom an introduction is to."""

from __future__ import annotations

import re

import msgspec

from netjournal.model.amounts import find_amount
from netjournal.model.journal import Journal
from netjournal.model.records import Favor
from netjournal.views.introducing import fitting

_INTRODUCTION = re.compile(r"\b(?:intro|introduc\w+|connect)\b.*?\bto (?P<who>.+)", re.IGNORECASE)


def with_what_it_says(journal: Journal, favor: Favor, currency: str) -> Favor:
    """Return a favor with the amount, or the person, that its words name."""
    found = find_amount(favor.what, currency)
    if found is not None:
        return msgspec.structs.replace(favor, amount=found[0], kind="money")
    named = _INTRODUCTION.search(favor.what)
    if named is None:
        return favor
    people = fitting(journal, named["who"], favor.contact)
    about = people if len(people) == 1 else ()
    return msgspec.structs.replace(favor, kind="introduction", about=about)
