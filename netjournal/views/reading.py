"""Links and reading, by what they are kept with, as rows and as plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netjournal.model.journal import Journal
from netjournal.model.records import Resource
from netjournal.views.goal_form import kept_with
from netjournal.views.handles import Handles
from netjournal.views.page_row import PageRow
from netjournal.views.tones import Tone

NOTHING = "Nothing to read is kept yet: {} keeps a link, such as https://… On looms, for Ada"


def by_target(journal: Journal) -> dict[str, list[Resource]]:
    """Return what is kept, newest first, under the person, the tag or the goal it is kept with."""
    held: dict[str, list[Resource]] = {}
    for kept in sorted(journal.resources.values(), key=lambda one: -one.id):
        held.setdefault(next(iter(kept_with(journal, kept)), ""), []).append(kept)
    return dict(sorted(held.items(), key=lambda pair: (not pair[0], pair[0].casefold())))


def reading_rows(journal: Journal, first: str = "") -> list[PageRow]:
    """Return the list; what is kept with `first` ("#abos26", a name) stands at the top.

    Each link is shown whole before a key may open it.
    """
    rows: list[PageRow] = []
    held = by_target(journal)
    for target in sorted(held, key=lambda one: one != first):
        if rows:
            rows.append(PageRow("heading", ""))
        rows.append(PageRow("heading", target or "Kept with nothing", tone=Tone.HEADING))
        for kept in held[target]:
            rows += _rows(kept)
    return rows


def _rows(resource: Resource) -> Iterator[PageRow]:
    yield PageRow("resource", resource.title, table="resources", id=resource.id)
    if resource.link and resource.link != resource.title:
        yield PageRow("more", f"  {resource.link}", tone=Tone.DIM, id=resource.id)


def plain_lines(journal: Journal, held: Iterable[Resource]) -> Iterator[str]:
    """Return one link or reading a line, with what it is kept with."""
    handles = Handles(journal)
    for kept in held:
        link = "" if kept.link == kept.title else kept.link
        said = (kept.title, link, *(f"for {one}" for one in kept_with(journal, kept)))
        yield f"{', '.join(filter(None, said))} [{handles(kept.id)}]"
