"""Edits of saved searches: keep one under a name, take one away."""

from __future__ import annotations

import re

import msgspec

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import View
from netjournal.model.text import clean


def tidied(name: str) -> str:
    """Return a name that can be typed after @: one word."""
    return re.sub(r"[^\w.-]+", "-", clean(name)).strip("-.")


def named(journal: Journal, name: str) -> View | None:
    """Return the saved search of that name, whatever its case and accents."""
    wanted = fold(tidied(name))
    return next((one for one in journal.views.values() if fold(one.name) == wanted), None)


def save(journal: Journal, name: str, query: str, *, new_id: NewId) -> Edit:
    """Keep a search under a name; one of that name is replaced."""
    builder = EditBuilder(journal)
    held = named(journal, name)
    if held is None:
        builder.put(View(id=new_id(), name=tidied(name), query=query))
    else:
        builder.put(msgspec.structs.replace(held, query=query))
    return builder.build(f"saved the search @{tidied(name)}")


def delete(journal: Journal, view: View) -> Edit:
    """Take a saved search away."""
    builder = EditBuilder(journal)
    builder.delete(view)
    return builder.build(f"deleted the search @{view.name}")
