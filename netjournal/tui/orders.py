"""The people of the open journal in each order, kept sorted; a large journal is sorted beside the
keys. It knows the session and no screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from netjournal.insight.people import ORDERS, Ordered
from netjournal.model.edits import Edit

if TYPE_CHECKING:
    from netjournal.tui.session import Session

MANY = 1_000
"""From so many changes at once, as of an import, all is read again, in slices."""


class Orders:
    """Who comes after whom, by an order of `insight.people.ORDERS`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: dict[str, Ordered] = {}
        self._outdated: set[str] = set()
        """The orders of a large journal that `sort` has to make anew."""

    def ids(self, order: str) -> Sequence[int]:
        """Return the people in an order."""
        session, held = self._session, self._held.get(order)
        if held is None:
            held = self._held[order] = Ordered(session.journal, session.today, order)
        return held.left() if order in self._outdated else held.ids

    async def sort(self) -> bool:
        """Sort the people where that waits for somebody with time; tell whether any were."""
        session, waited = self._session, bool(self._outdated)
        while self._outdated:
            order = next(iter(self._outdated))
            make = partial(Ordered, session.journal, session.today, order)
            self._held[order] = await session.reckoned(make)
            self._outdated.discard(order)
        return waited

    def begin_again(self) -> None:
        """Let all be sorted anew: at once where that is not felt, else by `sort`."""
        if self._session.is_large:
            self._outdated.update(ORDERS)
        else:
            self._held.clear()

    def update(self, edit: Edit) -> None:
        """Take in an edit that the journal holds now."""
        # The first picture is of nobody's edit.
        from netjournal.insight.touched import touched

        journal = self._session.journal
        if any(held.journal is not journal for held in self._held.values()):
            self._held.clear()
        many = len(edit.changes) > MANY
        # Where all are sorted anew, who is gone must not be shown until then.
        gone = {one.id for one in edit.changes if one.table == "contacts"}
        people = gone if many else touched(journal, edit)
        for held in self._held.values():
            held.update(people)
        if many:
            self.begin_again()
